package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.ColourMap;
import io.github.disentangle.ui.theme.Palette;
import java.util.Collection;
import java.util.List;

/// From a number to a colour. Zero is the background: the left end of a sequential scale, the middle of a diverging
/// one, whose limits are always symmetric. Only where zero says nothing a sequential scale may start above it.
///
/// @param kind which of the palette's maps is used
/// @param floor where a sequential scale starts, from 0 and less than the limit; 0 for a diverging one
/// @param limit the value (diverging: the magnitude) with the strongest colour, greater than 0; beyond it colour
///     stays the same
/// @param clipped whether values beyond the limit exist, which the legend then says
public record ColourScale(Kind kind, double floor, double limit, boolean clipped) {

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
        if (!(floor >= 0 && floor < limit) || kind == Kind.DIVERGING && floor > 0) {
            throw new IllegalArgumentException("a colour scale up to " + limit + " cannot start at " + floor);
        }
    }

    /// A scale from zero, to one or both sides.
    public ColourScale(Kind kind, double limit, boolean clipped) {
        this(kind, 0, limit, clipped);
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

    /// From the least to the largest value, where all are far from zero and zero says nothing, e.g. lengths of
    /// states that layer norms rescale. Values that are not finite do not count; negative ones or none at all give
    /// the scale that fits.
    public static ColourScale spanning(Tensor values) {
        ColourScale fitting = fitting(List.of(values), false);
        double least = fitting.limit();
        for (float value : values.data()) {
            least = Float.isFinite(value) ? Math.min(least, value) : least;
        }
        return least > 0 && least < fitting.limit()
                ? new ColourScale(Kind.SEQUENTIAL, least, fitting.limit(), false)
                : fitting;
    }

    /// The smallest value with a colour of its own.
    public double low() {
        return kind == Kind.SEQUENTIAL ? floor : -limit;
    }

    /// Place of a value in the colour map, 0…1.
    public double position(double value) {
        return Math.clamp((value - low()) / (limit - low()), 0, 1);
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

    /// Number of the colour that zero has or would have, and half a colour for rounding.
    private float start(ColourMap map) {
        return (float) ((map.size() - 1) * -low() / (limit - low()) + 0.5);
    }

    private static int index(float value, float step, float start, int last) {
        return (int) Math.min(last, Math.max(0, value * step + start));
    }

    /// The palette's map for this kind.
    public ColourMap map(Palette palette) {
        return kind == Kind.SEQUENTIAL ? palette.sequential() : palette.diverging();
    }
}
