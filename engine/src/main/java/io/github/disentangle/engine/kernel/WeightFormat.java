package io.github.disentangle.engine.kernel;

/// How the weights of the linear layers are held in memory at run time. Whatever the format, products are computed in
/// fp32.
///
/// A format says which fp32 value stands in for a weight; every kernel set computes with exactly these values, so the
/// cost in accuracy is that of the rounding alone.
public enum WeightFormat {
    /// 32 bits, exact.
    FP32(32, 0) {
        @Override
        void encode(float[] row, int from, int count, int[] codes, int to, float[] scales) {
            for (int i = 0; i < count; i++) {
                codes[to + i] = Float.floatToRawIntBits(row[from + i]);
            }
        }

        @Override
        float decode(int code, float scale) {
            return Float.intBitsToFloat(code);
        }
    },
    /// 16 bits: the upper half of an fp32, rounded to nearest, ties to even.
    BF16(16, 0) {
        @Override
        void encode(float[] row, int from, int count, int[] codes, int to, float[] scales) {
            for (int i = 0; i < count; i++) {
                int bits = Float.floatToRawIntBits(row[from + i]);
                codes[to + i] = Float.isNaN(row[from + i]) ? 0x7fc0 : bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
            }
        }

        @Override
        float decode(int code, float scale) {
            return Float.intBitsToFloat(code << 16);
        }
    },
    /// 8 bits: whole numbers from -127 to 127 times one scale per output.
    INT8(8, Integer.MAX_VALUE) {
        @Override
        void encode(float[] row, int from, int count, int[] codes, int to, float[] scales) {
            float scale = largest(row, from, count) / 127;
            scales[0] = scale;
            for (int i = 0; i < count; i++) {
                codes[to + i] = scale == 0 ? 0 : Math.round(row[from + i] / scale) & 0xff;
            }
        }

        @Override
        float decode(int code, float scale) {
            return (byte) code * scale;
        }
    },
    /// 4 bits: one of 16 levels, the quantiles of a normal distribution, times one scale per 64 inputs (Dettmers et
    /// al. 2023, QLoRA, appendix E).
    NF4(4, 64) {
        @Override
        void encode(float[] row, int from, int count, int[] codes, int to, float[] scales) {
            for (int start = 0; start < count; start += block) {
                int size = Math.min(block, count - start);
                float scale = largest(row, from + start, size);
                scales[start / block] = scale;
                for (int i = start; i < start + size; i++) {
                    codes[to + i] = scale == 0 ? ZERO_LEVEL : nearest(row[from + i] / scale);
                }
            }
        }

        @Override
        float decode(int code, float scale) {
            return LEVELS[code] * scale;
        }
    };

    private static final float[] LEVELS = {
        -1f,
        -0.6961928f,
        -0.52507305f,
        -0.3949175f,
        -0.28444138f,
        -0.18477343f,
        -0.091050036f,
        0f,
        0.0795803f,
        0.1609302f,
        0.2461123f,
        0.33791524f,
        0.44070983f,
        0.562617f,
        0.72295684f,
        1f
    };

    static final int ZERO_LEVEL = 7;

    /// What lies above belongs to the next level: the middle between two levels.
    private static final float[] BOUNDS = new float[LEVELS.length];
    /// The range of levels in cells so narrow that at most one bound falls into each.
    private static final int CELLS = 32;
    /// The level of each cell's lower end.
    private static final int[] CELL_LEVELS = new int[CELLS + 1];

    static {
        for (int level = 0; level < LEVELS.length - 1; level++) {
            BOUNDS[level] = (LEVELS[level] + LEVELS[level + 1]) / 2;
        }
        BOUNDS[LEVELS.length - 1] = Float.POSITIVE_INFINITY;
        int level = 0;
        for (int cell = 0; cell <= CELLS; cell++) {
            while (2f * cell / CELLS - 1 > BOUNDS[level]) {
                level++;
            }
            CELL_LEVELS[cell] = level;
        }
    }

    private final int bits;
    final int block;

    WeightFormat(int bits, int block) {
        this.bits = bits;
        this.block = block;
    }

    /// Bits of one weight, its share of a scale not counted.
    public int bits() {
        return bits;
    }

    /// Scales of one output with this many inputs.
    int scales(int inputs) {
        return block == 0 ? 0 : Math.ceilDiv(inputs, block);
    }

    /// Bytes that a layer's weights take, scales included, panels not filled up.
    public long bytes(long inputs, long outputs) {
        return Math.ceilDiv(inputs * outputs * bits, 8) + 4 * outputs * scales(Math.toIntExact(inputs));
    }

    /// Encodes the weights of one output.
    ///
    /// @param codes receives one code per weight at `to` and after, in the lowest [#bits] bits
    /// @param scales receives `scales(count)` factors
    abstract void encode(float[] row, int from, int count, int[] codes, int to, float[] scales);

    /// The value a code stands for.
    abstract float decode(int code, float scale);

    static float[] levels() {
        return LEVELS.clone();
    }

    private static float largest(float[] row, int from, int count) {
        float largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(row[i]));
        }
        return largest;
    }

    /// The nearest level, the lower of two.
    ///
    /// @param value from -1 to 1, or not a number, which becomes the lowest level
    static int nearest(float value) {
        int level = CELL_LEVELS[(int) ((value + 1) * (CELLS / 2))];
        return value > BOUNDS[level] ? level + 1 : level;
    }
}
