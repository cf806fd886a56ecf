package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

/// Places of an [AtlasFigure]: one slot per head, layer numbers at the left, head numbers above, legend below. Zooming
/// shows fewer heads, larger.
final class AtlasLayout implements HeadSlotsLayout {

    private static final double MARGIN = 10;

    private final AtlasFigure figure;
    private final Frame frame;
    private final Rect content;
    private final HeadSlots slots;

    AtlasLayout(AtlasFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        content = frame.bounds().inset(MARGIN);
        double top = figure.caption().height(theme);
        double bottom = 10
                + figure.legend().size(theme, content.width()).height()
                + (hasTerms() ? theme.lineHeight(theme.note()) + 4 : 0);
        var room =
                new Rect(content.x(), content.y() + top, content.width(), Math.max(0, content.height() - top - bottom));
        slots = new HeadSlots(frame, room, figure.layerCount(), figure.headCount(), hasTerms());
    }

    private boolean hasTerms() {
        return !figure.terms().isEmpty();
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        Rect area = slots.grid().area();
        if (slots.isEmpty()) {
            pen.text("no heads", area.x(), area.y() + theme.fontSize(), theme.note());
            return;
        }
        slots.drawNumbers(pen);
        pen.clip(area, () -> slots.forEachSeen(head -> drawHead(pen, head.layer(), head.head())));
        double y = area.bottom() + 10;
        double x = figure.legend().placed(area.x(), content, theme);
        figure.legend().draw(pen, x, y, content.right() - x, theme);
        if (hasTerms()) {
            drawTermKey(pen, x, y + figure.legend().size(theme, content.width()).height() + 4);
        }
    }

    private void drawHead(Pen pen, int layer, int head) {
        FigureTheme theme = frame.theme();
        Rect slot = slots.picture(layer, head);
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
        if (slots.grid().cellHeight() >= 12) {
            pen.stroke(
                    new Rect(slot.x() - 0.5, slot.y() - 0.5, slot.width() + 1, slot.height() + 1),
                    Stroke.hair(theme.palette().grid()));
        }
        TermShares shares = figure.shares(layer, head);
        if (shares != null && slots.strip() > 0) {
            drawShares(pen, new Rect(slot.x(), slot.bottom() + 1, slot.width(), slots.strip()), shares);
        }
    }

    private void drawShares(Pen pen, Rect strip, TermShares shares) {
        pen.fill(strip, frame.theme().palette().surface());
        double x = strip.x();
        for (Addend addend : shares.addends()) {
            double width = strip.width() * shares.of(addend);
            pen.fill(
                    new Rect(x, strip.y(), width, strip.height()),
                    addend.colour(frame.theme().palette()));
            x += width;
        }
    }

    private void drawTermKey(Pen pen, double x, double y) {
        FigureTheme theme = frame.theme();
        if (slots.strip() == 0) {
            String words = theme.elide(text("atlas.closer"), Math.max(0, content.right() - x), theme.note());
            pen.text(words, x, y + 11, theme.note());
            return;
        }
        double at = x;
        for (Addend addend : figure.addends()) {
            pen.fill(new Rect(at, y + 3, 10, 8), addend.colour(theme.palette()));
            pen.text(addend.label(), at + 14, y + 11, theme.note());
            at += 14 + theme.width(addend.label(), theme.note()) + 14;
        }
        String meaning = theme.elide("shares of a head's attention", Math.max(0, content.right() - at), theme.note());
        pen.text(meaning, at, y + 11, theme.note());
    }

    @Override
    public HeadSlots slots() {
        return slots;
    }

    @Override
    public String describe(Target target) {
        if (!(target instanceof Target.Head(int layer, int head))
                || !slots.grid().contains(layer, head)) {
            return "";
        }
        Thumbnail thumbnail = figure.thumbnail(layer, head);
        String peak = thumbnail == null
                ? "not computed yet"
                : "strongest " + Numbers.readable(thumbnail.peak()) + " "
                        + figure.legend().unit();
        TermShares shares = figure.shares(layer, head);
        StringBuilder text = new StringBuilder("layer " + layer + ", head " + head + ", " + peak);
        if (shares != null) {
            text.append(", ").append(shares.words());
        }
        return text.toString();
    }
}
