package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
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

    private final HeadFigure figure;
    private final Frame frame;
    private final Rect content;
    private final CellGrid left;
    private final CellGrid right;
    private final HeadNames queries;
    private final HeadNames keys;
    private final HeadLines lines;

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
        queries = new HeadNames(theme, figure.queries(), Target.Side.QUERY, left, content.x());
        keys = new HeadNames(
                theme, figure.keys(), Target.Side.KEY, right, frame.size().width());
        lines = new HeadLines(figure, theme, left, right);
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
        lines.draw(pen);
        if (lines.none()) {
            String words = text("head.none", Numbers.readable(figure.filter().threshold()));
            pen.text(
                    theme.elide(words, area.width() - 8, theme.note()),
                    area.centreX(),
                    area.centreY(),
                    theme.note().centred());
        }
        queries.draw(pen);
        keys.draw(pen);
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
        int step = Math.max(queries.step(), keys.step());
        return lines.count() + (step > 1 ? " · every " + step + (step == 2 ? "nd" : "th") + " token named" : "");
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
        pen.fill(lines.area(), frame.theme().background().withOpacity(0.85));
        lines.draw(pen, lines.at(marked).reversed());
        for (Target target : marked) {
            Colour colour = target.equals(highlight.hovered())
                    ? frame.theme().palette().hover()
                    : highlight.pinned().contains(target)
                            ? frame.theme().palette().pin()
                            : frame.theme().palette().brush();
            switch (target) {
                case Target.Cell(int query, int key) -> {
                    queries.emphasise(pen, query, colour);
                    keys.emphasise(pen, key, colour);
                }
                case Target.Token(Target.Side side, int index) -> names(side).emphasise(pen, index, colour);
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
        if (left.cellHeight() < theme.fontSize()) {
            return;
        }
        for (HeadLines.Line line : lines.at(List.of(token))) {
            double y = fromQuery ? right.middle(line.key()) : left.middle(line.query());
            if (left.spans(y)) {
                TextStyle style = theme.note().coloured(theme.palette().foreground());
                String text = Numbers.cell(line.weight());
                double width = theme.width(text, style) + 4;
                double x = fromQuery ? left.area().right() - width : left.area().x();
                pen.fill(new Rect(x, y - style.size() * 0.6, width, style.size() * 1.2), theme.background());
                pen.text(text, x + 2, theme.baseline(y, style), style);
            }
        }
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
        return lines.near(x, y).map(line -> new Target.Cell(line.query(), line.key()));
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        if (!shows(target)) {
            return Optional.empty();
        }
        Rect area = left.area();
        Rect found = switch (target) {
            case Target.Token(Target.Side side, int index) -> names(side).bounds(index);
            case Target.Cell(int query, int key) -> {
                double from = left.middle(query);
                double to = right.middle(key);
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
        Optional<Target> next = switch (from) {
            case Target.Token token when shows(token) -> fromToken(token, direction);
            case Target.Cell line
            when lines.has(line) ->
                switch (direction) {
                    case LEFT -> Optional.of(new Target.Token(Target.Side.QUERY, line.query()));
                    case RIGHT -> Optional.of(new Target.Token(Target.Side.KEY, line.key()));
                    case UP -> lines.beside(line, -1);
                    case DOWN -> lines.beside(line, 1);
                };
            case null, default -> Optional.of(new Target.Token(Target.Side.QUERY, left.firstRow()));
        };
        return next.filter(target -> shows(target) && !target.equals(from));
    }

    /// Up and down within the column; across to the token's strongest line, or to the other column where it has
    /// none.
    private Optional<Target> fromToken(Target.Token token, Direction direction) {
        boolean fromQuery = token.side() == Target.Side.QUERY;
        if (direction == Direction.UP || direction == Direction.DOWN) {
            return Optional.of(new Target.Token(token.side(), token.index() + (direction == Direction.UP ? -1 : 1)));
        }
        if (fromQuery != (direction == Direction.RIGHT)) {
            return Optional.empty();
        }
        var opposite = fromQuery
                ? new Target.Token(Target.Side.KEY, Math.min(token.index(), right.rows() - 1))
                : new Target.Token(Target.Side.QUERY, Math.min(token.index(), left.rows() - 1));
        return Optional.of(lines.at(List.of(token)).stream()
                .findFirst()
                .<Target>map(HeadLines.Line::cell)
                .orElse(opposite));
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
                String strongest = lines.at(List.of(token)).stream()
                        .limit(3)
                        .map(line -> (fromQuery
                                        ? figure.keys().text(line.key())
                                        : figure.queries().text(line.query())) + " " + Numbers.readable(line.weight()))
                        .reduce((before, after) -> before + ", " + after)
                        .orElse("nothing above the threshold");
                yield names(token.side()).axis().describe(token.index())
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
        return switch (target) {
            case Target.Token(Target.Side side, int index)
            when shows(target) -> names(side).grid().showing(index, 0);
            // a line is in sight when one of its ends is
            case Target.Cell(int query, int key)
            when shows(target) && !left.spans(left.middle(query)) && !right.spans(right.middle(key)) ->
                left.showing(query, 0);
            default -> frame.viewport();
        };
    }

    private boolean shows(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key) -> left.contains(query, 0) && right.contains(key, 0);
            case Target.Token(Target.Side side, int index) -> names(side).grid().contains(index, 0);
            default -> false;
        };
    }

    private HeadNames names(Target.Side side) {
        return side == Target.Side.QUERY ? queries : keys;
    }
}
