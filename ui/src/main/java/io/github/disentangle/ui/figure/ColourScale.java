package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.ColourMap;
import io.github.disentangle.ui.theme.Palette;
import java.util.Collection;

/// From a number to a colour. Zero is always the background: the left end of a sequential scale, the middle of a
/// diverging one, whose limits are always symmetric.
///
/// @param kind which of the palette's maps is used
/// @param limit the value (diverging: the magnitude) with the strongest colour, greater than 0; beyond it colour
///     stays the same
/// @param clipped whether values beyond the limit exist, which the legend then says
public record ColourScale(Kind kind, double limit, boolean clipped) {

    /// Which way values run.
    public enum Kind {
        /// From zero upwards.
        SEQUENTIAL,
        /// Both ways from zero.
        DIVERGING
    }

    public ColourScale {
        if (!(limit > 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException("the limit of a colour scale is a positive number, not " + limit);
        }
    }

    /// From zero to `limit`.
    public static ColourScale sequential(double limit) {
        return new ColourScale(Kind.SEQUENTIAL, limit, false);
    }

    /// From `-limit` to `limit`.
    public static ColourScale diverging(double limit) {
        return new ColourScale(Kind.DIVERGING, limit, false);
    }

    /// The scale that fits all values: diverging if `signed` or any is negative. Values that are not finite do not
    /// count; if nothing is left the limit is 1.
    public static ColourScale fitting(Collection<Tensor> tensors, boolean signed) {
        double low = 0;
        double high = 0;
        for (Tensor tensor : tensors) {
            for (float value : tensor.data()) {
                if (Float.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double limit = Math.max(-low, high);
        Kind kind = signed || low < 0 ? Kind.DIVERGING : Kind.SEQUENTIAL;
        return new ColourScale(kind, limit > 0 ? limit : 1, false);
    }

    /// The smallest value with a colour of its own.
    public double low() {
        return kind == Kind.SEQUENTIAL ? 0 : -limit;
    }

    /// Place of a value in the colour map, 0…1.
    public double position(double value) {
        double share = value / limit;
        return Math.clamp(kind == Kind.SEQUENTIAL ? share : (share + 1) / 2, 0, 1);
    }

    /// Opaque colour of a value; the palette's missing colour for one that is not a number or infinite.
    public int argb(float value, Palette palette) {
        ColourMap map = map(palette);
        return Float.isFinite(value)
                ? map.argbAt(index(value, step(map), start(map), map.size() - 1))
                : palette.missing().argb();
    }

    /// As [#argb(float, Palette)] for many values, in order.
    int[] argb(float[] values, Palette palette) {
        ColourMap map = map(palette);
        float step = step(map);
        float start = start(map);
        int last = map.size() - 1;
        int missing = palette.missing().argb();
        int[] argb = new int[values.length];
        for (int index = 0; index < argb.length; index++) {
            float value = values[index];
            argb[index] = Float.isFinite(value) ? map.argbAt(index(value, step, start, last)) : missing;
        }
        return argb;
    }

    /// Colours of the map per unit of value.
    private float step(ColourMap map) {
        return (float) ((map.size() - 1) / (limit - low()));
    }

    /// Number of the colour of zero, and half a colour for rounding.
    private float start(ColourMap map) {
        return (float) ((map.size() - 1) * position(0) + 0.5);
    }

    private static int index(float value, float step, float start, int last) {
        return (int) Math.min(last, Math.max(0, value * step + start));
    }

    /// The palette's map for this kind.
    public ColourMap map(Palette palette) {
        return kind == Kind.SEQUENTIAL ? palette.sequential() : palette.diverging();
    }
}
