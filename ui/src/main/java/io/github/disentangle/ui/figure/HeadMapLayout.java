package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// Places of a [HeadMapFigure]: a square for each head, whole with a frame where the number was measured, smaller where
/// it is estimated; numbers inside where there is room, a key of both below.
final class HeadMapLayout implements HeadSlotsLayout {

    private static final double MARGIN = 10;
    private static final double ESTIMATED = 0.62;
    /// Where two decimals say next to nothing.
    private static final double SMALL = 0.05;

    /// Below it, one decimal would write most numbers as 0.
    private static final double BRIEF = 1;

    private final HeadMapFigure figure;
    private final Frame frame;
    private final Rect content;
    private final HeadSlots slots;
    private final Set<Target.Head> measured;
    private final @Nullable DoubleFunction<String> writing;

    HeadMapLayout(HeadMapFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        measured = new HashSet<>(figure.measured());
        content = frame.bounds().inset(MARGIN);
        double top = figure.caption().height(theme);
        double bottom = 10 + figure.legend().size(theme, content.width()).height() + theme.lineHeight(theme.note()) + 6;
        var room =
                new Rect(content.x(), content.y() + top, content.width(), Math.max(0, content.height() - top - bottom));
        slots = new HeadSlots(
                frame, room, figure.values().shape()[0], figure.values().shape()[1], false);
        writing = writing();
    }

    /// All numbers alike: with two decimals, one or none at all, as the longest allows; small ones with two digits.
    private @Nullable DoubleFunction<String> writing() {
        if (slots.isEmpty()) {
            return null;
        }
        TextStyle style = frame.theme().note();
        Rect slot = slots.picture(0, 0);
        double room = slot.width() * ESTIMATED - 4;
        if (style.size() + 4 > slot.height() * ESTIMATED) {
            return null;
        }
        double limit = figure.legend().scale().limit();
        List<DoubleFunction<String>> ways = limit < SMALL
                ? List.of(Numbers::rough)
                : limit < BRIEF ? List.of(Numbers::cell) : List.of(Numbers::cell, Numbers::brief);
        for (DoubleFunction<String> each : ways) {
            boolean fits = true;
            for (float value : figure.values().data()) {
                fits &= frame.theme().width(each.apply(value), style) <= room;
            }
            if (fits) {
                return each;
            }
        }
        return null;
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
        pen.clip(area, () -> slots.forEachSeen(head -> drawHead(pen, head)));
        double y = area.bottom() + 10;
        double x = figure.legend().placed(area.x(), content, theme);
        figure.legend().draw(pen, x, y, content.right() - x, theme);
        drawKey(pen, x, y + figure.legend().size(theme, content.width()).height() + 6);
    }

    private void drawHead(Pen pen, Target.Head head) {
        FigureTheme theme = frame.theme();
        Rect slot = slots.picture(head.layer(), head.head());
        float value = figure.values().get(head.layer(), head.head());
        Colour colour = new Colour(figure.legend().scale().argb(value, theme.palette()));
        boolean known = measured.contains(head);
        double side = known ? 1 : ESTIMATED;
        pen.fill(slot, theme.palette().surface());
        pen.fill(
                new Rect(
                        slot.centreX() - slot.width() * side / 2,
                        slot.centreY() - slot.height() * side / 2,
                        slot.width() * side,
                        slot.height() * side),
                colour);
        if (known) {
            pen.stroke(slot.inset(0.5), new Stroke(theme.palette().foreground(), 1));
        }
        if (writing != null) {
            TextStyle style = theme.note().coloured(colour.ink()).centred();
            pen.text(writing.apply(value), slot.centreX(), theme.baseline(slot.centreY(), style), style);
        }
    }

    private void drawKey(Pen pen, double x, double y) {
        FigureTheme theme = frame.theme();
        TextStyle note = theme.note();
        Colour ink = theme.palette().muted();
        pen.fill(new Rect(x + 2, y + 3, 6, 6), ink);
        double at = x + 14;
        pen.text("estimated", at, y + note.size(), note);
        at += theme.width("estimated", note) + 16;
        pen.fill(new Rect(at, y + 1, 10, 10), ink);
        pen.stroke(
                new Rect(at + 0.5, y + 1.5, 9, 9), Stroke.hair(theme.palette().foreground()));
        String verified = figure.measured().size() + " verified by running the model again";
        pen.text(theme.elide(verified, Math.max(0, content.right() - at - 14), note), at + 14, y + note.size(), note);
    }

    @Override
    public HeadSlots slots() {
        return slots;
    }

    @Override
    public String describe(Target target) {
        return target instanceof Target.Head head && slots.grid().contains(head.layer(), head.head())
                ? "layer " + head.layer() + ", head " + head.head() + ", "
                        + (measured.contains(head) ? "verified " : "estimated ")
                        + Numbers.signed(figure.values().get(head.layer(), head.head())) + " "
                        + figure.legend().unit()
                : "";
    }
}
