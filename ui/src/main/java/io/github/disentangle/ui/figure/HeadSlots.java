package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One slot for each head: layers downwards, heads across, numbered. Zooming shows fewer heads, larger.
final class HeadSlots {

    private static final double LARGEST_SLOT = 150;

    /// Two digits with room around them.
    private static final String NUMBER = "000";

    /// Below it a strip would hide the picture.
    private static final double STRIPPED = 12;

    private final Frame frame;
    private final CellGrid grid;
    private final boolean stripped;

    /// @param room for slots and numbers
    /// @param stripped whether a strip below each picture is left free
    HeadSlots(Frame frame, Rect room, int layers, int heads, boolean stripped) {
        this.frame = frame;
        this.stripped = stripped;
        FigureTheme theme = frame.theme();
        double left = theme.width("layer ↓", theme.note()) + 8;
        double above = theme.lineHeight(theme.note()) + 4;
        double name = theme.width("heads →", theme.note()) + 6;
        boolean narrow = (room.width() - left) / Math.max(1, heads) < theme.width("head " + heads, theme.note()) + 8;
        double width = Math.max(0, room.width() - left - (narrow ? name : 0));
        double height = Math.max(0, room.height() - above);
        int columns = Math.max(1, heads);
        int rows = Math.max(1, layers);
        double side = Math.min(LARGEST_SLOT, Math.min(width / columns, height / rows));
        // of many layers each gets little height: heads are wide enough to be numbered all the same
        double wide = Math.min(width / columns, Math.max(side * 1.1, Math.ceil(theme.width(NUMBER, theme.note()))));
        double whole = wide >= 8 ? Math.floor(wide) : wide;
        double high = side >= 8 ? Math.floor(side) : side;
        double slack = Math.max(0, width - whole * columns) / 2;
        grid = new CellGrid(
                new Rect(
                        Math.round(room.x() + left + slack),
                        Math.round(room.y() + above),
                        whole * columns,
                        high * rows),
                layers,
                heads,
                frame.viewport());
    }

    CellGrid grid() {
        return grid;
    }

    boolean isEmpty() {
        return grid.rows() == 0
                || grid.columns() == 0
                || grid.area().width() < 1
                || grid.area().height() < 1;
    }

    void forEachSeen(Consumer<Target.Head> action) {
        for (int layer = grid.firstRow(); layer <= grid.lastRow(); layer++) {
            for (int head = grid.firstColumn(); head <= grid.lastColumn(); head++) {
                action.accept(new Target.Head(layer, head));
            }
        }
    }

    void drawNumbers(Pen pen) {
        FigureTheme theme = frame.theme();
        Rect area = grid.area();
        TextStyle note = theme.note();
        double above = area.y() - 6;
        pen.text("layer ↓", area.x() - 8, above, note.ended());
        int every = step(grid.cellHeight(), note.size() * 1.15);
        for (int layer = grid.firstRow(); layer <= grid.lastRow(); layer++) {
            double middle = grid.y(layer) + grid.cellHeight() / 2;
            if (layer % every == 0 && middle > area.y() && middle < area.bottom()) {
                pen.text(Integer.toString(layer), area.x() - 8, theme.baseline(middle, note), note.ended());
            }
        }
        double widest = theme.width("head " + grid.columns(), note) + 8;
        every = step(grid.cellWidth(), theme.width(NUMBER, note));
        for (int head = grid.firstColumn(); head <= grid.lastColumn(); head++) {
            double middle = grid.x(head) + grid.cellWidth() / 2;
            if (head % every == 0 && middle > area.x() && middle < area.right()) {
                String text = grid.cellWidth() >= widest ? "head " + head : Integer.toString(head);
                pen.text(text, middle, above, note.centred());
            }
        }
        if (grid.cellWidth() < widest) {
            pen.text("heads →", area.right() + 6, above, note);
        }
    }

    private static int step(double pitch, double needed) {
        int step = 1;
        while (pitch > 0 && pitch * step < needed) {
            step = step == 1 ? 2 : step == 2 ? 5 : step * 2;
        }
        return step;
    }

    /// Height of the strip below each picture; 0 where heads are too small for one.
    double strip() {
        return stripped && grid.cellHeight() >= STRIPPED ? Math.clamp(Math.floor(grid.cellHeight() * 0.09), 2, 6) : 0;
    }

    /// Where a head's picture goes inside its slot, on whole pixels.
    Rect picture(int layer, int head) {
        Rect slot = grid.cell(layer, head);
        double gap = grid.cellHeight() >= 24 ? 3 : grid.cellHeight() >= 10 ? 1.5 : 0.5;
        double x = Math.round(slot.x() + gap);
        double y = Math.round(slot.y() + gap);
        double right = Math.round(slot.right() - gap);
        double bottom = Math.round(slot.bottom() - gap - (strip() > 0 ? strip() + 1 : 0));
        return new Rect(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    void draw(Pen pen, Highlight highlight) {
        highlight
                .brushed()
                .forEach(target -> mark(pen, target, frame.theme().palette().brush()));
        highlight
                .pinned()
                .forEach(target -> mark(pen, target, frame.theme().palette().pin()));
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), frame.theme().palette().hover());
        }
    }

    private void mark(Pen pen, Target target, Colour colour) {
        if (!isEmpty() && target instanceof Target.Head(int layer, int head) && grid.contains(layer, head)) {
            Rect ring = picture(layer, head).inset(-1.5);
            pen.clip(grid.area().inset(-3), () -> {
                pen.stroke(ring, new Stroke(frame.theme().background(), 4));
                pen.stroke(ring, new Stroke(colour, 2));
            });
        }
    }

    Optional<Target> at(double x, double y) {
        return !isEmpty() && grid.area().contains(x, y)
                ? Optional.of(new Target.Head(grid.row(y), grid.column(x)))
                : Optional.empty();
    }

    Optional<Rect> bounds(Target target) {
        if (isEmpty() || !(target instanceof Target.Head(int layer, int head)) || !grid.contains(layer, head)) {
            return Optional.empty();
        }
        Rect found = picture(layer, head).within(grid.area());
        return found.width() > 0 && found.height() > 0 ? Optional.of(found) : Optional.empty();
    }

    Optional<Target> next(@Nullable Target from, FigureLayout.Direction direction) {
        Target.Cell cell = from instanceof Target.Head(int layer, int head) ? new Target.Cell(layer, head) : null;
        return CellSteps.next(grid, cell, direction)
                .map(target ->
                        target instanceof Target.Cell(int layer, int head) ? new Target.Head(layer, head) : target);
    }

    Optional<Rect> zoomArea() {
        return isEmpty() ? Optional.empty() : Optional.of(grid.area());
    }

    Viewport showing(Target target) {
        return target instanceof Target.Head(int layer, int head) && grid.contains(layer, head)
                ? grid.showing(layer, head)
                : frame.viewport();
    }
}
