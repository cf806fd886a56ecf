package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Named values as horizontal bars from zero: the classes of a prediction, differences, Shapley values. The value a
/// bar had before is outlined behind it, the one of a pinned baseline is ticked.
///
/// @param unit of the values
/// @param form how values are written
public record BarsFigure(Caption caption, List<Bar> bars, String unit, Form form) implements Figure {

    /// @param previous the value before the last change; null when there is none
    /// @param baseline the value of the pinned baseline; null when there is none
    /// @param tone its colour; signed bars that are [Tone#NEUTRAL] take the colour of their sign
    /// @param strong the one bar that is the answer
    public record Bar(
            String label,
            double value,
            @Nullable Double previous,
            @Nullable Double baseline,
            Tone tone,
            boolean strong) {

        public Bar(String label, double value) {
            this(label, value, null, null, Tone.NEUTRAL, false);
        }

        public Bar strongest() {
            return new Bar(label, value, previous, baseline, tone, true);
        }

        public Bar after(double previous) {
            return new Bar(label, value, previous, baseline, tone, strong);
        }

        public Bar against(double baseline) {
            return new Bar(label, value, previous, baseline, tone, strong);
        }

        public Bar toned(Tone tone) {
            return new Bar(label, value, previous, baseline, tone, strong);
        }
    }

    /// How values are written and where the axis ends.
    public enum Form {
        /// Shares: the axis runs from 0 to 1, values are per cent.
        SHARE,
        /// Plain numbers: the axis fits the values.
        NUMBER,
        /// Numbers with their sign: the axis is symmetric about zero, positive and negative have their own
        /// colours.
        SIGNED
    }

    public BarsFigure {
        bars = List.copyOf(bars);
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? unit : caption.title();
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(name());
        for (Bar bar : bars.subList(0, Math.min(5, bars.size()))) {
            text.append(text.length() == name().length() ? ": " : ", ")
                    .append(bar.label())
                    .append(' ')
                    .append(written(bar.value()));
        }
        return bars.size() > 5 ? text + " and " + (bars.size() - 5) + " more" : text.toString();
    }

    String written(double value) {
        return switch (form) {
            case SHARE -> Numbers.percent(value);
            case NUMBER -> Numbers.fixed(value, decimals());
            case SIGNED -> Numbers.signed(value, decimals());
        };
    }

    private int decimals() {
        return Numbers.decimals(bars.stream().mapToDouble(Bar::value).toArray());
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(360, caption.height(theme) + BarsLayout.COMFORTABLE_ROW * Math.max(1, bars.size()) + 20);
    }

    @Override
    public Optional<Listing> listing() {
        var columns = new ArrayList<Listing.Column>();
        columns.add(Listing.Column.ofWords(
                text("table.name"), line -> bars.get(line).label(), line -> line));
        columns.add(Listing.Column.ofNumbers(unit, line -> bars.get(line).value()));
        return Optional.of(Listing.of(
                columns,
                IntStream.range(0, bars.size()).mapToObj(Target.Bar::new).toList()));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new BarsLayout(this, frame);
    }
}
