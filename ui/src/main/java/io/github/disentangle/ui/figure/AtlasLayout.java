package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of an [AtlasFigure]: one slot per head, layer numbers at the left, head numbers above, legend below. Zooming
/// shows fewer heads, larger.
final class AtlasLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double LARGEST_SLOT = 150;
    private static final Addend[] TERMS = {
        Addend.CONTENT_TO_CONTENT, Addend.CONTENT_TO_POSITION, Addend.POSITION_TO_CONTENT
    };

    private final AtlasFigure figure;
    private final Frame frame;
    private final Rect content;
    private final CellGrid slots;

    AtlasLayout(AtlasFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        content = frame.bounds().inset(MARGIN);
        double left = theme.width("layer ↓", theme.note()) + 8;
        double top = figure.caption().height(theme) + theme.lineHeight(theme.note()) + 4;
        double bottom = 10
                + figure.legend().size(theme, content.width()).height()
                + (hasTerms() ? theme.lineHeight(theme.note()) + 4 : 0);
        double width = Math.max(0, content.width() - left);
        double height = Math.max(0, content.height() - top - bottom);
        int heads = Math.max(1, figure.headCount());
        int layers = Math.max(1, figure.layerCount());
        double side = Math.min(LARGEST_SLOT, Math.min(width / heads, height / layers));
        double wide = Math.min(width / heads, side * 1.1);
        double whole = wide >= 8 ? Math.floor(wide) : wide;
        double high = side >= 8 ? Math.floor(side) : side;
        slots = new CellGrid(
                new Rect(Math.round(content.x() + left), Math.round(content.y() + top), whole * heads, high * layers),
                figure.layerCount(),
                figure.headCount(),
                frame.viewport());
    }

    private boolean hasTerms() {
        return !figure.terms().isEmpty();
    }

    private boolean isEmpty() {
        return slots.rows() == 0
                || slots.columns() == 0
                || slots.area().width() < 1
                || slots.area().height() < 1;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        Rect area = slots.area();
        if (isEmpty()) {
            pen.text("no heads", area.x(), area.y() + theme.fontSize(), theme.note());
            return;
        }
        drawNumbers(pen);
        pen.clip(area, () -> {
            for (int layer = slots.firstRow(); layer <= slots.lastRow(); layer++) {
                for (int head = slots.firstColumn(); head <= slots.lastColumn(); head++) {
                    drawHead(pen, layer, head);
                }
            }
        });
        double y = area.bottom() + 10;
        double x = figure.legend().placed(area.x(), content, theme);
        figure.legend().draw(pen, x, y, content.right() - x, theme);
        if (hasTerms()) {
            drawTermKey(pen, x, y + figure.legend().size(theme, content.width()).height() + 4);
        }
    }

    private void drawNumbers(Pen pen) {
        FigureTheme theme = frame.theme();
        Rect area = slots.area();
        TextStyle note = theme.note();
        double above = area.y() - 6;
        pen.text("layer ↓", area.x() - 8, above, note.ended());
        int every = step(slots.cellHeight(), note.size() * 1.15);
        for (int layer = slots.firstRow(); layer <= slots.lastRow(); layer++) {
            double middle = slots.y(layer) + slots.cellHeight() / 2;
            if (layer % every == 0 && middle > area.y() && middle < area.bottom()) {
                pen.text(Integer.toString(layer), area.x() - 8, theme.baseline(middle, note), note.ended());
            }
        }
        double widest = theme.width("head " + slots.columns(), note) + 8;
        every = step(slots.cellWidth(), theme.width("00 ", note));
        for (int head = slots.firstColumn(); head <= slots.lastColumn(); head++) {
            double middle = slots.x(head) + slots.cellWidth() / 2;
            if (head % every == 0 && middle > area.x() && middle < area.right()) {
                String text = slots.cellWidth() >= widest ? "head " + head : Integer.toString(head);
                pen.text(text, middle, above, note.centred());
            }
        }
        if (slots.cellWidth() < widest) {
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

    private void drawHead(Pen pen, int layer, int head) {
        FigureTheme theme = frame.theme();
        Rect slot = picture(layer, head);
        Thumbnail thumbnail = figure.thumbnail(layer, head);
        if (thumbnail == null) {
            pen.fill(slot, theme.palette().surface());
        } else {
            double cell = Math.min(
                    slot.width() / thumbnail.values().shape()[1],
                    slot.height() / thumbnail.values().shape()[0]);
            int side = CellImage.cellsPerPixel(cell);
            Raster image = CellImage.of(thumbnail.values(), figure.legend().scale(), theme.palette(), side);
            pen.clip(slot, () -> pen.image(image, slot));
        }
        if (slots.cellHeight() >= 12) {
            pen.stroke(
                    new Rect(slot.x() - 0.5, slot.y() - 0.5, slot.width() + 1, slot.height() + 1),
                    Stroke.hair(theme.palette().grid()));
        }
        AtlasFigure.TermShares shares = figure.shares(layer, head);
        if (shares != null) {
            drawShares(pen, new Rect(slot.x(), slot.bottom() + 1, slot.width(), strip()), shares);
        }
    }

    private void drawShares(Pen pen, Rect strip, AtlasFigure.TermShares shares) {
        pen.fill(strip, frame.theme().palette().surface());
        double x = strip.x();
        for (Addend addend : TERMS) {
            double width = strip.width() * shares.of(addend);
            pen.fill(
                    new Rect(x, strip.y(), width, strip.height()),
                    addend.colour(frame.theme().palette()));
            x += width;
        }
    }

    private void drawTermKey(Pen pen, double x, double y) {
        FigureTheme theme = frame.theme();
        double at = x;
        for (Addend addend : TERMS) {
            pen.fill(new Rect(at, y + 3, 10, 8), addend.colour(theme.palette()));
            pen.text(addend.label(), at + 14, y + 11, theme.note());
            at += 14 + theme.width(addend.label(), theme.note()) + 14;
        }
        String meaning = theme.elide("shares of a head's attention", Math.max(0, content.right() - at), theme.note());
        pen.text(meaning, at, y + 11, theme.note());
    }

    /// Height of the strip of term shares.
    private double strip() {
        return hasTerms() ? Math.clamp(Math.floor(slots.cellHeight() * 0.09), 2, 6) : 0;
    }

    /// Where a head's thumbnail goes inside its slot, on whole pixels.
    private Rect picture(int layer, int head) {
        Rect slot = slots.cell(layer, head);
        double gap = slots.cellHeight() >= 24 ? 3 : slots.cellHeight() >= 10 ? 1.5 : 0.5;
        double x = Math.round(slot.x() + gap);
        double y = Math.round(slot.y() + gap);
        double right = Math.round(slot.right() - gap);
        double bottom = Math.round(slot.bottom() - gap - (hasTerms() ? strip() + 1 : 0));
        return new Rect(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
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
        if (!isEmpty() && target instanceof Target.Head(int layer, int head) && slots.contains(layer, head)) {
            Rect ring = picture(layer, head).inset(-1.5);
            pen.clip(slots.area().inset(-3), () -> {
                pen.stroke(ring, new Stroke(frame.theme().background(), 4));
                pen.stroke(ring, new Stroke(colour, 2));
            });
        }
    }

    @Override
    public Optional<Target> at(double x, double y) {
        return !isEmpty() && slots.area().contains(x, y)
                ? Optional.of(new Target.Head(slots.row(y), slots.column(x)))
                : Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        if (isEmpty() || !(target instanceof Target.Head(int layer, int head)) || !slots.contains(layer, head)) {
            return Optional.empty();
        }
        Rect found = picture(layer, head).within(slots.area());
        return found.width() > 0 && found.height() > 0 ? Optional.of(found) : Optional.empty();
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        Target.Cell cell = from instanceof Target.Head(int layer, int head) ? new Target.Cell(layer, head) : null;
        return CellSteps.next(slots, cell, direction)
                .map(target ->
                        target instanceof Target.Cell(int layer, int head) ? new Target.Head(layer, head) : target);
    }

    @Override
    public String describe(Target target) {
        if (!(target instanceof Target.Head(int layer, int head)) || !slots.contains(layer, head)) {
            return "";
        }
        Thumbnail thumbnail = figure.thumbnail(layer, head);
        String peak = thumbnail == null
                ? "not computed yet"
                : "strongest " + Numbers.readable(thumbnail.peak()) + " "
                        + figure.legend().unit();
        AtlasFigure.TermShares shares = figure.shares(layer, head);
        StringBuilder text = new StringBuilder("layer " + layer + ", head " + head + ", " + peak);
        if (shares != null) {
            for (Addend addend : TERMS) {
                text.append(", ").append(addend.label()).append(' ').append(Numbers.percent(shares.of(addend)));
            }
        }
        return text.toString();
    }

    @Override
    public Optional<Rect> zoomArea(double x, double y) {
        return isEmpty() ? Optional.empty() : Optional.of(slots.area());
    }

    @Override
    public Viewport showing(Target target) {
        return target instanceof Target.Head(int layer, int head) && slots.contains(layer, head)
                ? slots.showing(layer, head)
                : frame.viewport();
    }
}
