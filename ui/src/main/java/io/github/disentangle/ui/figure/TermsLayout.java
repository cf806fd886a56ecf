package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [TermsFigure]: the panels in as many rows as makes their cells largest, names at the left of each row
/// and above each panel, the two legends below.
final class TermsLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double OPERATOR = 30;
    private static final double LARGEST_NAME = 90;
    private static final double ROW_GAP = 14;

    private final TermsFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Legend scoreLegend;
    private final Legend probabilityLegend;
    private final List<Panel> panels = new ArrayList<>();

    /// @param heading one line above the column names
    /// @param operator what stands before the panel; blank before the first
    private record Panel(
            String title,
            @Nullable Addend addend,
            String operator,
            MatrixPlot plot,
            AxisLabels columns,
            @Nullable AxisLabels rows,
            Rect heading) {

        Rect area() {
            return plot.grid().area();
        }
    }

    /// How the panels share the room.
    private record Arrangement(int perRow, double cell) {}

    TermsLayout(TermsFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        List<Tensor> shown = figure.shown();
        ColourScale scores = ColourScale.fitting(shown.subList(0, shown.size() - 1), true);
        ColourScale probabilities = ColourScale.fitting(List.of(figure.probability()), false);
        String unit = figure.rowCentred() ? "score (logits), row mean taken off" : "score (logits)";
        scoreLegend = new Legend(scores, unit, "one for all terms and the score");
        probabilityLegend = new Legend(probabilities, "probability", "this head");
        content = frame.bounds().inset(MARGIN);
        double rowRoom = rowRoom(figure, theme);
        double columnRoom = columnRoom(figure, theme);
        double available = content.height() - figure.caption().height(theme) - legendHeight(theme, content.width());
        Arrangement best = arrange(figure, theme, content.width(), available);
        double width = best.cell() * figure.keys().length();
        double height = best.cell() * figure.queries().length();
        double left = content.x() + leftRoom(shown.size(), best.perRow(), rowRoom);
        double pitch = width + OPERATOR + AxisLabels.overhang(columnRoom) * 0.5;
        double rowHeight = headingHeight(theme) + AxisLabels.height(columnRoom, theme) + height + ROW_GAP;
        for (int index = 0; index < shown.size(); index++) {
            int line = index / best.perRow();
            int place = index % best.perRow();
            double x = Math.round(left + place * pitch);
            double top = Math.round(content.y() + figure.caption().height(theme) + line * rowHeight);
            double y = Math.round(top + headingHeight(theme) + AxisLabels.height(columnRoom, theme));
            CellGrid grid = new CellGrid(
                    new Rect(x, y, width, height),
                    figure.queries().length(),
                    figure.keys().length(),
                    frame.viewport());
            boolean last = index == shown.size() - 1;
            MatrixPlot plot = new MatrixPlot(
                    shown.get(index), figure.queries(), figure.keys(), last ? probabilities : scores, grid, theme);
            panels.add(new Panel(
                    title(index),
                    index < figure.addends().size()
                            ? figure.addends().get(index).addend()
                            : null,
                    operator(index),
                    plot,
                    new AxisLabels(Target.Side.KEY, figure.keys(), grid, theme, columnRoom),
                    place == 0 ? new AxisLabels(Target.Side.QUERY, figure.queries(), grid, theme, rowRoom) : null,
                    new Rect(x, top, Math.max(width, 40), headingHeight(theme))));
        }
    }

    static Size sizeFor(TermsFigure figure, double cell, FigureTheme theme) {
        int count = figure.addends().size() + 2;
        double columnRoom = columnRoom(figure, theme);
        double pitch = cell * figure.keys().length() + OPERATOR + AxisLabels.overhang(columnRoom) * 0.5;
        double width = leftRoom(count, count, rowRoom(figure, theme)) + count * pitch + 2 * MARGIN;
        double height = figure.caption().height(theme)
                + headingHeight(theme)
                + AxisLabels.height(columnRoom, theme)
                + cell * figure.queries().length()
                + ROW_GAP
                + 60
                + 2 * MARGIN;
        return new Size(Math.ceil(width), Math.ceil(height));
    }

    private static Arrangement arrange(TermsFigure figure, FigureTheme theme, double width, double height) {
        int count = figure.addends().size() + 2;
        double columnRoom = columnRoom(figure, theme);
        double rowRoom = rowRoom(figure, theme);
        Arrangement best = new Arrangement(count, 0);
        for (int perRow = count; perRow >= 1; perRow--) {
            int lines = Math.ceilDiv(count, perRow);
            double perPanel = (width - leftRoom(count, perRow, rowRoom)) / perRow
                    - OPERATOR
                    - AxisLabels.overhang(columnRoom) * 0.5;
            double perLine = height / lines - headingHeight(theme) - AxisLabels.height(columnRoom, theme) - ROW_GAP;
            double cell = Math.clamp(
                    Math.min(
                            perPanel / Math.max(1, figure.keys().length()),
                            perLine / Math.max(1, figure.queries().length())),
                    0,
                    MatrixFigure.LARGEST_CELL);
            cell = cell >= 3 ? Math.floor(cell) : cell;
            if (cell > best.cell() * 1.08) {
                best = new Arrangement(perRow, cell);
            }
        }
        return best;
    }

    private static double rowRoom(TermsFigure figure, FigureTheme theme) {
        return AxisLabels.room(figure.queries(), theme, LARGEST_NAME);
    }

    private static double columnRoom(TermsFigure figure, FigureTheme theme) {
        return AxisLabels.room(figure.keys(), theme, LARGEST_NAME);
    }

    private static double leftRoom(int count, int perRow, double rowRoom) {
        return rowRoom + AxisLabels.GAP + (perRow < count ? OPERATOR : 0);
    }

    private static double headingHeight(FigureTheme theme) {
        return theme.lineHeight(theme.heading()) + 4;
    }

    private double legendHeight(FigureTheme theme, double width) {
        return Math.max(
                scoreLegend.size(theme, width / 2).height(),
                probabilityLegend.size(theme, width / 2).height());
    }

    private String title(int index) {
        int addends = figure.addends().size();
        return index < addends ? figure.addends().get(index).name() : index == addends ? "score" : "softmax";
    }

    private String operator(int index) {
        int addends = figure.addends().size();
        return index == 0 ? "" : index < addends ? "+" : index == addends ? "=" : "→";
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        if (panels.getFirst().plot().isEmpty()) {
            pen.text(
                    "no tokens",
                    content.x(),
                    content.y() + figure.caption().height(theme) + theme.fontSize(),
                    theme.note());
            return;
        }
        TextStyle operator = theme.title().sized(theme.fontSize() + 8).centred();
        for (Panel panel : panels) {
            drawHeading(pen, panel);
            panel.columns().draw(pen);
            if (panel.rows() != null) {
                panel.rows().draw(pen);
            }
            panel.plot().draw(pen);
            double x = panel.rows() == null
                    ? panel.area().x() - OPERATOR / 2
                    : panel.area().x() - AxisLabels.GAP - panel.rows().room() - OPERATOR / 2;
            pen.text(panel.operator(), x, theme.baseline(panel.area().centreY(), operator), operator);
        }
        double bottom = panels.getLast().area().bottom() + ROW_GAP;
        double half = content.width() / 2;
        scoreLegend.draw(pen, panels.getFirst().area().x(), bottom, half, theme);
        double second = panels.getFirst().area().x()
                + Math.min(half, scoreLegend.size(theme, half).width() + 36);
        probabilityLegend.draw(pen, second, bottom, Math.max(0, content.right() - second), theme);
    }

    private void drawHeading(Pen pen, Panel panel) {
        FigureTheme theme = frame.theme();
        Rect heading = panel.heading();
        TextStyle style = theme.heading();
        double baseline = heading.y() + style.size();
        pen.text(theme.elide(panel.title(), heading.width(), style), heading.x(), baseline, style);
        Addend addend = panel.addend();
        Colour rule = addend == null ? theme.palette().border() : addend.colour(theme.palette());
        double thickness = addend == null ? 1 : 3;
        pen.fill(new Rect(heading.x(), baseline + 5, panel.area().width(), thickness), rule);
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        for (Target target : highlight.brushed()) {
            if (target instanceof Target.Cell(int query, int key)) {
                panels.forEach(panel -> panel.plot()
                        .drawWash(pen, query, key, frame.theme().palette().brush()));
            }
        }
        highlight
                .pinned()
                .forEach(target -> mark(pen, target, frame.theme().palette().pin(), false));
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), frame.theme().palette().hover(), true);
        }
    }

    private void mark(Pen pen, Target target, Colour colour, boolean hovered) {
        for (Panel panel : panels) {
            switch (target) {
                case Target.Cell(int query, int key)
                when panel.plot().grid().contains(query, key) -> {
                    if (hovered) {
                        panel.plot().drawCrosshair(pen, query, key, colour);
                        writeValue(pen, panel, query, key);
                    }
                    panel.plot().drawRing(pen, query, key, colour);
                    panel.columns().emphasise(pen, key, colour);
                    if (panel.rows() != null) {
                        panel.rows().emphasise(pen, query, colour);
                    }
                }
                case Target.Token token
                when shows(token) -> {
                    panel.plot().drawBand(pen, token, colour);
                    if (token.side() == Target.Side.KEY) {
                        panel.columns().emphasise(pen, token.index(), colour);
                    } else if (panel.rows() != null) {
                        panel.rows().emphasise(pen, token.index(), colour);
                    }
                }
                default -> {
                    // not in this picture
                }
            }
        }
    }

    /// The value under the pointer, beside the panel's title.
    private void writeValue(Pen pen, Panel panel, int query, int key) {
        FigureTheme theme = frame.theme();
        double value = panel.plot().values().get(query, key);
        String text = panel.operator().equals("→") ? Numbers.readable(value) : Numbers.signed(value);
        TextStyle style = theme.label().ended();
        double x = Math.max(
                panel.area().right(),
                panel.heading().x() + theme.width(panel.title() + " " + text, theme.heading()) + 4);
        pen.text(text, x, panel.heading().y() + theme.heading().size(), style);
    }

    @Override
    public Optional<Target> at(double x, double y) {
        for (int index = 0; index < panels.size(); index++) {
            Panel panel = panels.get(index);
            if (panel.plot().isEmpty()) {
                continue;
            }
            if (panel.area().contains(x, y)) {
                return Optional.of(new Target.Cell(
                        panel.plot().grid().row(y), panel.plot().grid().column(x)));
            }
            if (panel.heading().contains(x, y)) {
                return Optional.of(new Target.Panel(index));
            }
            if (panel.rows() != null && panel.rows().contains(x, y)) {
                return Optional.of(
                        new Target.Token(Target.Side.QUERY, panel.rows().index(x, y)));
            }
            if (panel.columns().contains(x, y)) {
                return Optional.of(
                        new Target.Token(Target.Side.KEY, panel.columns().index(x, y)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        Panel first = panels.getFirst();
        Rect found = switch (target) {
            case Target.Cell(int query, int key)
            when first.plot().grid().contains(query, key) ->
                first.plot().grid().cell(query, key).within(first.area());
            case Target.Token token
            when shows(token) ->
                token.side() == Target.Side.KEY || first.rows() == null
                        ? first.columns().bounds(token.index())
                        : first.rows().bounds(token.index());
            case Target.Panel(int index)
            when index >= 0 && index < panels.size() -> panels.get(index).heading();
            default -> new Rect(0, 0, 0, 0);
        };
        return found.width() > 0 && found.height() > 0 ? Optional.of(found) : Optional.empty();
    }

    private boolean shows(Target.Token token) {
        TokenAxis axis = token.side() == Target.Side.QUERY ? figure.queries() : figure.keys();
        return token.index() >= 0 && token.index() < axis.length();
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        return CellSteps.next(panels.getFirst().plot().grid(), from, direction);
    }

    @Override
    public String describe(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key)
            when panels.getFirst().plot().grid().contains(query, key) -> {
                List<String> parts = new ArrayList<>();
                for (Panel panel : panels) {
                    parts.add(panel.title() + " "
                            + Numbers.readable(panel.plot().values().get(query, key)));
                }
                yield "from " + figure.queries().text(query) + " to "
                        + figure.keys().text(key) + ", " + String.join(", ", parts);
            }
            case Target.Token token
            when shows(token) ->
                token.side() == Target.Side.QUERY
                        ? figure.queries().describe(token.index())
                        : figure.keys().describe(token.index());
            case Target.Panel(int index) when index >= 0 && index < panels.size() -> title(index);
            default -> "";
        };
    }

    @Override
    public Optional<Rect> zoomArea(double x, double y) {
        return panels.stream()
                .filter(panel -> !panel.plot().isEmpty())
                .map(Panel::area)
                .min((left, right) -> Double.compare(distance(left, x, y), distance(right, x, y)));
    }

    private static double distance(Rect area, double x, double y) {
        return Math.hypot(x - Math.clamp(x, area.x(), area.right()), y - Math.clamp(y, area.y(), area.bottom()));
    }

    @Override
    public Viewport showing(Target target) {
        CellGrid grid = panels.getFirst().plot().grid();
        return target instanceof Target.Cell(int query, int key) && grid.contains(query, key)
                ? grid.showing(query, key)
                : frame.viewport();
    }
}
