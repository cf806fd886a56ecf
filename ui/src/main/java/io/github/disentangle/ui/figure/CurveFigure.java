package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// Curves over one axis: scores against signed distance, deletion curves with the band of chance, depth profiles.
///
/// @param x horizontal axis
/// @param y vertical axis
/// @param series drawn in order, the last on top; each named at its right end
/// @param bands drawn beneath the curves
public record CurveFigure(Caption caption, Axis x, Axis y, List<Series> series, List<Band> bands) implements Figure {

    /// One axis; its limits fit the data.
    ///
    /// @param title name and unit
    /// @param linearTo magnitudes up to this are spaced evenly, larger ones by their logarithm; infinite for an
    ///     axis that is even throughout
    /// @param withZero whether zero is always in sight
    public record Axis(String title, double linearTo, boolean withZero) {

        public static Axis linear(String title) {
            return new Axis(title, Double.POSITIVE_INFINITY, false);
        }

        public static Axis fromZero(String title) {
            return new Axis(title, Double.POSITIVE_INFINITY, true);
        }

        /// Even up to ±`linearTo`, logarithmic beyond.
        public static Axis logarithmicBeyond(String title, double linearTo) {
            return new Axis(title, linearTo, true);
        }

        /// Place of a value on an even scale.
        double place(double value) {
            double magnitude = Math.abs(value);
            return magnitude <= linearTo ? value : Math.signum(value) * linearTo * (1 + Math.log(magnitude / linearTo));
        }
    }

    /// One curve.
    ///
    /// @param name at its right end; blank for one of many
    /// @param x `[sample]`, ascending
    /// @param y `[sample]`; a value that is not finite interrupts the curve
    public record Series(String name, Tone tone, Tensor x, Tensor y) {

        public Series {
            if (x.shape().length != 1 || !java.util.Arrays.equals(x.shape(), y.shape())) {
                throw new IllegalArgumentException("a curve with x " + x + " and y " + y);
            }
        }

        int length() {
            return x.shape()[0];
        }
    }

    /// The room between two curves, e.g. what random orders reach.
    ///
    /// @param x `[sample]`, ascending
    /// @param low `[sample]`
    /// @param high `[sample]`
    public record Band(String name, Tone tone, Tensor x, Tensor low, Tensor high) {}

    public CurveFigure {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? y.title() : caption.title();
    }

    @Override
    public String summary() {
        List<String> names = series.stream()
                .map(Series::name)
                .filter(name -> !name.isBlank())
                .toList();
        return name() + ": " + y.title() + " against " + x.title()
                + (names.isEmpty() ? ", " + series.size() + " curves" : ", " + String.join(", ", names));
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(560, 320 + caption.height(theme));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new CurveLayout(this, frame);
    }
}
