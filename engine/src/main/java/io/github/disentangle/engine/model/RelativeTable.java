package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;

/// The relative position table as all layers read it, after its norm, if it has one. Reference:
/// `DebertaV2Encoder.get_rel_embedding`.
public final class RelativeTable {

    private RelativeTable() {}

    /// The table, (row, hidden); without rows when the model has no relative attention.
    public static Tensor read(Checkpoint checkpoint, Kernels kernels) {
        int width = checkpoint.config().hiddenSize();
        if (!checkpoint.config().relativeAttention()) {
            return Tensor.matrix("row", "hidden", 0, width, new float[0]);
        }
        try (Arena arena = Arena.ofShared()) {
            Matrix table = read(checkpoint, kernels, arena);
            return Tensor.matrix("row", "hidden", table.rows(), width, table.toArray());
        }
    }

    /// @return (row, hidden), in memory of the arena
    static Matrix read(Checkpoint checkpoint, Kernels kernels, Arena arena) {
        ModelConfig config = checkpoint.config();
        var stored = checkpoint.require("encoder.rel_embeddings.weight", 2 * config.span(), config.hiddenSize());
        Matrix table = Matrix.allocate(arena, 2 * config.span(), config.hiddenSize());
        table.setAll(stored.floats());
        if (config.normaliseRelativeEmbeddings()) {
            LayerNorm.load(checkpoint, "encoder.LayerNorm", config.hiddenSize()).apply(kernels, table, null, table);
        }
        return table;
    }
}
