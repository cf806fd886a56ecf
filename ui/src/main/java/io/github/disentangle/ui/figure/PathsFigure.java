package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Optional;

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
    public Optional<Listing> listing() {
        int count = tokens.length();
        var columns = new ArrayList<Listing.Column>();
        columns.add(Listing.Column.ofWords(states.title(), line -> states.text(line / count), line -> line / count));
        columns.addAll(Listing.ofTokens(tokens, line -> line % count));
        columns.add(Listing.Column.ofNumbers(x, line -> points.data()[2 * line]));
        columns.add(Listing.Column.ofNumbers(y, line -> points.data()[2 * line + 1]));
        return Optional.of(new Listing(
                columns,
                states.length() * count,
                line -> new Target.State(line / count, line % count),
                target -> target instanceof Target.State(int state, int token)
                                && state >= 0
                                && state < states.length()
                                && token >= 0
                                && token < count
                        ? state * count + token
                        : -1));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new PathsLayout(this, frame);
    }
}
