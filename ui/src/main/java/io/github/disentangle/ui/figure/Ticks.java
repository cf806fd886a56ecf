package io.github.disentangle.ui.figure;

import java.util.ArrayList;
import java.util.List;

/// Round numbers along an axis.
final class Ticks {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    private Ticks() {}

    /// About `count` evenly spaced round numbers within the limits.
    static List<Double> even(double low, double high, int count) {
        List<Double> ticks = new ArrayList<>();
        if (!(high > low) || count < 1) {
            return ticks;
        }
        double rough = (high - low) / count;
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = decade * 10;
        for (double candidate : STEPS) {
            if (decade * candidate >= rough * 0.999) {
                step = decade * candidate;
                break;
            }
        }
        for (long index = (long) Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++) {
            ticks.add(index * step);
        }
        return ticks;
    }

    /// Round numbers up to `linearTo` and its doublings beyond, on both sides.
    static List<Double> along(CurveFigure.Axis axis, double low, double high, int count) {
        double linear = axis.linearTo();
        if (Math.max(Math.abs(low), Math.abs(high)) <= linear) {
            return even(low, high, count);
        }
        double inner = Math.min(high, linear) - Math.max(low, -linear);
        double share = inner / (axis.place(high) - axis.place(low));
        List<Double> ticks = new ArrayList<>(
                even(Math.max(low, -linear), Math.min(high, linear), (int) Math.max(2, Math.round(count * share))));
        for (double beyond = linear * 2; beyond <= Math.max(-low, high); beyond *= 2) {
            if (beyond <= high) {
                ticks.add(beyond);
            }
            if (-beyond >= low) {
                ticks.addFirst(-beyond);
            }
        }
        return ticks;
    }
}
