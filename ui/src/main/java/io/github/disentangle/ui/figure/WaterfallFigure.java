package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Contributions stacked from a start to their sum, one row each; the smallest share a row where they are many.
///
/// @param startName what the sum starts from, e.g. `bias`
/// @param start its value
/// @param steps contributions in the order they are stacked
/// @param endName what they add up to, e.g. `logit of positive`
/// @param completeness printed below when given
public record WaterfallFigure(
        Caption caption,
        String startName,
        double start,
        List<Step> steps,
        String endName,
        String unit,
        @Nullable Completeness completeness)
        implements Figure {

    /// More rows than a person compares.
    static final int MOST_STEPS = 20;

    /// One contribution.
    public record Step(String label, double value) {}

    public WaterfallFigure {
        steps = List.copyOf(steps);
    }

    /// Where the stack ends.
    public double end() {
        return start + steps.stream().mapToDouble(Step::value).sum();
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "evidence for " + endName : caption.title();
    }

    @Override
    public String summary() {
        return name() + ": " + startName + " " + Numbers.readable(start) + " and " + steps.size()
                + " contributions make " + endName + " " + Numbers.readable(end()) + " " + unit;
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(520, caption.height(theme) + 24.0 * (Math.min(steps.size(), MOST_STEPS + 1) + 2) + 50);
    }

    @Override
    public Optional<Listing> listing() {
        var rows = new ArrayList<Step>();
        rows.add(new Step(startName, start));
        rows.addAll(steps);
        rows.add(new Step(endName, end()));
        return Optional.of(Listing.of(
                List.of(
                        Listing.Column.ofWords(
                                text("table.name"), line -> rows.get(line).label(), line -> line),
                        Listing.Column.ofNumbers(unit, line -> rows.get(line).value())),
                IntStream.range(0, rows.size()).mapToObj(Target.Bar::new).toList()));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new WaterfallLayout(this, frame);
    }
}
