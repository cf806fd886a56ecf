package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Matrix;
import java.lang.foreign.Arena;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The native memory one forward pass works in, reused from run to run. Not for two runs at once.
final class Workspace implements AutoCloseable {

    /// What one head of one sequence needs while its attention is computed.
    ///
    /// @param scores (query, key)
    /// @param products (token, row of the relative table in use)
    record HeadScratch(Matrix scores, Matrix products) {

        /// The scores of a shorter sequence.
        Matrix scores(int length) {
            return new Matrix(scores.segment(), 0, length, length, Matrix.stride(length));
        }
    }

    private final Arena arena = Arena.ofShared();
    private final ConcurrentLinkedQueue<HeadScratch> scratches = new ConcurrentLinkedQueue<>();
    private final int capacity;
    private final int longest;
    private final int tableRows;
    private final Matrix embedding;
    private final Matrix hidden;
    private final Matrix embedded;
    private final Matrix projections;
    private final Matrix context;
    private final Matrix mixed;
    private final Matrix inner;

    /// @param capacity rows of the largest batch
    /// @param longest rows of its longest sequence
    Workspace(ModelConfig config, int capacity, int longest) {
        this.capacity = capacity;
        this.longest = longest;
        this.tableRows = config.relativeAttention() ? Math.min(2 * config.span(), 2 * longest - 1) : 0;
        int width = config.hiddenSize();
        embedding = Matrix.allocate(arena, config.embeddingSize() == width ? 0 : capacity, config.embeddingSize());
        hidden = Matrix.allocate(arena, capacity, width);
        embedded = Matrix.allocate(arena, config.convKernelSize() > 0 ? capacity : 0, width);
        projections = Matrix.allocate(arena, capacity, 3 * config.heads() * config.headSize());
        context = Matrix.allocate(arena, capacity, config.heads() * config.headSize());
        mixed = Matrix.allocate(arena, capacity, width);
        inner = Matrix.allocate(arena, capacity, config.intermediateSize());
    }

    boolean fits(int rows, int longestSequence) {
        return rows <= capacity && longestSequence <= longest;
    }

    /// Word vectors before their projection, (row, embedding).
    Matrix embedding(int rows) {
        return embedding.rows() == 0 ? embedding : embedding.rows(0, rows);
    }

    /// The states that travel through the layers, (row, hidden).
    Matrix hidden(int rows) {
        return hidden.rows(0, rows);
    }

    /// The embedding output, kept for the conv layer.
    Matrix embedded(int rows) {
        return embedded.rows(0, rows);
    }

    /// Queries, keys and values side by side, (row, 3 · heads · head size).
    Matrix projections(int rows) {
        return projections.rows(0, rows);
    }

    /// Attention-weighted values of all heads, (row, heads · head size).
    Matrix context(int rows) {
        return context.rows(0, rows);
    }

    /// Outputs of the attention block, (row, hidden).
    Matrix mixed(int rows) {
        return mixed.rows(0, rows);
    }

    /// The wide states inside the feed-forward block, (row, intermediate).
    Matrix inner(int rows) {
        return inner.rows(0, rows);
    }

    /// Scratch nobody else holds; give it back with [#release].
    HeadScratch borrow() {
        HeadScratch free = scratches.poll();
        if (free != null) {
            return free;
        }
        synchronized (arena) {
            return new HeadScratch(
                    Matrix.allocate(arena, longest, longest),
                    Matrix.allocate(arena, longest, Math.max(1, tableRows)));
        }
    }

    void release(HeadScratch scratch) {
        scratches.add(scratch);
    }

    @Override
    public void close() {
        arena.close();
    }
}
