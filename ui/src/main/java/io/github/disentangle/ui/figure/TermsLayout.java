package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [TermsFigure]: the panels as [TermsArrangement] has them, in the middle of the room, the two legends
/// below.
final class TermsLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double LEGEND_GAP = 36;
    /// Enough for both legends beside each other, whatever their words.
    private static final double WIDE = 620;

    private final TermsFigure figure;
    private final Frame frame;
    private final Rect content;
    private final Legend scoreLegend;
    private final Legend probabilityLegend;
    private final List<TermsPanel> panels;

    TermsLayout(TermsFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        List<Tensor> shown = figure.shown();
        ColourScale scores = ColourScale.fitting(shown.subList(0, shown.size() - 1), true);
        String unit = figure.rowCentred() ? "score (logits), row mean taken off" : "score (logits)";
        scoreLegend = new Legend(scores, unit, "one for all terms and the score");
        probabilityLegend = Legend.ofAttention(figure.probability(), "probability", "this head");
        content = frame.bounds().inset(MARGIN);
        double available = content.height() - figure.caption().height(theme) - legendHeight(theme, content.width());
        panels = place(TermsArrangement.fitting(figure, theme, content.width(), available), shown);
    }

    private TermsLayout(TermsLayout before, Viewport viewport) {
        figure = before.figure;
        frame = before.frame.moved(viewport);
        content = before.content;
        scoreLegend = before.scoreLegend;
        probabilityLegend = before.probabilityLegend;
        panels = before.panels.stream().map(panel -> panel.moved(viewport)).toList();
    }

    private List<TermsPanel> place(TermsArrangement arrangement, List<Tensor> shown) {
        FigureTheme theme = frame.theme();
        double width = arrangement.cell() * figure.keys().length();
        double height = arrangement.cell() * figure.queries().length();
        double taken = arrangement.size(figure, theme).width();
        double left = content.x() + Math.max(0, (content.width() - taken) / 2) + arrangement.left(shown.size());
        double names = arrangement.namesHeight(theme);
        double heading = TermsArrangement.headingHeight(theme);
        double y = content.y() + figure.caption().height(theme);
        List<TermsPanel> placed = new ArrayList<>();
        for (int index = 0; index < shown.size(); index++) {
            int place = index % arrangement.perLine();
            boolean firstLine = index < arrangement.perLine();
            if (place == 0 && index > 0) {
                y += heading + (index == arrangement.perLine() ? names : 0) + height + TermsArrangement.LINE_GAP;
            }
            double x = Math.round(left + place * arrangement.pitch(figure));
            double top = Math.round(y);
            CellGrid grid = new CellGrid(
                    new Rect(x, Math.round(top + heading + (firstLine ? names : 0)), width, height),
                    figure.queries().length(),
                    figure.keys().length(),
                    frame.viewport());
            ColourScale scale = (index == shown.size() - 1 ? probabilityLegend : scoreLegend).scale();
            placed.add(new TermsPanel(
                    title(index),
                    index < figure.addends().size()
                            ? figure.addends().get(index).addend()
                            : null,
                    operator(index),
                    x - (place == 0 ? arrangement.rowRoom() + AxisLabels.GAP : 0) - arrangement.operator() / 2,
                    new MatrixPlot(shown.get(index), figure.queries(), figure.keys(), scale, grid, theme),
                    firstLine && arrangement.namesKeys()
                            ? new AxisLabels(Target.Side.KEY, figure.keys(), grid, theme, arrangement.columnRoom())
                            : null,
                    place == 0
                            ? new AxisLabels(Target.Side.QUERY, figure.queries(), grid, theme, arrangement.rowRoom())
                            : null,
                    new Rect(x, top, width + arrangement.operator() - 4, heading)));
        }
        return List.copyOf(placed);
    }

    static Size sizeFor(TermsFigure figure, double cell, FigureTheme theme) {
        Size panels = TermsArrangement.inOneLine(figure, theme, cell).size(figure, theme);
        double height = figure.caption().height(theme) + panels.height() + (panels.width() < WIDE ? 110 : 60);
        return new Size(Math.ceil(panels.width() + 2 * MARGIN), Math.ceil(height + 2 * MARGIN));
    }

    /// Both legends side by side, or one below the other where that is too wide.
    private double legendHeight(FigureTheme theme, double width) {
        double one = scoreLegend.size(theme, width).height();
        double other = probabilityLegend.size(theme, width).height();
        return besideEachOther(theme, width) ? Math.max(one, other) : one + 6 + other;
    }

    private boolean besideEachOther(FigureTheme theme, double width) {
        return scoreLegend.size(theme, width).width()
                        + LEGEND_GAP
                        + probabilityLegend.size(theme, width).width()
                <= width;
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
        panels.forEach(panel -> panel.draw(pen, theme));
        drawLegends(pen, panels.getLast().area().bottom() + TermsArrangement.LINE_GAP);
    }

    private void drawLegends(Pen pen, double top) {
        FigureTheme theme = frame.theme();
        Size first = scoreLegend.size(theme, content.width());
        Size second = probabilityLegend.size(theme, content.width());
        double start = panels.getFirst().area().x();
        if (besideEachOther(theme, content.width())) {
            double both = first.width() + LEGEND_GAP + second.width();
            double x = Math.max(content.x(), Math.min(start, content.right() - both));
            scoreLegend.draw(pen, x, top, first.width(), theme);
            probabilityLegend.draw(pen, x + first.width() + LEGEND_GAP, top, second.width(), theme);
        } else {
            double x = scoreLegend.placed(start, content, theme);
            scoreLegend.draw(pen, x, top, content.right() - x, theme);
            probabilityLegend.draw(pen, x, top + first.height() + 6, content.right() - x, theme);
        }
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
        if (!(target instanceof Target.Token token) || shows(token)) {
            panels.forEach(panel -> panel.mark(pen, frame.theme(), target, colour, hovered));
        }
    }

    @Override
    public Optional<Target> at(double x, double y) {
        for (int index = 0; index < panels.size(); index++) {
            TermsPanel panel = panels.get(index);
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
            if (panel.columns() != null && panel.columns().contains(x, y)) {
                return Optional.of(
                        new Target.Token(Target.Side.KEY, panel.columns().index(x, y)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        TermsPanel first = panels.getFirst();
        Rect found = switch (target) {
            case Target.Cell(int query, int key)
            when first.plot().grid().contains(query, key) ->
                first.plot().grid().cell(query, key).within(first.area());
            case Target.Token token
            when shows(token) -> {
                AxisLabels names = token.side() == Target.Side.KEY ? first.columns() : first.rows();
                yield names == null ? new Rect(0, 0, 0, 0) : names.bounds(token.index());
            }
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
                for (TermsPanel panel : panels) {
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
                .map(TermsPanel::area)
                .min((left, right) -> Double.compare(distance(left, x, y), distance(right, x, y)));
    }

    private static double distance(Rect area, double x, double y) {
        return Math.hypot(x - Math.clamp(x, area.x(), area.right()), y - Math.clamp(y, area.y(), area.bottom()));
    }

    @Override
    public Optional<FigureLayout> moved(Viewport viewport) {
        return Optional.of(new TermsLayout(this, viewport));
    }

    @Override
    public Viewport showing(Target target) {
        CellGrid grid = panels.getFirst().plot().grid();
        return target instanceof Target.Cell(int query, int key) && grid.contains(query, key)
                ? grid.showing(query, key)
                : frame.viewport();
    }
}
