package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of a [TextFigure]: chips in lines, from the right where the text runs that way; legend and sum below.
final class TextFigureLayout implements FigureLayout {

    private static final double MARGIN = 10;
    private static final double PADDING = 4;
    private static final double WORD_GAP = 5;
    private static final double PIECE_GAP = 1;
    private static final double LINE_GAP = 6;

    private final TextFigure figure;
    private final Frame frame;
    private final Rect content;
    private final List<Rect> chips;
    private final int shown;
    private final double textBottom;

    TextFigureLayout(TextFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        FigureTheme theme = frame.theme();
        content = frame.bounds().inset(MARGIN);
        Rect text =
                new Rect(content.x(), content.y() + figure.caption().height(theme), content.width(), Double.MAX_VALUE);
        chips = flow(figure, theme, text);
        double room = content.bottom() - footer(figure, theme, content.width());
        int fitting = 0;
        while (fitting < chips.size() && chips.get(fitting).bottom() + below(figure, theme) <= room + 0.5) {
            fitting++;
        }
        shown = fitting;
        textBottom = shown == 0 ? text.y() : chips.get(shown - 1).bottom() + below(figure, theme);
    }

    /// Height that shows the whole text at a width.
    static double height(TextFigure figure, FigureTheme theme, double width) {
        double inner = width - 2 * MARGIN;
        double top = MARGIN + figure.caption().height(theme);
        List<Rect> chips = flow(figure, theme, new Rect(MARGIN, top, inner, Double.MAX_VALUE));
        double bottom = chips.isEmpty() ? top + 20 : chips.getLast().bottom() + below(figure, theme);
        return Math.ceil(bottom + footer(figure, theme, inner) + MARGIN);
    }

    private static double footer(TextFigure figure, FigureTheme theme, double width) {
        return 12
                + figure.legend().size(theme, width).height()
                + (figure.completeness() == null ? 0 : theme.lineHeight(theme.note()) + 4);
    }

    /// Room for the numbers beneath a line of chips.
    private static double below(TextFigure figure, FigureTheme theme) {
        return figure.showValues() ? theme.lineHeight(value(theme)) - 2 : 0;
    }

    private static TextStyle value(FigureTheme theme) {
        return theme.note().sized(theme.fontSize() - 2.5).centred();
    }

    private static TextStyle chipText(FigureTheme theme) {
        return theme.label().sized(theme.fontSize() + 1);
    }

    private static List<Rect> flow(TextFigure figure, FigureTheme theme, Rect area) {
        TextStyle style = chipText(theme);
        double height = Math.ceil(style.size() * 1.6);
        double pitch = height + below(figure, theme) + LINE_GAP;
        List<Rect> chips = new ArrayList<>();
        double x = area.x();
        double y = area.y();
        for (int index = 0; index < figure.tokens().length(); index++) {
            double width = chipWidth(figure, theme, index);
            boolean joined = figure.tokens().continuesWord(index);
            double gap = x == area.x() ? 0 : joined ? PIECE_GAP : WORD_GAP;
            if (x > area.x() && x + gap + width > area.right()) {
                x = area.x();
                y += pitch;
                gap = 0;
            }
            double fitted = Math.min(width, area.width());
            chips.add(new Rect(x + gap, y, fitted, height));
            x += gap + fitted;
        }
        return figure.tokens().runsRightToLeft() ? mirrored(chips, area) : chips;
    }

    private static double chipWidth(TextFigure figure, FigureTheme theme, int index) {
        double text = theme.width(figure.tokens().text(index), chipText(theme));
        double number = figure.showValues() ? theme.width(number(figure, index), value(theme)) : 0;
        return Math.ceil(Math.max(text + 2 * PADDING, number + 2));
    }

    private static String number(TextFigure figure, int index) {
        float number = figure.values().get(index);
        boolean signed = figure.legend().scale().kind() == ColourScale.Kind.DIVERGING;
        return signed && number > 0 ? "+" + Numbers.cell(number) : Numbers.cell(number);
    }

    private static List<Rect> mirrored(List<Rect> chips, Rect area) {
        return chips.stream().map(chip -> chip.mirrored(area.x(), area.right())).toList();
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        FigureTheme theme = frame.theme();
        figure.caption().draw(pen, content, theme);
        if (chips.isEmpty()) {
            pen.text("no tokens", content.x(), textBottom + theme.fontSize(), theme.note());
            return;
        }
        for (int index = 0; index < shown; index++) {
            drawChip(pen, index);
        }
        double y = textBottom + 12;
        figure.legend().draw(pen, content.x(), y, content.width(), theme);
        y += figure.legend().size(theme, content.width()).height()
                + theme.note().size()
                + 4;
        int hidden = chips.size() - shown;
        String left = hidden == 0
                ? ""
                : hidden == 1 ? "1 more token does not fit here. " : hidden + " more tokens do not fit here. ";
        String sum = figure.completeness() == null ? "" : figure.completeness().text();
        pen.text(theme.elide(left + sum, content.width(), theme.note()), content.x(), y, theme.note());
    }

    private void drawChip(Pen pen, int index) {
        FigureTheme theme = frame.theme();
        Palette palette = theme.palette();
        Rect chip = chips.get(index);
        Colour ground = new Colour(figure.legend().scale().argb(figure.values().get(index), palette));
        boolean special = figure.tokens().label(index).special();
        pen.fill(chip, ground);
        pen.stroke(chip.inset(0.5), Stroke.hair(palette.grid()));
        Colour ink =
                special && palette.muted().contrast(ground) >= 4.5 ? palette.muted() : ground.ink(palette.foreground());
        TextStyle style = chipText(theme).coloured(ink).centred();
        pen.text(
                theme.elide(figure.tokens().text(index), chip.width() - 2, style),
                chip.centreX(),
                theme.baseline(chip.centreY(), style),
                style);
        if (figure.showValues()) {
            TextStyle value = value(theme);
            pen.text(number(figure, index), chip.centreX(), chip.bottom() + value.size() + 1, value);
        }
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        Palette palette = frame.theme().palette();
        highlight.brushed().forEach(target -> mark(pen, target, palette.brush()));
        highlight.pinned().forEach(target -> mark(pen, target, palette.pin()));
        if (highlight.hovered() != null) {
            mark(pen, highlight.hovered(), palette.hover());
        }
    }

    private void mark(Pen pen, Target target, Colour colour) {
        bounds(target).ifPresent(chip -> {
            pen.stroke(chip, new Stroke(frame.theme().background(), 4));
            pen.stroke(chip, new Stroke(colour, 2));
        });
    }

    @Override
    public Optional<Target> at(double x, double y) {
        for (int index = 0; index < shown; index++) {
            Rect chip = chips.get(index);
            if (new Rect(chip.x(), chip.y(), chip.width(), chip.height() + below(figure, frame.theme()))
                    .contains(x, y)) {
                return Optional.of(new Target.Token(Target.Side.KEY, index));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        return target instanceof Target.Token(Target.Side side, int index) && index >= 0 && index < shown
                ? Optional.of(chips.get(index))
                : Optional.empty();
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (shown == 0) {
            return Optional.empty();
        }
        if (!(from instanceof Target.Token(Target.Side side, int index)) || index < 0 || index >= shown) {
            return Optional.of(new Target.Token(Target.Side.KEY, 0));
        }
        int forward = figure.tokens().runsRightToLeft() ? -1 : 1;
        int next = switch (direction) {
            case LEFT -> index - forward;
            case RIGHT -> index + forward;
            case UP -> nearestOnLine(index, -1);
            case DOWN -> nearestOnLine(index, 1);
        };
        return next >= 0 && next < shown && next != index
                ? Optional.of(new Target.Token(side, next))
                : Optional.empty();
    }

    /// The chip of the next line above (-1) or below (1) whose middle is nearest.
    private int nearestOnLine(int index, int step) {
        Rect from = chips.get(index);
        int place = index;
        while (place >= 0 && place < shown && chips.get(place).y() == from.y()) {
            place += step;
        }
        if (place < 0 || place >= shown) {
            return index;
        }
        double line = chips.get(place).y();
        int nearest = place;
        for (; place >= 0 && place < shown && chips.get(place).y() == line; place += step) {
            if (Math.abs(chips.get(place).centreX() - from.centreX())
                    < Math.abs(chips.get(nearest).centreX() - from.centreX())) {
                nearest = place;
            }
        }
        return nearest;
    }

    @Override
    public String describe(Target target) {
        return target instanceof Target.Token(Target.Side side, int index)
                        && index >= 0
                        && index < figure.tokens().length()
                ? figure.tokens().text(index) + ", "
                        + Numbers.signed(figure.values().get(index)) + " "
                        + figure.legend().unit() + ", token " + (index + 1) + " of "
                        + figure.tokens().length()
                : "";
    }
}
