package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines of a [HeadFigure] between two columns of tokens, the strongest of those its filter lets through.
final class HeadLines {

    private static final int MOST_LINES = 2000;
    private static final double REACH = 4;

    private final HeadFigure figure;
    private final FigureTheme theme;
    private final CellGrid left;
    private final CellGrid right;
    private final List<Line> lines;
    private final int allowed;

    /// One drawn weight.
    record Line(int query, int key, float weight) {

        Target.Cell cell() {
            return new Target.Cell(query, key);
        }

        /// Whether a target is this line or one of its ends.
        boolean touches(Target target) {
            return switch (target) {
                case Target.Cell(int from, int to) -> from == query && to == key;
                case Target.Token(Target.Side side, int index) -> index == (side == Target.Side.QUERY ? query : key);
                default -> false;
            };
        }
    }

    /// @param left queries, a row each; its area is where lines run
    /// @param right keys, a row each
    HeadLines(HeadFigure figure, FigureTheme theme, CellGrid left, CellGrid right) {
        this.figure = figure;
        this.theme = theme;
        this.left = left;
        this.right = right;
        float[] weights = figure.weights().data();
        boolean[] drawn = figure.drawn();
        float[] sorted = new float[weights.length];
        int count = 0;
        for (int index = 0; index < weights.length; index++) {
            if (drawn[index]) {
                sorted[count++] = weights[index];
            }
        }
        allowed = count;
        Arrays.sort(sorted, 0, count);
        float weakest = count > MOST_LINES ? sorted[count - MOST_LINES] : 0;
        List<Line> strongest = new ArrayList<>();
        for (int index = 0; index < weights.length; index++) {
            if (drawn[index] && weights[index] >= weakest) {
                strongest.add(new Line(index / right.rows(), index % right.rows(), weights[index]));
            }
        }
        strongest.sort(Comparator.comparingDouble(Line::weight));
        lines = List.copyOf(strongest.subList(Math.max(0, strongest.size() - MOST_LINES), strongest.size()));
    }

    /// The lines at any of these targets, the strongest first.
    List<Line> at(List<Target> targets) {
        return lines.reversed().stream()
                .filter(line -> targets.stream().anyMatch(line::touches))
                .toList();
    }

    /// Whether a line is drawn.
    boolean has(Target.Cell cell) {
        return lines.stream().anyMatch(line -> line.touches(cell));
    }

    /// The next line in the order of the queries, and of the keys of one query.
    ///
    /// @param step 1 onwards, -1 back
    Optional<Target> beside(Target.Cell cell, int step) {
        Comparator<Target.Cell> order =
                Comparator.comparingInt(Target.Cell::query).thenComparingInt(Target.Cell::key);
        Comparator<Target.Cell> away = step > 0 ? order : order.reversed();
        return lines.stream()
                .map(Line::cell)
                .filter(other -> away.compare(other, cell) > 0)
                .min(away)
                .map(found -> found);
    }

    /// The line nearest to a point; empty when none is near.
    Optional<Line> near(double x, double y) {
        double share = (x - left.area().x()) / left.area().width();
        double bend = share * share * (3 - 2 * share);
        Line nearest = null;
        double nearestDistance = REACH;
        for (Line line : lines) {
            double from = left.middle(line.query());
            double to = right.middle(line.key());
            double distance = Math.abs(from + (to - from) * bend - y);
            if (distance <= nearestDistance) {
                nearestDistance = distance;
                nearest = line;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// Whether the filter lets nothing through.
    boolean none() {
        return lines.isEmpty();
    }

    /// How many lines there are, and of how many.
    String count() {
        String count = lines.size() < allowed
                ? "the strongest " + lines.size() + " of " + allowed + " lines"
                : lines.size() + (lines.size() == 1 ? " line" : " lines");
        return figure.filter().threshold() > 0
                ? count + " of weight ≥ " + Numbers.readable(figure.filter().threshold())
                : count;
    }

    void draw(Pen pen) {
        draw(pen, lines);
    }

    /// @param some in the order they are drawn
    void draw(Pen pen, List<Line> some) {
        pen.clip(area(), () -> some.forEach(line -> draw(pen, line)));
    }

    /// Where lines run, with their width.
    Rect area() {
        Rect area = left.area();
        return new Rect(area.x(), area.y() - 2, area.width(), area.height() + 4);
    }

    private void draw(Pen pen, Line line) {
        Rect area = left.area();
        double from = left.middle(line.query());
        double to = right.middle(line.key());
        if (!left.spans(from) && !left.spans(to)) {
            return;
        }
        double share = figure.legend().scale().position(line.weight());
        Colour colour = new Colour(figure.legend().scale().argb(line.weight(), theme.palette()));
        pen.stroke(
                new Path.Builder()
                        .move(area.x(), from)
                        .curve(area.x() + area.width() / 3, from, area.x() + area.width() * 2 / 3, to, area.right(), to)
                        .build(),
                new Stroke(colour, 0.7 + 2.3 * share * Math.min(1, left.cellHeight() / 12)));
    }
}
