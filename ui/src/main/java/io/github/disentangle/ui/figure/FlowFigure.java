package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tokens downwards, states of the layers from left to right, and lines for what passes from state to state on its way
/// to what is read in the end. Lines weaker than one threshold are left out, and said to be.
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

    /// What passes through each state, then each line that is drawn.
    @Override
    public Optional<Listing> listing() {
        int count = tokens.length();
        int all = nodes.data().length;
        List<Edge> drawn = shown().reversed();
        IntFunction<@Nullable Edge> edge = line -> line < all ? null : drawn.get(line - all);
        IntUnaryOperator state =
                line -> line < all ? line / count : drawn.get(line - all).layer() + 1;
        IntUnaryOperator token =
                line -> line < all ? line % count : drawn.get(line - all).query();
        var columns = new ArrayList<Listing.Column>();
        columns.add(
                Listing.Column.ofWords(states.title(), line -> states.text(state.applyAsInt(line)), state::applyAsInt));
        columns.addAll(Listing.ofTokens(tokens, token::applyAsInt));
        columns.add(Listing.Column.ofWords(
                text("table.from"),
                line -> edge.apply(line) instanceof Edge line0 ? tokens.text(line0.key()) : text("table.all"),
                line -> edge.apply(line) instanceof Edge line0 ? line0.key() : -1));
        columns.add(Listing.Column.ofNumbers(
                legend.unit(), line -> edge.apply(line) instanceof Edge line0 ? line0.share() : nodes.data()[line]));
        return Optional.of(new Listing(
                columns,
                all + drawn.size(),
                line -> new Target.State(state.applyAsInt(line), token.applyAsInt(line)),
                target -> target instanceof Target.State(int of, int index)
                                && of >= 0
                                && of < states.length()
                                && index >= 0
                                && index < count
                        ? of * count + index
                        : -1));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new FlowLayout(this, frame);
    }
}
