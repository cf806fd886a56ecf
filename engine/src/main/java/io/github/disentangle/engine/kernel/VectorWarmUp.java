package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.time.Duration;

/// Small products with everything a forward pass calls, again and again until the JVM has compiled it.
///
/// The most common tile heights come first: when time runs out, only texts of rare lengths start slowly.
final class VectorWarmUp {

    /// Calls after which HotSpot compiles a loop of [#DEPTH] turns for good.
    private static final int CALLS = 800;
    private static final int DEPTH = 32;
    private static final int LENGTH = 40;

    private final VectorKernels kernels;
    private final VectorShape shape;
    private final WeightFormat format;
    private final long end;

    VectorWarmUp(VectorKernels kernels, VectorShape shape, WeightFormat format, Duration atMost) {
        this.kernels = kernels;
        this.shape = shape;
        this.format = format;
        end = System.nanoTime() + atMost.toNanos();
    }

    void run() {
        try (Arena arena = Arena.ofShared()) {
            linear(shape.rows(), arena);
            attention(arena);
            for (int height = shape.rows() - 1; height > 0; height--) {
                linear(height, arena);
            }
        }
    }

    private void linear(int rows, Arena arena) {
        int columns = 4 * shape.width();
        Linear weight = kernels.pack(
                WeightRows.of(new float[columns * DEPTH], columns, DEPTH), new float[columns], format, arena);
        Matrix x = Matrix.allocate(arena, rows, DEPTH);
        Matrix y = Matrix.allocate(arena, rows, columns);
        float[] ones = new float[columns];
        repeat(CALLS / 4, () -> {
            kernels.linear(x, weight, Activation.GELU, y);
            kernels.addLayerNorm(y, y, ones, ones, 1, y);
        });
    }

    private void attention(Arena arena) {
        Matrix states = Matrix.allocate(arena, LENGTH, DEPTH);
        Matrix scores = Matrix.allocate(arena, LENGTH, LENGTH);
        var rows = new DistanceRows(LENGTH, distance -> LENGTH + Math.clamp(distance, -LENGTH / 2, LENGTH / 2));
        Panels positions = kernels.pack(Matrix.allocate(arena, 2 * LENGTH, DEPTH), arena);
        repeat(CALLS / 4, () -> {
            kernels.multiplyTransposed(states, states, 1, scores);
            kernels.addContentToPosition(states, positions, rows, 1, scores);
            kernels.addPositionToContent(states, positions, rows, 1, scores);
            kernels.softmaxRows(scores, null);
            kernels.multiply(scores, states, states);
        });
    }

    private void repeat(int times, Runnable work) {
        for (int done = 0; done < times && System.nanoTime() < end; done++) {
            work.run();
        }
    }
}
