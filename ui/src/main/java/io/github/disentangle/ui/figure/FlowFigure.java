package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Tokens downwards, states of the layers from left to right, and lines for what passes from state to state on its way
/// to what is read in the end. Lines weaker than one threshold are left out.
///
/// @param nodes how much passes through each state, `[state, token]`
/// @param edges how much passes from each state to each of the next layer, `[query, key]` for each layer
/// @param tokens names of the rows
/// @param states names of the columns, one more than layers
/// @param threshold the least a line must carry
/// @param legend scale of what passes, unit and scope
public record FlowFigure(
        Caption caption,
        Tensor nodes,
        List<Tensor> edges,
        TokenAxis tokens,
        TokenAxis states,
        double threshold,
        Legend legend)
        implements Figure {

    /// What passes from the state of `key` below to the state of `query` above.
    record Edge(int layer, int query, int key, float share) {}

    public FlowFigure {
        edges = List.copyOf(edges);
        if (nodes.shape()[0] != states.length()
                || nodes.shape()[1] != tokens.length()
                || edges.size() != states.length() - 1) {
            throw new IllegalArgumentException(
                    "a flow " + nodes + " through " + edges.size() + " layers for " + tokens.length() + " tokens");
        }
    }

    /// The lines that are strong enough, weakest first.
    List<Edge> shown() {
        List<Edge> shown = new ArrayList<>();
        int length = tokens.length();
        for (int layer = 0; layer < edges.size(); layer++) {
            float[] shares = edges.get(layer).data();
            for (int index = 0; index < shares.length; index++) {
                if (shares[index] >= threshold && shares[index] > 0) {
                    shown.add(new Edge(layer, index / length, index % length, shares[index]));
                }
            }
        }
        shown.sort((one, other) -> Float.compare(one.share(), other.share()));
        return shown;
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "flow" : caption.title();
    }

    @Override
    public String summary() {
        return name() + ": " + tokens.length() + " tokens through " + edges.size() + " layers, " + shown().size()
                + " lines of at least " + Numbers.percent(threshold);
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(160 + 110.0 * states.length(), 26.0 * tokens.length() + caption.height(theme) + 110);
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new FlowLayout(this, frame);
    }
}
