package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// One matrix of one head: what attends to what. Rows are queries, columns are keys.
///
/// @param values `[query, key]`; not-finite values are drawn as missing
/// @param queries names of the rows
/// @param keys names of the columns
/// @param legend colour scale, unit and scope of the normalisation
/// @param reading how a cell is put into words
public record MatrixFigure(
        Caption caption, Tensor values, TokenAxis queries, TokenAxis keys, Legend legend, Reading reading)
        implements Figure {

    /// How a cell is put into words.
    public enum Reading {
        /// `from movie to great`
        FROM_TO,
        /// `layer 3, movie`
        TOGETHER
    }

    /// The size of a cell that is comfortable to look at and to hit.
    static final double COMFORTABLE_CELL = 36;

    /// The size of a plot that fits on a screen.
    private static final double COMFORTABLE_PLOT = 900;

    /// Beyond this, bigger cells say nothing more.
    static final double LARGEST_CELL = 72;

    /// A map of attention.
    public MatrixFigure(Caption caption, Tensor values, TokenAxis queries, TokenAxis keys, Legend legend) {
        this(caption, values, queries, keys, legend, Reading.FROM_TO);
    }

    public MatrixFigure {
        int[] shape = values.shape();
        if (shape.length != 2 || shape[0] != queries.length() || shape[1] != keys.length()) {
            throw new IllegalArgumentException(
                    "a matrix " + values + " for " + queries.length() + " queries and " + keys.length() + " keys");
        }
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? legend.unit() : caption.title();
    }

    @Override
    public String summary() {
        String shape = name() + ": " + queries.length() + " " + queries.title() + " by " + keys.length() + " "
                + keys.title() + (reading == Reading.FROM_TO ? " tokens" : "");
        int strongest = strongest();
        if (strongest < 0) {
            return shape + ", no values";
        }
        int query = strongest / keys.length();
        int key = strongest % keys.length();
        return shape + ", strongest " + words(query, key);
    }

    /// A cell in words, e.g. `from movie to great, 0.31 probability`.
    String words(int query, int key) {
        String cell = reading == Reading.FROM_TO
                ? "from " + queries.text(query) + " to " + keys.text(key)
                : queries.text(query) + ", " + keys.text(key);
        return cell + ", " + Numbers.readable(values.get(query, key)) + " " + legend.unit();
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        int longer = Math.max(1, Math.max(keys.length(), queries.length()));
        double cell = Math.clamp(Math.floor(COMFORTABLE_PLOT / longer), 2, COMFORTABLE_CELL);
        return MatrixLayout.sizeFor(this, cell, theme);
    }

    @Override
    public Optional<Listing> listing() {
        return Optional.of(Listing.ofMap(queries, keys, null, List.of(legend.unit()), List.of(values)));
    }

    @Override
    public Optional<FigureTable> table() {
        return Optional.of(FigureTable.ofMap(queries, keys, values));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new MatrixLayout(this, frame);
    }

    /// Index of the finite value of largest magnitude; -1 when there is none.
    private int strongest() {
        float[] data = values.data();
        int strongest = -1;
        for (int index = 0; index < data.length; index++) {
            if (Float.isFinite(data[index]) && (strongest < 0 || Math.abs(data[index]) > Math.abs(data[strongest]))) {
                strongest = index;
            }
        }
        return strongest;
    }
}
