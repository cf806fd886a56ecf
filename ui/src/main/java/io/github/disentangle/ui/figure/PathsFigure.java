package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;

/// The ways of tokens through the layers in a plane, each ending in its name.
///
/// @param points `[state, token, component]` with two components
/// @param tokens whose ways they are
/// @param states names of the states, first to last
/// @param x name and unit of the first component
/// @param y name and unit of the second
public record PathsFigure(Caption caption, Tensor points, TokenAxis tokens, TokenAxis states, String x, String y)
        implements Figure {

    public PathsFigure {
        int[] shape = points.shape();
        if (shape.length != 3 || shape[0] != states.length() || shape[1] != tokens.length() || shape[2] != 2) {
            throw new IllegalArgumentException(
                    "paths " + points + " for " + states.length() + " states and " + tokens.length() + " tokens");
        }
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "paths of " + tokens.length() + " tokens" : caption.title();
    }

    @Override
    public String summary() {
        return name() + ": through " + states.length() + " states, " + y + " against " + x;
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(640, 480 + caption.height(theme));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new PathsLayout(this, frame);
    }
}
