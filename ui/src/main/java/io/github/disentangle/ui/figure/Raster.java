package io.github.disentangle.ui.figure;

import java.util.Arrays;

/// An opaque image, one colour per data cell. The array is shared, nobody writes to it after construction.
///
/// @param width columns
/// @param height rows
/// @param argb row-major, `width * height` colours, all opaque
public record Raster(int width, int height, int[] argb) {

    public Raster {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException(
                    "an image of " + width + " x " + height + " pixels with " + argb.length + " colours");
        }
    }

    /// The colour at a column and row.
    public int argb(int x, int y) {
        return argb[y * width + x];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raster that
                && width == that.width
                && height == that.height
                && Arrays.equals(argb, that.argb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return "Raster[" + width + "x" + height + "]";
    }
}
