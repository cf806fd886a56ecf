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

    /// `linearTo` halved as often as there is room for, and its doublings beyond, on both sides; whole numbers only
    /// where the axis counts.
    static List<Double> along(CurveFigure.Axis axis, double low, double high, int count) {
        double linear = axis.linearTo();
        if (axis.counted()) {
            return even(low, high, (int) Math.clamp(Math.floor(high - low), 1, count)).stream()
                    .filter(tick -> tick == Math.rint(tick))
                    .toList();
        }
        if (Math.max(Math.abs(low), Math.abs(high)) <= linear) {
            return even(low, high, count);
        }
        double inner = Math.min(high, linear) - Math.max(low, -linear);
        double share = inner / (axis.place(high) - axis.place(low));
        double step = linear;
        while (inner / (step / 2) <= Math.max(2, count * share)) {
            step /= 2;
        }
        List<Double> ticks = new ArrayList<>();
        for (double tick = -linear; tick <= linear; tick += step) {
            if (tick >= low && tick <= high) {
                ticks.add(tick);
            }
        }
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
