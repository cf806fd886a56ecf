package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.Batch;
import java.lang.foreign.Arena;

/// The values of one layer on its way forward, computed again from its input, and the gradients on their way back. One
/// tape serves all layers, so that memory does not grow with their number.
final class Tape {

    /// states that enter the layer, (row, hidden)
    final Matrix x;
    /// queries, keys and values side by side, (row, 3 · heads · head size)
    final Matrix projected;
    /// gradient of `projected`
    final Matrix projectedGradient;
    /// attention-weighted values, (row, heads · head size)
    final Matrix z;
    /// `z` after factors on heads
    final Matrix context;
    /// gradient of `context`, then of `z`
    final Matrix contextGradient;
    /// output of attention, before residual and norm, (row, hidden)
    final Matrix attended;
    /// states between attention and feed-forward, (row, hidden)
    final Matrix middle;
    /// before the activation, (row, intermediate)
    final Matrix inner;
    /// after the activation, then its gradient
    final Matrix wide;
    /// output of the feed-forward block, before residual and norm, (row, hidden)
    final Matrix output;
    /// `output` after a factor on it
    final Matrix scaled;
    /// scratch, (row, hidden)
    final Matrix spare;

    private final Matrix[] patterns;
    private final int heads;

    Tape(ModelConfig config, Batch batch, Arena arena) {
        int rows = batch.rows();
        int hidden = config.hiddenSize();
        int width = config.heads() * config.headSize();
        heads = config.heads();
        x = Matrix.allocate(arena, rows, hidden);
        projected = Matrix.allocate(arena, rows, 3 * width);
        projectedGradient = Matrix.allocate(arena, rows, 3 * width);
        z = Matrix.allocate(arena, rows, width);
        context = Matrix.allocate(arena, rows, width);
        contextGradient = Matrix.allocate(arena, rows, width);
        attended = Matrix.allocate(arena, rows, hidden);
        middle = Matrix.allocate(arena, rows, hidden);
        inner = Matrix.allocate(arena, rows, config.intermediateSize());
        wide = Matrix.allocate(arena, rows, config.intermediateSize());
        output = Matrix.allocate(arena, rows, hidden);
        scaled = Matrix.allocate(arena, rows, hidden);
        spare = Matrix.allocate(arena, rows, hidden);
        patterns = new Matrix[batch.size() * heads];
        for (int index = 0; index < patterns.length; index++) {
            int length = batch.length(index / heads);
            patterns[index] = Matrix.allocate(arena, length, length);
        }
    }

    /// Softmax weights of one head of one sequence, (query, key).
    Matrix pattern(int sequence, int head) {
        return patterns[sequence * heads + head];
    }
}
