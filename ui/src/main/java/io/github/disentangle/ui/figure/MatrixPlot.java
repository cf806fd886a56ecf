package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Colour;

/// The cells of one matrix, without names around them: colours, hair lines, values where there is room, and marks.
///
/// @param values `[query, key]`
/// @param images of the values on the scale
record MatrixPlot(
        Tensor values,
        TokenAxis queries,
        TokenAxis keys,
        ColourScale scale,
        CellGrid grid,
        FigureTheme theme,
        CellImages images) {

    static final double GRID_FROM = 9;
    private static final double SMALLEST_VALUE_TEXT = 8;

    MatrixPlot(Tensor values, TokenAxis queries, TokenAxis keys, ColourScale scale, CellGrid grid, FigureTheme theme) {
        this(values, queries, keys, scale, grid, theme, new CellImages(values, scale, theme.palette()));
    }

    /// The same cells with another part of them visible.
    MatrixPlot moved(Viewport viewport) {
        return new MatrixPlot(values, queries, keys, scale, grid.moved(viewport), theme, images);
    }

    boolean isEmpty() {
        return grid.rows() == 0
                || grid.columns() == 0
                || grid.area().width() < 1
                || grid.area().height() < 1;
    }

    int cellsPerPixel() {
        return CellImage.cellsPerPixel(Math.min(grid.cellWidth(), grid.cellHeight()));
    }

    void draw(Pen pen) {
        if (isEmpty()) {
            return;
        }
        int side = cellsPerPixel();
        Raster image = images.at(side);
        Rect whole = grid.whole();
        Rect stretched = new Rect(
                whole.x(),
                whole.y(),
                image.width() * side * grid.cellWidth(),
                image.height() * side * grid.cellHeight());
        pen.clip(grid.area(), () -> {
            pen.image(image, stretched);
            drawLines(pen);
            drawValues(pen);
        });
        Rect area = grid.area();
        pen.stroke(
                new Rect(area.x() - 0.5, area.y() - 0.5, area.width() + 1, area.height() + 1),
                Stroke.hair(theme.palette().border()));
    }

    private void drawLines(Pen pen) {
        Rect area = grid.area();
        Stroke line = Stroke.hair(theme.palette().grid());
        Stroke segment = Stroke.hair(theme.palette().muted()).dashed(4);
        for (int row = Math.max(1, grid.firstRow()); row <= grid.lastRow(); row++) {
            double y = Math.round(grid.y(row)) + 0.5;
            if (queries.startsSegment(row)) {
                pen.line(area.x(), y, area.right(), y, segment);
            } else if (grid.cellHeight() >= GRID_FROM) {
                pen.line(area.x(), y, area.right(), y, line);
            }
        }
        for (int column = Math.max(1, grid.firstColumn()); column <= grid.lastColumn(); column++) {
            double x = Math.round(grid.x(column)) + 0.5;
            if (keys.startsSegment(column)) {
                pen.line(x, area.y(), x, area.bottom(), segment);
            } else if (grid.cellWidth() >= GRID_FROM) {
                pen.line(x, area.y(), x, area.bottom(), line);
            }
        }
    }

    private void drawValues(Pen pen) {
        double size = Math.min(theme.fontSize() - 1, grid.cellWidth() * 0.36);
        if (size < SMALLEST_VALUE_TEXT || grid.cellHeight() < size * 1.6) {
            return;
        }
        for (int row = grid.firstRow(); row <= grid.lastRow(); row++) {
            for (int column = grid.firstColumn(); column <= grid.lastColumn(); column++) {
                float value = values.get(row, column);
                Colour ground = new Colour(scale.argb(value, theme.palette()));
                TextStyle style = new TextStyle(size, ground.ink(theme.palette().foreground())).centred();
                Rect cell = grid.cell(row, column);
                pen.text(Numbers.cell(value), cell.centreX(), theme.baseline(cell.centreY(), style), style);
            }
        }
    }

    /// Lines that lead the eye from a cell to the names of its row and column.
    void drawCrosshair(Pen pen, int query, int key, Colour colour) {
        if (isEmpty() || !grid.contains(query, key)) {
            return;
        }
        Rect area = grid.area();
        Rect cell = snapped(grid.cell(query, key));
        Stroke line = Stroke.hair(colour.withOpacity(0.55));
        pen.clip(area, () -> {
            for (double y : new double[] {cell.y(), cell.bottom()}) {
                pen.line(area.x(), y, cell.x(), y, line);
                pen.line(cell.right(), y, area.right(), y, line);
            }
            for (double x : new double[] {cell.x(), cell.right()}) {
                pen.line(x, area.y(), x, cell.y(), line);
                pen.line(x, cell.bottom(), x, area.bottom(), line);
            }
        });
    }

    /// A band over one row or column.
    void drawBand(Pen pen, Target.Token token, Colour colour) {
        boolean row = token.side() == Target.Side.QUERY;
        if (isEmpty() || !(row ? grid.contains(token.index(), 0) : grid.contains(0, token.index()))) {
            return;
        }
        Rect area = grid.area();
        Rect band = row
                ? new Rect(area.x(), grid.y(token.index()), area.width(), grid.cellHeight())
                : new Rect(grid.x(token.index()), area.y(), grid.cellWidth(), area.height());
        pen.clip(area, () -> {
            pen.fill(band, colour.withOpacity(0.12));
            pen.stroke(snapped(band), Stroke.hair(colour.withOpacity(0.8)));
        });
    }

    /// A ring around a cell that reads on any colour beneath it.
    void drawRing(Pen pen, int query, int key, Colour colour) {
        if (isEmpty() || !grid.contains(query, key)) {
            return;
        }
        Rect cell = snapped(grid.cell(query, key));
        Rect area = grid.area();
        pen.clip(new Rect(area.x() - 3, area.y() - 3, area.width() + 6, area.height() + 6), () -> {
            if (area.within(cell).width() > 0 || area.contains(cell.centreX(), cell.centreY())) {
                Rect wide = cell.width() < 6 ? cell.inset(-3) : cell;
                pen.stroke(wide, new Stroke(theme.background(), 4));
                pen.stroke(wide, new Stroke(colour, 2));
            }
        });
    }

    /// A wash over one brushed cell.
    void drawWash(Pen pen, int query, int key, Colour colour) {
        if (!isEmpty() && grid.contains(query, key)) {
            pen.clip(grid.area(), () -> {
                pen.fill(grid.cell(query, key), colour.withOpacity(0.22));
                pen.stroke(snapped(grid.cell(query, key)), Stroke.hair(colour));
            });
        }
    }

    private static Rect snapped(Rect rect) {
        double x = Math.round(rect.x()) + 0.5;
        double y = Math.round(rect.y()) + 0.5;
        return new Rect(
                x,
                y,
                Math.max(1, Math.round(rect.right()) + 0.5 - x),
                Math.max(1, Math.round(rect.bottom()) + 0.5 - y));
    }
}
