package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /// @param counted whether there is nothing between whole numbers, e.g. layers
    public record Axis(String title, double linearTo, boolean withZero, boolean counted) {

        public static Axis linear(String title) {
            return new Axis(title, Double.POSITIVE_INFINITY, false, false);
        }

        public static Axis fromZero(String title) {
            return new Axis(title, Double.POSITIVE_INFINITY, true, false);
        }

        /// Whole numbers only; each value of a curve has a dot.
        public static Axis counted(String title) {
            return new Axis(title, Double.POSITIVE_INFINITY, false, true);
        }

        /// Even up to ±`linearTo`, logarithmic beyond.
        public static Axis logarithmicBeyond(String title, double linearTo) {
            return new Axis(title, linearTo, true, false);
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

    /// The samples of all curves, then the limits of the bands.
    @Override
    public Optional<Listing> listing() {
        var lines = new ArrayList<Sample>();
        for (int each = 0; each < series.size(); each++) {
            Series curve = series.get(each);
            String name = curve.name().isBlank() ? text("table.curve", each + 1) : curve.name();
            for (int index = 0; index < curve.length(); index++) {
                lines.add(new Sample(
                        name,
                        each,
                        new Target.Point(each, index),
                        curve.x().get(index),
                        curve.y().get(index)));
            }
        }
        for (int each = 0; each < bands.size(); each++) {
            Band band = bands.get(each);
            for (int index = 0; index < band.x().shape()[0]; index++) {
                int place = series.size() + 2 * each;
                float at = band.x().get(index);
                lines.add(new Sample(
                        text("table.lower", band.name()),
                        place,
                        null,
                        at,
                        band.low().get(index)));
                lines.add(new Sample(
                        text("table.upper", band.name()),
                        place + 1,
                        null,
                        at,
                        band.high().get(index)));
            }
        }
        var targets = new ArrayList<@Nullable Target>();
        lines.forEach(line -> targets.add(line.target()));
        return Optional.of(Listing.of(
                List.of(
                        Listing.Column.ofWords(
                                text("table.name"),
                                line -> lines.get(line).name(),
                                line -> lines.get(line).place()),
                        Listing.Column.ofNumbers(
                                x.title(), line -> lines.get(line).x()),
                        Listing.Column.ofNumbers(
                                y.title(), line -> lines.get(line).y())),
                targets));
    }

    private record Sample(String name, int place, Target.@Nullable Point target, float x, float y) {}

    @Override
    public FigureLayout layOut(Frame frame) {
        return new CurveLayout(this, frame);
    }
}
