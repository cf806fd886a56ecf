package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.mixing.ContributionFlow;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FlowFigure;
import io.github.disentangle.ui.figure.Legend;

/// What passes from tokens to the states that are read, in a picture.
public final class FlowPictures {

    /// What a state keeps of itself outweighs all else: lines reach the end of the scale at this share of the
    /// strongest.
    private static final double CLIPPED = 0.4;

    private FlowPictures() {}

    /// @param threshold lines that carry less are left out
    public static Figure draw(Encoding encoding, ContributionFlow flow, double threshold) {
        return new FlowFigure(
                Caption.NONE,
                flow.nodes(),
                flow.edges(),
                TokenAxes.of(text("axis.token"), encoding),
                StateNames.axis(flow.edges().size()),
                threshold,
                new Legend(
                        new ColourScale(
                                ColourScale.Kind.SEQUENTIAL,
                                CLIPPED
                                        * ColourScale.fitting(flow.edges(), false)
                                                .limit(),
                                true),
                        text("flow.unit"),
                        text("scope.states")));
    }
}
