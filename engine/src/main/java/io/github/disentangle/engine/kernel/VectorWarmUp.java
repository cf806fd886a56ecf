package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.util.function.BooleanSupplier;

/// Small products with everything a forward pass calls, again and again until the JVM has compiled it.
///
/// The two tile heights of most texts come first; the others only matter to texts shorter than a few tiles. Products
/// are so small that methods are called often before their loops have turned often: a loop that turns often in one call
/// is compiled a second time, to be entered in the middle, and that code is never used again.
final class VectorWarmUp {

    /// Calls after which HotSpot compiles a loop of [#DEPTH] turns for good.
    private static final int CALLS = 800;
    private static final int DEPTH = 16;
    private static final int LENGTH = 24;

    private final VectorKernels kernels;
    private final VectorShape shape;
    private final WeightFormat format;

    VectorWarmUp(VectorKernels kernels, VectorShape shape, WeightFormat format) {
        this.kernels = kernels;
        this.shape = shape;
        this.format = format;
    }

    void run(BooleanSupplier enough) {
        try (Arena arena = Arena.ofShared()) {
            linear(shape.rows(), arena);
            attention(arena);
            linear(shape.rows() - 1, arena);
            if (shape.ahead() > 0 && format == WeightFormat.FP32) {
                readAhead(shape.rows(), arena);
                readAhead(shape.rows() - 1, arena);
            }
            for (int height = shape.rows() - 2; height > 0 && !enough.getAsBoolean(); height--) {
                linear(height, arena);
            }
        }
    }

    private void linear(int rows, Arena arena) {
        int columns = 4 * shape.width();
        Linear weight = weight(columns, arena);
        Matrix x = Matrix.allocate(arena, rows, DEPTH);
        Matrix y = Matrix.allocate(arena, rows, columns);
        float[] ones = new float[columns];
        Matrix some = y.rows(0, Math.min(2, rows));
        repeat(CALLS / 4, () -> {
            kernels.linear(x, weight, Activation.GELU, y);
            kernels.addLayerNorm(some, some, ones, ones, 1, some);
            kernels.addLayerNorm(some, null, ones, ones, 1, some);
        });
    }

    /// Two tiles above each other, and enough panels for one thread to meet two in turn.
    private void readAhead(int height, Arena arena) {
        int panels = 8 * kernels.threads();
        int columns = panels * shape.width();
        Linear weight = weight(columns, arena);
        Matrix x = Matrix.allocate(arena, 2 * height, DEPTH);
        Matrix y = Matrix.allocate(arena, 2 * height, columns);
        repeat(CALLS / panels, () -> kernels.linear(x, weight, y));
    }

    private Linear weight(int columns, Arena arena) {
        return kernels.pack(
                WeightRows.of(new float[columns * DEPTH], columns, DEPTH), new float[columns], format, arena);
    }

    private void attention(Arena arena) {
        Matrix states = Matrix.allocate(arena, LENGTH, DEPTH);
        Matrix scores = Matrix.allocate(arena, LENGTH, LENGTH);
        var rows = new DistanceRows(LENGTH, distance -> LENGTH + Math.clamp(distance, -LENGTH / 2, LENGTH / 2));
        Panels positions = kernels.pack(Matrix.allocate(arena, 2 * LENGTH, DEPTH), arena);
        repeat(CALLS / 4, () -> {
            kernels.scoreQueries(states, states, positions, rows, 1, scores);
            kernels.addPositionToContent(states, positions, rows, 1, scores);
            kernels.attend(scores, null, states, states);
        });
    }

    private static void repeat(int times, Runnable work) {
        for (int done = 0; done < times; done++) {
            work.run();
        }
    }
}
