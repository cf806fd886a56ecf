package io.github.disentangle.ui.figure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Arrow keys over a grid of cells.
final class CellSteps {

    private CellSteps() {}

    /// The neighbouring cell; the first visible one when `from` is no cell of the grid.
    static Optional<Target> next(CellGrid grid, @Nullable Target from, FigureLayout.Direction direction) {
        if (grid.rows() == 0 || grid.columns() == 0) {
            return Optional.empty();
        }
        if (!(from instanceof Target.Cell(int query, int key)) || !grid.contains(query, key)) {
            return Optional.of(new Target.Cell(grid.firstRow(), grid.firstColumn()));
        }
        Target.Cell next = switch (direction) {
            case LEFT -> new Target.Cell(query, key - 1);
            case RIGHT -> new Target.Cell(query, key + 1);
            case UP -> new Target.Cell(query - 1, key);
            case DOWN -> new Target.Cell(query + 1, key);
        };
        return grid.contains(next.query(), next.key()) ? Optional.of(next) : Optional.empty();
    }
}
