package io.github.disentangle.engine.checkpoint;

import org.jspecify.annotations.Nullable;

/// A weight of 8-bit integers with one scale for each row: `w[row, column] = code[row, column] · scale[row] /
/// 127`. Source: bitsandbytes, LLM.int8.
final class EightBitElements implements Elements {

    private static final float STEP = 1 / 127f;

    private final PlainElements codes;
    private final float[] scales;
    private final int columns;

    private EightBitElements(PlainElements codes, float[] scales, int columns) {
        this.codes = codes;
        this.scales = scales;
        this.columns = columns;
    }

    /// Puts a weight together from its parts.
    ///
    /// @param format how the integers are laid out, when the file says so; only row-major (0) is in use
    /// @throws CheckpointException when the parts do not fit each other
    static EightBitElements of(StoredTensor packed, StoredTensor scales, @Nullable StoredTensor format) {
        int[] shape = packed.shape();
        if (packed.dtype() != DType.I8
                || shape.length != 2
                || !(packed.elements() instanceof PlainElements codes)
                || scales.size() != shape[0]) {
            throw new CheckpointException(packed + " should hold 8-bit integers in as many rows as "
                    + StoredTensor.describe(scales.shape()) + " scales, but is " + packed.dtype()
                    + StoredTensor.describe(shape) + ": the quantised weight is broken.");
        }
        if (format != null && (format.size() != 1 || format.floats()[0] != 0)) {
            throw new CheckpointException(
                    format + " asks for a layout of 8-bit integers that is not row by row; save the model again with a"
                            + " current bitsandbytes.");
        }
        return new EightBitElements(codes, scales.floats(), shape[1]);
    }

    @Override
    public void read(long from, float[] target, int to, int count) {
        codes.read(from, target, to, count);
        for (int done = 0; done < count; ) {
            long position = from + done;
            int row = (int) (position / columns);
            int end = (int) Math.min(count, done + (row + 1L) * columns - position);
            float scale = scales[row] * STEP;
            for (; done < end; done++) {
                target[to + done] *= scale;
            }
        }
    }
}
