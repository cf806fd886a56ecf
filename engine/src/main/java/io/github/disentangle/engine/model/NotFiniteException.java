package io.github.disentangle.engine.model;

import java.util.function.Supplier;

/// Values or gradients that are infinite or not a number. The message is one sentence and names the layer they came
/// from.
public final class NotFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int SIGN_CLEARED = 0x7fffffff;
    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    public NotFiniteException(String message) {
        super(message);
    }

    /// Looks at every value.
    ///
    /// @param where what the values are, e.g. `the output of layer 3`; asked for only when one is not finite
    /// @throws NotFiniteException when one is infinite or not a number
    public static void check(float[] values, Supplier<String> where) {
        int largest = 0;
        for (float value : values) {
            // the order of the bits is that of the magnitudes, with infinity and NaN above all others
            largest = Math.max(largest, Float.floatToRawIntBits(value) & SIGN_CLEARED);
        }
        if (largest >= INFINITE) {
            throw new NotFiniteException(where.get());
        }
    }
}
