package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Rows of numbers as strips of cells on one diverging scale, each with its sum at the end: the channels of the dot
/// products a score is made of.
///
/// @param strips top to bottom
/// @param unit of the numbers
public record StripsFigure(List<Strip> strips, String unit) implements Figure {

    /// One row.
    ///
    /// @param values `[channel]`
    public record Strip(String name, Tone tone, Tensor values) {

        double sum() {
            double sum = 0;
            for (float value : values.data()) {
                sum += value;
            }
            return sum;
        }
    }

    public StripsFigure {
        strips = List.copyOf(strips);
    }

    @Override
    public String name() {
        return unit;
    }

    @Override
    public String summary() {
        var text = new StringBuilder(unit);
        strips.forEach(
                strip -> text.append(", ").append(strip.name()).append(' ').append(Numbers.signed(strip.sum(), 3)));
        return text.toString();
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(280, StripsLayout.height(this, theme));
    }

    @Override
    public Optional<Listing> listing() {
        var columns = new ArrayList<Listing.Column>();
        columns.add(Listing.Column.ofNumbers(text("table.channel"), line -> line));
        strips.forEach(strip -> columns.add(
                Listing.Column.ofNumbers(strip.name(), line -> strip.values().get(line))));
        int channels = strips.isEmpty() ? 0 : strips.getFirst().values().shape()[0];
        return Optional.of(Listing.of(
                columns,
                IntStream.range(0, channels)
                        .mapToObj(channel -> new Target.Point(0, channel))
                        .toList()));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new StripsLayout(this, frame);
    }
}
