package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.DisentangledAttention;
import io.github.disentangle.engine.model.PositionTable;
import io.github.disentangle.engine.model.RelativePositions;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Objects;

/// What one head brings to its scores whatever the text: the biases of its projections, and the relative rows sent
/// through them.
///
/// @param queryBias of the content's queries, (channel)
/// @param keyBias of the content's keys, (channel)
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record HeadWeights(DisentangledAttention attention, int head, float[] queryBias, float[] keyBias) {

    /// Relative rows of a head, taken apart.
    ///
    /// @param content without the bias of the projection, (row, channel)
    /// @param bias (channel)
    @SuppressWarnings("ArrayRecordComponent") // read-only, never compared
    record PositionRows(Matrix content, float[] bias) {}

    static HeadWeights of(DebertaModel model, int layer, int head) {
        Objects.checkIndex(layer, model.config().layers());
        Objects.checkIndex(head, model.config().heads());
        DisentangledAttention attention = model.layer(layer).attention();
        int width = attention.heads() * model.config().headSize();
        int size = model.config().headSize();
        Linear projections = attention.projections();
        return new HeadWeights(
                attention, head, part(projections, head * size, size), part(projections, width + head * size, size));
    }

    private static float[] part(Linear projection, int first, int size) {
        return Arrays.copyOfRange(projection.biasValues(), first, first + size);
    }

    /// The position keys (c2p) or position queries (p2c); call only for terms the scores have.
    ///
    /// @param factor on the relative rows
    PositionRows rows(Term term, RelativePositions.Window window, float factor, Arena arena) {
        Matrix rows = attention.table(term, window, head, factor, arena);
        PositionTable table = Objects.requireNonNull(attention.table(term));
        float[] bias = part(table.projection(), table.firstOutput() + head * rows.columns(), rows.columns());
        subtract(rows, bias);
        return new PositionRows(rows, bias);
    }

    /// Subtracts a vector from each row.
    static void subtract(Matrix rows, float... bias) {
        for (int row = 0; row < rows.rows(); row++) {
            for (int channel = 0; channel < bias.length; channel++) {
                rows.set(row, channel, rows.get(row, channel) - bias[channel]);
            }
        }
    }

    /// `Σ_c rows_rc · vector_c` for each row.
    static double[] products(Matrix rows, float... vector) {
        double[] products = new double[rows.rows()];
        for (int row = 0; row < products.length; row++) {
            for (int channel = 0; channel < vector.length; channel++) {
                products[row] += (double) rows.get(row, channel) * vector[channel];
            }
        }
        return products;
    }

    static double product(float[] a, float... b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
