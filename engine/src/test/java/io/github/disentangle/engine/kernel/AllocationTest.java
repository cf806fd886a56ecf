package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int LENGTH = 40;
    private static final int WIDTH = 64;
    /// Views of matrices and the like; a vector left to the heap would cost a hundred times as much.
    private static final long SMALL = 8_192;

    /// A layer's worth of calls, many times over; what the JVM allocates before it has compiled the kernels does
    /// not count. The memory is of the kind a model uses: for any other the JVM would compile the kernels anew.
    @Test
    void warmKernelsAllocateNothingToSpeakOf() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Kernels kernels = KernelProvider.select(1).kernels();
                Arena arena = Arena.ofShared()) {
            kernels.warmUp(WeightFormat.FP32, () -> false);
            Matrix states = Matrix.allocate(arena, LENGTH, WIDTH);
            Matrix other = Matrix.allocate(arena, LENGTH, WIDTH);
            Matrix scores = Matrix.allocate(arena, LENGTH, LENGTH);
            Linear weight = kernels.pack(
                    WeightRows.of(new float[WIDTH * WIDTH], WIDTH, WIDTH), new float[WIDTH], WeightFormat.FP32, arena);
            Panels positions = kernels.pack(Matrix.allocate(arena, 2 * LENGTH, WIDTH), arena);
            var rows = new DistanceRows(LENGTH, distance -> LENGTH + Math.clamp(distance, -9, 9));
            float[] ones = new float[WIDTH];
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round < 5_000 && fewest > SMALL; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                kernels.linear(states, weight, Activation.GELU, other);
                kernels.scoreQueries(other, other, positions, rows, 0.1f, scores);
                kernels.addPositionToContent(other, positions, rows, 0.1f, scores);
                kernels.attend(scores, null, other, states);
                kernels.addLayerNorm(states, other, ones, ones, 1e-7f, states);
                fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertTrue(fewest <= SMALL, fewest + " bytes");
        }
    }
}
