package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.mixing.ContributionFlow;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FlowFigure;
import io.github.disentangle.ui.figure.Legend;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What passes from tokens to the states that are read, in a picture.
public final class FlowPictures {

    /// What a state keeps of itself outweighs all else: lines reach the end of the scale at this share of the
    /// strongest.
    private static final double CLIPPED = 0.4;

    /// Weaker lines are noise to the eye at first, in even shares (see [#evenShare]).
    public static final double FIRST_THRESHOLD = 0.25;

    private FlowPictures() {}

    /// What each token would carry if all carried alike: the more there are, the less a line that matters carries.
    /// All lines of a layer together carry the whole, so that at most as many are left per token as this is divided
    /// by.
    public static double evenShare(Tokens tokens) {
        return 1.0 / tokens.length();
    }

    /// The tokens whose last states are followed: one that is asked for, or those a logit is read from, or the
    /// first.
    ///
    /// @param subject what the logit belongs to; null for none. One of another sequence is not looked at
    public static BitSet read(Encoding encoding, @Nullable Subject subject, OptionalInt wanted) {
        var read = new BitSet();
        if (wanted.isPresent()) {
            read.set(wanted.getAsInt());
        } else if (subject != null && subject.length() == encoding.length()) {
            read.or(subject.readAt());
        }
        if (read.isEmpty()) {
            read.set(0);
        }
        return read;
    }

    /// @param threshold lines that carry less are left out
    public static Figure draw(Tokens tokens, ContributionFlow flow, double threshold) {
        List<Tensor> edges = flow.edges().stream().map(tokens::sums).toList();
        return tokens.linked(new FlowFigure(
                tokens.sumCaption(),
                tokens.sumsByState(flow.nodes()),
                edges,
                tokens.axis(text("axis.token")),
                StateNames.axis(edges.size()),
                threshold,
                new Legend(
                        new ColourScale(
                                ColourScale.Kind.SEQUENTIAL,
                                CLIPPED * ColourScale.fitting(edges, false).limit(),
                                true),
                        text("flow.unit"),
                        text("scope.states"))));
    }
}
