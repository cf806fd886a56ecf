package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// One head read like a sentence: queries on the left, keys on the right, a line from each to each, the stronger the
/// darker.
///
/// @param weights `[query, key]`, not negative; usually attention probabilities
/// @param filter which lines are drawn
public record HeadFigure(
        Caption caption, Tensor weights, TokenAxis queries, TokenAxis keys, Filter filter, Legend legend)
        implements Figure {

    /// Which lines are drawn.
    ///
    /// @param threshold only weights of at least this
    /// @param fromSegment only queries of this segment; -1 for all
    /// @param toSegment only keys of this segment; -1 for all
    public record Filter(double threshold, int fromSegment, int toSegment) {

        public static final Filter ALL = new Filter(0, -1, -1);

        public static Filter atLeast(double threshold) {
            return new Filter(threshold, -1, -1);
        }

        /// From the tokens of one text to those of the other, 0 or 1 each.
        public Filter between(int fromSegment, int toSegment) {
            return new Filter(threshold, fromSegment, toSegment);
        }
    }

    public HeadFigure {
        int[] shape = weights.shape();
        if (shape.length != 2 || shape[0] != queries.length() || shape[1] != keys.length()) {
            throw new IllegalArgumentException(
                    "weights " + weights + " for " + queries.length() + " queries and " + keys.length() + " keys");
        }
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "head" : caption.title();
    }

    @Override
    public String summary() {
        return name() + ": lines from " + queries.length() + " " + queries.title() + " to " + keys.length() + " "
                + keys.title() + " tokens, weights of at least " + Numbers.readable(filter.threshold());
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        double pitch = theme.lineHeight(theme.label()) + 3;
        return new Size(
                560,
                Math.ceil(HeadLayout.reserved(this, theme, 540) + pitch * Math.max(queries.length(), keys.length())));
    }

    @Override
    public Optional<Listing> listing() {
        return Optional.of(Listing.ofMap(queries, keys, drawn(), List.of(legend.unit()), List.of(weights)));
    }

    @Override
    public Optional<FigureTable> table() {
        return Optional.of(FigureTable.ofMap(queries, keys, weights));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new HeadLayout(this, frame);
    }

    /// Which weights pass the filter, `[query, key]` row-major.
    boolean[] drawn() {
        float[] data = weights.data();
        boolean[] drawn = new boolean[data.length];
        for (int index = 0; index < data.length; index++) {
            int query = index / keys.length();
            int key = index % keys.length();
            drawn[index] = data[index] > 0
                    && data[index] >= filter.threshold()
                    && (filter.fromSegment() < 0 || queries.label(query).segment() == filter.fromSegment())
                    && (filter.toSegment() < 0 || keys.label(key).segment() == filter.toSegment());
        }
        return drawn;
    }
}
