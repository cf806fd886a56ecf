package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [FlowFigure]: names of tokens left, names of states above, a dot for each state as large as what passes
/// through it, lines as dark and wide as what they carry.
final class FlowLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double LARGEST_NAME = 120;
    private static final double LARGEST_ROW = 40;
    private static final double LARGEST_COLUMN = 190;

    /// Where tokens are many, smaller dots would run into a line.
    private static final double SMALLEST_DOT = 0.5;

    private final FlowFigure figure;
    private final Frame frame;
    private final Rect content;
    private final CellGrid grid;
    private final AxisLabels rows;
    private final List<FlowFigure.Edge> edges;

    FlowLayout(FlowFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        content = frame.bounds().inset(MARGIN);
        double room = AxisLabels.room(figure.tokens(), theme, Math.min(LARGEST_NAME, content.width() * 0.3));
        double left = room + AxisLabels.GAP;
        double top = figure.caption().height(theme) + theme.lineHeight(theme.note()) + 6;
        double bottom = 10
                + theme.lineHeight(theme.note())
                + figure.legend().size(theme, content.width()).height();
        double width = Math.max(0, content.width() - left);
        double height = Math.max(0, content.height() - top - bottom);
        int tokens = Math.max(1, figure.tokens().length());
        int states = Math.max(1, figure.states().length());
        double slack = Math.max(0, (width - LARGEST_COLUMN * states) / 2);
        grid = new CellGrid(
                new Rect(
                        content.x() + slack + left,
                        content.y() + top,
                        Math.min(width, LARGEST_COLUMN * states),
                        Math.min(height, LARGEST_ROW * tokens)),
                figure.tokens().length(),
                figure.states().length(),
                frame.viewport());
        rows = new AxisLabels(Target.Side.QUERY, figure.tokens(), grid, theme, room);
        edges = figure.shown();
    }

    private boolean isEmpty() {
        return grid.rows() == 0 || grid.area().width() < 4 || grid.area().height() < 4;
    }

    private double x(int state) {
        return grid.x(state) + grid.cellWidth() / 2;
    }

    private double y(int token) {
        return grid.y(token) + grid.cellHeight() / 2;
    }

    private double strength(double share) {
        return figure.legend().scale().position(share);
    }

    /// The area of a dot says what passes through a state, all of it being the largest.
    private double radius(int state, int token) {
        double most = Math.max(1, Math.min(7, Math.min(grid.cellHeight(), grid.cellWidth()) * 0.45));
        double share = Math.clamp(figure.nodes().get(state, token), 0, 1);
        return share == 0 ? 0 : Math.max(most > 2 ? 0.7 : 0, most * Math.sqrt(share));
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        Rect area = grid.area();
        if (isEmpty()) {
            pen.text("no tokens", content.x(), area.y() + theme.fontSize(), theme.note());
            return;
        }
        drawStates(pen);
        rows.draw(pen);
        pen.clip(area.inset(-1), () -> {
            for (FlowFigure.Edge edge : edges) {
                drawEdge(pen, edge, new Colour(figure.legend().scale().argb(edge.share(), theme.palette())));
            }
            for (int state = 0; state < figure.states().length(); state++) {
                for (int token = 0; token < figure.tokens().length(); token++) {
                    double radius = radius(state, token);
                    if (radius > SMALLEST_DOT) {
                        pen.fill(
                                Path.circle(x(state), y(token), radius),
                                theme.palette().accent());
                    }
                }
            }
        });
        double legendX = figure.legend().placed(area.x(), content, theme);
        double below = area.bottom() + 10;
        pen.text(
                theme.elide(count(), content.right() - legendX, theme.note()),
                legendX,
                below + theme.note().size(),
                theme.note());
        figure.legend().draw(pen, legendX, below + theme.lineHeight(theme.note()), content.right() - legendX, theme);
    }

    /// How many lines there are, and from which share on.
    private String count() {
        String least = Numbers.percent(figure.threshold());
        if (edges.isEmpty()) {
            return text("flow.none", least);
        }
        String count = edges.size() + (edges.size() == 1 ? " line" : " lines");
        return figure.threshold() > 0 ? count + " of at least " + least : count;
    }

    private void drawStates(Pen pen) {
        FigureTheme theme = frame.theme();
        TextStyle note = theme.note();
        double above = grid.area().y() - 6;
        double free = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < figure.states().length(); state++) {
            String name = figure.states().text(state);
            double half = theme.width(name, note) / 2;
            double at = Math.clamp(x(state), content.x() + half, Math.max(content.x() + half, content.right() - half));
            if (at - half > free
                    && x(state) >= grid.area().x()
                    && x(state) <= grid.area().right()) {
                pen.text(name, at, above, note.centred());
                free = at + half + 8;
            }
            double line = Math.round(x(state)) + 0.5;
            if (line > grid.area().x() && line < grid.area().right()) {
                pen.line(line, grid.area().y(), line, grid.area().bottom(), theme.gridLine());
            }
        }
    }

    private void drawEdge(Pen pen, FlowFigure.Edge edge, Colour colour) {
        double x1 = x(edge.layer());
        double x2 = x(edge.layer() + 1);
        double bend = (x2 - x1) * 0.5;
        Path path = new Path.Builder()
                .move(x1, y(edge.key()))
                .curve(x1 + bend, y(edge.key()), x2 - bend, y(edge.query()), x2, y(edge.query()))
                .build();
        double width = 0.9 + 4.1 * Math.clamp(strength(edge.share()), 0, 1);
        pen.stroke(path, new Stroke(colour, width));
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        if (isEmpty()) {
            return;
        }
        Palette palette = frame.theme().palette();
        highlight.brushed().forEach(target -> mark(pen, target, palette.brush()));
        highlight.pinned().forEach(target -> mark(pen, target, palette.pin()));
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), palette.hover());
        }
    }

    /// A state is marked with the lines that enter and leave it, a token with its row.
    private void mark(Pen pen, Target target, Colour colour) {
        switch (target) {
            case Target.State(int state, int token)
            when shows(state, token) -> {
                pen.clip(grid.area().inset(-1), () -> {
                    for (FlowFigure.Edge edge : edges) {
                        boolean enters = edge.layer() == state - 1 && edge.query() == token;
                        boolean leaves = edge.layer() == state && edge.key() == token;
                        if (enters || leaves) {
                            drawEdge(pen, edge, colour.withOpacity(0.8));
                        }
                    }
                    pen.stroke(Path.circle(x(state), y(token), radius(state, token) + 3), new Stroke(colour, 2));
                });
                rows.emphasise(pen, token, colour);
            }
            case Target.Token(Target.Side _, int token) when shows(0, token) -> rows.emphasise(pen, token, colour);
            default -> {
                // not in this picture
            }
        }
    }

    private boolean shows(int state, int token) {
        return !isEmpty()
                && state >= 0
                && state < figure.states().length()
                && token >= 0
                && token < figure.tokens().length();
    }

    @Override
    public Optional<Target> at(double px, double py) {
        if (isEmpty()) {
            return Optional.empty();
        }
        if (grid.area().contains(px, py)) {
            return Optional.of(new Target.State(grid.column(px), grid.row(py)));
        }
        return rows.contains(px, py)
                ? Optional.of(new Target.Token(Target.Side.KEY, rows.index(px, py)))
                : Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        Rect found = switch (target) {
            case Target.State(int state, int token)
            when shows(state, token) -> grid.cell(token, state).within(grid.area());
            case Target.Token(Target.Side _, int token) when shows(0, token) -> rows.bounds(token);
            default -> new Rect(0, 0, 0, 0);
        };
        return found.width() > 0 && found.height() > 0 ? Optional.of(found) : Optional.empty();
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        Target.Cell cell = from instanceof Target.State(int state, int token) ? new Target.Cell(token, state) : null;
        return CellSteps.next(grid, cell, direction)
                .map(target ->
                        target instanceof Target.Cell(int token, int state) ? new Target.State(state, token) : target);
    }

    @Override
    public String describe(Target target) {
        return switch (target) {
            case Target.State(int state, int token)
            when shows(state, token) ->
                figure.tokens().text(token) + ", " + figure.states().text(state) + ", "
                        + Numbers.percent(figure.nodes().get(state, token)) + " "
                        + figure.legend().unit() + strongest(state, token);
            case Target.Token(Target.Side _, int token)
            when shows(0, token) ->
                figure.tokens().describe(token) + ", "
                        + Numbers.percent(figure.nodes().get(0, token)) + " "
                        + figure.legend().unit();
            default -> "";
        };
    }

    /// Where most of a state comes from.
    private String strongest(int state, int token) {
        if (state == 0) {
            return "";
        }
        int best = 0;
        for (int key = 0; key < figure.tokens().length(); key++) {
            if (figure.edges().get(state - 1).get(token, key)
                    > figure.edges().get(state - 1).get(token, best)) {
                best = key;
            }
        }
        float share = figure.edges().get(state - 1).get(token, best);
        return share > 0 ? ", most of it from " + figure.tokens().text(best) : "";
    }

    @Override
    public Optional<Rect> zoomArea(double x, double y) {
        return isEmpty() ? Optional.empty() : Optional.of(grid.area());
    }

    @Override
    public Viewport showing(Target target) {
        return target instanceof Target.State(int state, int token) && shows(state, token)
                ? grid.showing(token, state)
                : frame.viewport();
    }
}
