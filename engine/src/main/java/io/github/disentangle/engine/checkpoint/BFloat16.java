package io.github.disentangle.engine.checkpoint;

/// The upper half of a 32-bit float as a number format.
final class BFloat16 {

    private BFloat16() {}

    static float widen(short value) {
        return Float.intBitsToFloat(value << 16);
    }

    /// The nearest value, ties to even; not-a-number stays one.
    static short round(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }
}
