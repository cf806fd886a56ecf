package io.github.disentangle.ui.figure;

/// Where the cells of a matrix lie: `area` shows the part of `rows` x `columns` cells that `viewport` selects.
record CellGrid(Rect area, int rows, int columns, Viewport viewport) {

    /// The same cells with another part of them visible.
    CellGrid moved(Viewport other) {
        return new CellGrid(area, rows, columns, other);
    }

    double cellWidth() {
        return columns == 0 ? 0 : area.width() / (columns * viewport.extent());
    }

    double cellHeight() {
        return rows == 0 ? 0 : area.height() / (rows * viewport.extent());
    }

    /// Left edge of a column; for `columns`, the right edge of the last one.
    double x(int column) {
        return area.x() + (column - viewport.x() * columns) * cellWidth();
    }

    /// Top edge of a row.
    double y(int row) {
        return area.y() + (row - viewport.y() * rows) * cellHeight();
    }

    /// Middle of a row.
    double middle(int row) {
        return y(row) + cellHeight() / 2;
    }

    /// Whether a height lies within the area.
    boolean spans(double py) {
        return py >= area.y() && py <= area.bottom();
    }

    /// All cells, seen or not.
    Rect whole() {
        return new Rect(x(0), y(0), columns * cellWidth(), rows * cellHeight());
    }

    Rect cell(int row, int column) {
        return new Rect(x(column), y(row), cellWidth(), cellHeight());
    }

    boolean contains(int row, int column) {
        return row >= 0 && row < rows && column >= 0 && column < columns;
    }

    /// Column at `px`, in range if `px` is inside the area.
    int column(double px) {
        return clampIndex((px - area.x()) / cellWidth() + viewport.x() * columns, columns);
    }

    /// Row at `py`.
    int row(double py) {
        return clampIndex((py - area.y()) / cellHeight() + viewport.y() * rows, rows);
    }

    int firstColumn() {
        return column(area.x() + 1e-6);
    }

    int lastColumn() {
        return column(area.right() - 1e-6);
    }

    int firstRow() {
        return row(area.y() + 1e-6);
    }

    int lastRow() {
        return row(area.bottom() - 1e-6);
    }

    /// The viewport moved as little as needed to show a cell whole.
    Viewport showing(int row, int column) {
        double extent = viewport.extent();
        return new Viewport(
                pulled(viewport.x(), extent, (double) column / columns, (column + 1.0) / columns),
                pulled(viewport.y(), extent, (double) row / rows, (row + 1.0) / rows),
                extent);
    }

    private static double pulled(double start, double extent, double low, double high) {
        return low < start ? low : Math.max(start, high - extent);
    }

    private static int clampIndex(double place, int count) {
        return Math.clamp((long) Math.floor(place), 0, Math.max(0, count - 1));
    }
}
