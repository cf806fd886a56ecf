package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Matrix;
import java.lang.foreign.Arena;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The native memory one forward pass works in, reused from run to run. Not for two runs at once.
final class Workspace implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final ConcurrentLinkedQueue<Matrix> scores = new ConcurrentLinkedQueue<>();
    private final int capacity;
    private final int longest;
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

    /// Scores of one head that nobody else holds, (query, key); give them back with [#release].
    Matrix borrowScores(int length) {
        Matrix free = scores.poll();
        if (free == null) {
            synchronized (arena) {
                free = Matrix.allocate(arena, longest, longest);
            }
        }
        return new Matrix(free.segment(), 0, length, length, Matrix.stride(length));
    }

    void release(Matrix scores) {
        this.scores.add(scores);
    }

    @Override
    public void close() {
        arena.close();
    }
}
