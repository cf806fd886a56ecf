package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.Batch;
import io.github.disentangle.engine.model.DisentangledAttention;
import io.github.disentangle.engine.model.PositionTable;
import java.lang.foreign.Arena;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gradients of the position keys and queries of one layer, on their way to the relative table. Holds nothing when
/// nobody wants the relative rows.
final class TableGradients implements AutoCloseable {

    private static final List<Term> TERMS = List.of(Term.CONTENT_TO_POSITION, Term.POSITION_TO_CONTENT);

    private final DisentangledAttention attention;
    private final Batch batch;
    private final Kernels kernels;
    private final Arena arena = Arena.ofShared();
    /// by term and sequence, (row in use, heads · head size)
    private final Map<Term, Matrix[]> gradients = new EnumMap<>(Term.class);

    TableGradients(DisentangledAttention attention, Batch batch, GradientRequest request, Kernels kernels) {
        this.attention = attention;
        this.batch = batch;
        this.kernels = kernels;
        if (!request.relativeRows() || request.rules().freezeAttention()) {
            return;
        }
        for (Term term : TERMS) {
            PositionTable table = attention.table(term);
            if (table != null) {
                var own = new Matrix[batch.size()];
                for (int sequence = 0; sequence < own.length; sequence++) {
                    int rows = Objects.requireNonNull(batch.window(sequence)).count();
                    own[sequence] = Matrix.allocate(arena, rows, table.width());
                }
                gradients.put(term, own);
            }
        }
    }

    /// Adds one head's share.
    ///
    /// @param products gradient of the products, (position, row in use)
    /// @param content queries for c2p, keys for p2c, (position, channel)
    void add(Term term, int sequence, int head, Matrix products, Matrix content, float factor) {
        Matrix[] own = gradients.get(term);
        if (own != null) {
            kernels.reverse().transposedMultiply(products, content, factor, attention.part(own[sequence], 0, head));
        }
    }

    /// Sends what was added through the projections of positions.
    void addTo(List<Findings> findings) {
        gradients.forEach((term, own) -> {
            PositionTable table = Objects.requireNonNull(attention.table(term));
            for (int sequence = 0; sequence < own.length; sequence++) {
                Matrix rows = Matrix.allocate(
                        arena, own[sequence].rows(), table.projection().inputs());
                kernels.reverse().linear(own[sequence], table.projection(), table.firstOutput(), rows);
                findings.get(sequence)
                        .addRelativeRows(
                                Objects.requireNonNull(batch.window(sequence)).first(), rows);
            }
        });
    }

    @Override
    public void close() {
        arena.close();
    }
}
