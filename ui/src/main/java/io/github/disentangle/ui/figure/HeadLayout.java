package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [HeadFigure]: two columns of tokens, lines between, what is not drawn in a note below.
final class HeadLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double LARGEST_NAME = 170;
    private static final double WIDEST_LINES = 520;
    private static final double LARGEST_PITCH = 36;
    private static final double HEADER_GAP = 8;
    private static final int MOST_LINES = 2000;
    private static final double REACH = 4;

    private final HeadFigure figure;
    private final Frame frame;
    private final Rect content;
    private final CellGrid left;
    private final CellGrid right;
    private final List<Line> lines;
    private final int allowed;

    /// One drawn weight.
    private record Line(int query, int key, float weight) {}

    HeadLayout(HeadFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        Rect inner = frame.bounds().inset(MARGIN);
        double queryRoom = AxisLabels.room(figure.queries(), theme, Math.min(LARGEST_NAME, inner.width() * 0.35));
        double keyRoom = AxisLabels.room(figure.keys(), theme, Math.min(LARGEST_NAME, inner.width() * 0.35));
        double width = Math.clamp(inner.width() - queryRoom - keyRoom - 4 * AxisLabels.GAP, 0, WIDEST_LINES);
        double slack = Math.max(0, (inner.width() - queryRoom - keyRoom - 4 * AxisLabels.GAP - width) / 2);
        content = new Rect(inner.x() + slack, inner.y(), Math.max(0, inner.width() - slack), inner.height());
        int longer =
                Math.max(1, Math.max(figure.queries().length(), figure.keys().length()));
        double available = Math.max(0, frame.size().height() - reserved(figure, theme, inner.width()));
        double pitch = Math.min(LARGEST_PITCH, available / longer);
        double top = inner.y() + figure.caption().height(theme) + theme.lineHeight(theme.note()) + HEADER_GAP;
        double x = Math.round(content.x() + queryRoom + 2 * AxisLabels.GAP);
        Viewport rows = frame.viewport();
        left = new CellGrid(
                new Rect(x, top, width, pitch * longer), figure.queries().length(), 1, rows);
        right = new CellGrid(
                new Rect(x, top, width, pitch * longer), figure.keys().length(), 1, rows);
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

    /// Height of everything but the tokens.
    static double reserved(HeadFigure figure, FigureTheme theme, double width) {
        return 2 * MARGIN
                + figure.caption().height(theme)
                + 2 * theme.lineHeight(theme.note())
                + figure.legend().size(theme, width).height()
                + 10
                + HEADER_GAP;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        Rect area = left.area();
        if (left.rows() == 0 || right.rows() == 0) {
            pen.text("no tokens", area.x(), area.y() + theme.fontSize(), theme.note());
            return;
        }
        double header = area.y() - HEADER_GAP - 5;
        pen.text(
                figure.queries().title(),
                area.x() - AxisLabels.GAP,
                header,
                theme.note().ended());
        pen.text(figure.keys().title(), area.right() + AxisLabels.GAP, header, theme.note());
        pen.clip(linesArea(), () -> lines.forEach(line -> drawLine(pen, line)));
        drawNames(pen, Target.Side.QUERY);
        drawNames(pen, Target.Side.KEY);
        double bottom = area.bottom() + 6;
        Rect inner = frame.bounds().inset(MARGIN);
        double room = inner.right() - content.x();
        pen.text(
                theme.elide(note(), room, theme.note()),
                content.x(),
                bottom + theme.note().size(),
                theme.note());
        double legendX = figure.legend().placed(content.x(), inner, theme);
        double legendY = bottom + theme.lineHeight(theme.note()) + 4;
        figure.legend().draw(pen, legendX, legendY, inner.right() - legendX, theme);
    }

    private String note() {
        String count = lines.size() < allowed
                ? "the strongest " + lines.size() + " of " + allowed + " lines"
                : lines.size() + (lines.size() == 1 ? " line" : " lines");
        String threshold = figure.filter().threshold() > 0
                ? " of weight ≥ " + Numbers.readable(figure.filter().threshold())
                : "";
        int step = Math.max(step(left), step(right));
        return count + threshold + (step > 1 ? " · every " + step + (step == 2 ? "nd" : "th") + " token named" : "");
    }

    private void drawLine(Pen pen, Line line) {
        Rect area = left.area();
        double from = middle(left, line.query());
        double to = middle(right, line.key());
        if (outside(from) && outside(to)) {
            return;
        }
        double share = figure.legend().scale().position(line.weight());
        Colour colour = new Colour(
                figure.legend().scale().argb(line.weight(), frame.theme().palette()));
        pen.stroke(
                new Path.Builder()
                        .move(area.x(), from)
                        .curve(area.x() + area.width() / 3, from, area.x() + area.width() * 2 / 3, to, area.right(), to)
                        .build(),
                new Stroke(colour, 0.7 + 2.3 * share * Math.min(1, left.cellHeight() / 12)));
    }

    private Rect linesArea() {
        Rect area = left.area();
        return new Rect(area.x(), area.y() - 2, area.width(), area.height() + 4);
    }

    private void drawNames(Pen pen, Target.Side side) {
        CellGrid grid = grid(side);
        int step = step(grid);
        for (int index = grid.firstRow(); index <= grid.lastRow(); index++) {
            if (index % step == 0 && !outside(middle(grid, index))) {
                writeName(pen, side, index, nameStyle(side, index));
            }
        }
    }

    private TextStyle nameStyle(Target.Side side, int index) {
        FigureTheme theme = frame.theme();
        return axis(side).label(index).special()
                ? theme.label().coloured(theme.palette().muted())
                : theme.label();
    }

    private void writeName(Pen pen, Target.Side side, int index, TextStyle style) {
        FigureTheme theme = frame.theme();
        String text = step(grid(side)) > 1
                ? index + " " + axis(side).text(index)
                : axis(side).text(index);
        double baseline = theme.baseline(middle(grid(side), index), style);
        if (side == Target.Side.QUERY) {
            double room = left.area().x() - AxisLabels.GAP - content.x();
            pen.text(theme.elide(text, room, style), left.area().x() - AxisLabels.GAP, baseline, style.ended());
        } else {
            double room = frame.size().width() - right.area().right() - AxisLabels.GAP;
            pen.text(theme.elide(text, room, style), right.area().right() + AxisLabels.GAP, baseline, style);
        }
    }

    private int step(CellGrid grid) {
        double pitch = grid.cellHeight();
        int step = 1;
        while (pitch > 0 && pitch * step < frame.theme().fontSize() * 1.1) {
            step = step == 1 ? 2 : step == 2 ? 5 : step * 2;
        }
        return step;
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        List<Target> marked = new ArrayList<>(highlight.pinned());
        if (highlight.hovered() != null) {
            marked.add(highlight.hovered());
        }
        marked.addAll(highlight.brushed());
        marked.removeIf(target -> !shows(target));
        if (marked.isEmpty()) {
            return;
        }
        pen.fill(linesArea(), frame.theme().background().withOpacity(0.85));
        pen.clip(
                linesArea(),
                () -> lines.stream()
                        .filter(line -> marked.stream().anyMatch(target -> touches(target, line)))
                        .forEach(line -> drawLine(pen, line)));
        for (Target target : marked) {
            Colour colour = target.equals(highlight.hovered())
                    ? frame.theme().palette().hover()
                    : highlight.pinned().contains(target)
                            ? frame.theme().palette().pin()
                            : frame.theme().palette().brush();
            switch (target) {
                case Target.Cell(int query, int key) -> {
                    emphasise(pen, Target.Side.QUERY, query, colour);
                    emphasise(pen, Target.Side.KEY, key, colour);
                }
                case Target.Token(Target.Side side, int index) -> emphasise(pen, side, index, colour);
                default -> {
                    // removed above
                }
            }
        }
        if (highlight.hovered() instanceof Target.Token token && shows(token)) {
            writeWeights(pen, token);
        }
    }

    /// Weights of the hovered token's lines, at the other end.
    private void writeWeights(Pen pen, Target.Token token) {
        FigureTheme theme = frame.theme();
        boolean fromQuery = token.side() == Target.Side.QUERY;
        for (Line line : lines.reversed()) {
            if (touches(token, line) && left.cellHeight() >= theme.fontSize()) {
                double y = middle(fromQuery ? right : left, fromQuery ? line.key() : line.query());
                if (!outside(y)) {
                    TextStyle style = theme.note().coloured(theme.palette().foreground());
                    String text = Numbers.cell(line.weight());
                    double width = theme.width(text, style) + 4;
                    double x = fromQuery
                            ? left.area().right() - width
                            : left.area().x();
                    pen.fill(new Rect(x, y - style.size() * 0.6, width, style.size() * 1.2), theme.background());
                    pen.text(text, x + 2, theme.baseline(y, style), style);
                }
            }
        }
    }

    private void emphasise(Pen pen, Target.Side side, int index, Colour colour) {
        FigureTheme theme = frame.theme();
        double middle = middle(grid(side), index);
        if (outside(middle)) {
            return;
        }
        TextStyle style = theme.label().strong().coloured(theme.background());
        double width = theme.width(axis(side).text(index), style)
                + (step(grid(side)) > 1 ? theme.width(index + " ", style) : 0)
                + 8;
        double half = theme.fontSize() * 0.75;
        double x = side == Target.Side.QUERY
                ? left.area().x() - AxisLabels.GAP + 4 - width
                : right.area().right() + AxisLabels.GAP - 4;
        pen.fill(new Rect(x, middle - half, width, 2 * half), colour);
        writeName(pen, side, index, style);
    }

    @Override
    public Optional<Target> at(double x, double y) {
        Rect area = left.area();
        if (left.rows() == 0 || right.rows() == 0 || y < area.y() || y >= area.bottom()) {
            return Optional.empty();
        }
        if (x < area.x()) {
            return x >= content.x() ? Optional.of(new Target.Token(Target.Side.QUERY, left.row(y))) : Optional.empty();
        }
        if (x >= area.right()) {
            return Optional.of(new Target.Token(Target.Side.KEY, right.row(y)));
        }
        double share = (x - area.x()) / area.width();
        double bend = share * share * (3 - 2 * share);
        Line nearest = null;
        double nearestDistance = REACH;
        for (Line line : lines) {
            double from = middle(left, line.query());
            double to = middle(right, line.key());
            double distance = Math.abs(from + (to - from) * bend - y);
            if (distance <= nearestDistance) {
                nearestDistance = distance;
                nearest = line;
            }
        }
        return nearest == null ? Optional.empty() : Optional.of(new Target.Cell(nearest.query(), nearest.key()));
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        if (!shows(target)) {
            return Optional.empty();
        }
        Rect area = left.area();
        Rect found = switch (target) {
            case Target.Token(Target.Side side, int index) -> {
                CellGrid grid = grid(side);
                Rect names = side == Target.Side.QUERY
                        ? new Rect(content.x(), area.y(), Math.max(0, area.x() - content.x()), area.height())
                        : new Rect(
                                area.right(),
                                area.y(),
                                Math.max(0, frame.size().width() - area.right()),
                                area.height());
                yield new Rect(names.x(), grid.y(index), names.width(), grid.cellHeight()).within(names);
            }
            case Target.Cell(int query, int key) -> {
                double from = middle(left, query);
                double to = middle(right, key);
                yield new Rect(area.x(), Math.min(from, to) - 1, area.width(), Math.abs(from - to) + 2).within(area);
            }
            default -> new Rect(0, 0, 0, 0);
        };
        return found.width() > 0 && found.height() > 0 ? Optional.of(found) : Optional.empty();
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (left.rows() == 0 || right.rows() == 0) {
            return Optional.empty();
        }
        if (!(from instanceof Target.Token(Target.Side side, int index)) || !shows(from)) {
            return Optional.of(new Target.Token(Target.Side.QUERY, left.firstRow()));
        }
        Target.Token next = switch (direction) {
            case UP -> new Target.Token(side, index - 1);
            case DOWN -> new Target.Token(side, index + 1);
            case LEFT -> new Target.Token(Target.Side.QUERY, Math.min(index, left.rows() - 1));
            case RIGHT -> new Target.Token(Target.Side.KEY, Math.min(index, right.rows() - 1));
        };
        return shows(next) && !next.equals(from) ? Optional.of(next) : Optional.empty();
    }

    @Override
    public String describe(Target target) {
        if (!shows(target)) {
            return "";
        }
        return switch (target) {
            case Target.Cell(int query, int key) ->
                "from " + figure.queries().text(query) + " to " + figure.keys().text(key) + ", "
                        + Numbers.readable(figure.weights().get(query, key)) + " "
                        + figure.legend().unit();
            case Target.Token token -> {
                boolean fromQuery = token.side() == Target.Side.QUERY;
                String strongest = lines.reversed().stream()
                        .filter(line -> touches(token, line))
                        .limit(3)
                        .map(line -> (fromQuery
                                        ? figure.keys().text(line.key())
                                        : figure.queries().text(line.query())) + " " + Numbers.readable(line.weight()))
                        .reduce((before, after) -> before + ", " + after)
                        .orElse("nothing above the threshold");
                yield axis(token.side()).describe(token.index())
                        + (fromQuery ? "; attends most to " : "; attended most by ")
                        + strongest;
            }
            default -> "";
        };
    }

    @Override
    public Optional<Rect> zoomArea(double x, double y) {
        return left.rows() == 0 || right.rows() == 0 ? Optional.empty() : Optional.of(left.area());
    }

    @Override
    public Viewport showing(Target target) {
        return target instanceof Target.Token(Target.Side side, int index) && shows(target)
                ? grid(side).showing(index, 0)
                : frame.viewport();
    }

    private boolean shows(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key) -> left.contains(query, 0) && right.contains(key, 0);
            case Target.Token(Target.Side side, int index) -> grid(side).contains(index, 0);
            default -> false;
        };
    }

    private static boolean touches(Target target, Line line) {
        return switch (target) {
            case Target.Cell(int query, int key) -> query == line.query() && key == line.key();
            case Target.Token(Target.Side side, int index) ->
                index == (side == Target.Side.QUERY ? line.query() : line.key());
            default -> false;
        };
    }

    private CellGrid grid(Target.Side side) {
        return side == Target.Side.QUERY ? left : right;
    }

    private TokenAxis axis(Target.Side side) {
        return side == Target.Side.QUERY ? figure.queries() : figure.keys();
    }

    private static double middle(CellGrid grid, int index) {
        return grid.y(index) + grid.cellHeight() / 2;
    }

    private boolean outside(double y) {
        return y < left.area().y() || y > left.area().bottom();
    }
}
