package io.github.disentangle.ui.view.input;

import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.Highlight;
import io.github.disentangle.ui.figure.Path;
import io.github.disentangle.ui.figure.Pen;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Stroke;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.TextStyle;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.TokenLabel;
import io.github.disentangle.ui.theme.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Places of the chips of a [TokenStripFigure], in the direction the text is written in.
final class TokenStripLayout implements FigureLayout {

    private static final double PADDING = 6;
    private static final double WORD_GAP = 4;
    private static final double LINE_GAP = 6;
    private static final double RADIUS = 4;
    private static final double EDGE = 1;

    /// A run of pieces drawn as one chip; `parts` holds a rectangle for each piece.
    private record Chip(int first, List<Rect> parts, List<String> texts, boolean special) {

        Rect area() {
            Rect first = parts.getFirst();
            Rect last = parts.getLast();
            double left = Math.min(first.x(), last.x());
            return new Rect(left, first.y(), Math.max(first.right(), last.right()) - left, first.height());
        }
    }

    private final TokenStripFigure figure;
    private final Frame frame;
    private final FigureTheme theme;
    private final List<Chip> chips = new ArrayList<>();
    private final List<Rect> places = new ArrayList<>();
    private final boolean backwards;
    private double height;

    TokenStripLayout(TokenStripFigure figure, Frame frame) {
        this.figure = figure;
        this.frame = frame;
        this.theme = frame.theme();
        backwards = figure.tokens().runsRightToLeft();
        place();
    }

    /// Room needed below each other.
    double height() {
        return height;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public void draw(Pen pen) {
        pen.fill(frame.bounds(), theme.background());
        for (Chip chip : chips) {
            if (!chip.special()) {
                pen.fill(rounded(chip.area()), theme.palette().surface());
                pen.stroke(rounded(chip.area()), Stroke.hair(theme.palette().grid()));
            }
            for (int part = 0; part < chip.parts().size(); part++) {
                Rect area = chip.parts().get(part);
                if (part > 0) {
                    double seam = backwards ? area.right() : area.x();
                    pen.line(
                            seam,
                            area.y() + 4,
                            seam,
                            area.bottom() - 4,
                            Stroke.hair(theme.palette().border()));
                }
                TextStyle style = style(chip.special()).centred();
                pen.text(chip.texts().get(part), area.centreX(), theme.baseline(area.centreY(), style), style);
            }
        }
    }

    @Override
    public void draw(Pen pen, Highlight highlight) {
        highlight
                .pinned()
                .forEach(target -> outline(pen, target, theme.palette().pin()));
        Target hovered = highlight.hovered();
        if (hovered != null) {
            outline(pen, hovered, theme.palette().hover());
        }
    }

    @Override
    public Optional<Target> at(double x, double y) {
        for (int token = 0; token < places.size(); token++) {
            if (places.get(token).contains(x, y)) {
                return Optional.of(target(token));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Rect> bounds(Target target) {
        return tokens(target).stream().findFirst().map(places::get);
    }

    @Override
    public Optional<Target> next(@Nullable Target from, Direction direction) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        if (from == null || tokens(from).isEmpty()) {
            return Optional.of(target(0));
        }
        int token = tokens(from).getFirst();
        return switch (direction) {
            case LEFT -> neighbour(token + (backwards ? 1 : -1));
            case RIGHT -> neighbour(token + (backwards ? -1 : 1));
            case UP -> vertical(token, -1);
            case DOWN -> vertical(token, 1);
        };
    }

    @Override
    public String describe(Target target) {
        List<Integer> tokens = tokens(target);
        if (tokens.isEmpty()) {
            return "";
        }
        int token = tokens.getFirst();
        return Messages.text("tokens.describe", token, figure.tokens().text(token));
    }

    private Target target(int token) {
        return new Target.Token(Target.Side.QUERY, token);
    }

    /// The tokens a target of any view speaks of: of a cell first the one that looks, then the one looked at.
    private List<Integer> tokens(Target target) {
        List<Integer> tokens = switch (target) {
            case Target.Token token -> List.of(token.index());
            case Target.State state -> List.of(state.token());
            case Target.Cell cell ->
                cell.query() == cell.key() ? List.of(cell.query()) : List.of(cell.query(), cell.key());
            default -> List.of();
        };
        return tokens.stream().filter(token -> token < places.size()).toList();
    }

    private Optional<Target> neighbour(int token) {
        return token >= 0 && token < places.size() ? Optional.of(target(token)) : Optional.empty();
    }

    private Optional<Target> vertical(int token, int lines) {
        Rect from = places.get(token);
        double y = from.centreY() + lines * (from.height() + LINE_GAP);
        int best = -1;
        for (int other = 0; other < places.size(); other++) {
            Rect place = places.get(other);
            boolean onLine = place.y() <= y && y <= place.bottom();
            if (onLine
                    && (best < 0
                            || Math.abs(place.centreX() - from.centreX())
                                    < Math.abs(places.get(best).centreX() - from.centreX()))) {
                best = other;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(target(best));
    }

    private void outline(Pen pen, Target target, Colour colour) {
        List<Integer> tokens = tokens(target);
        for (int index = 0; index < tokens.size(); index++) {
            Stroke stroke = new Stroke(colour, 1.5);
            pen.stroke(rounded(places.get(tokens.get(index))), index == 0 ? stroke : stroke.dashed(3));
        }
    }

    private void place() {
        double chipHeight = theme.lineHeight(theme.label()) + 6;
        double x = EDGE;
        double y = EDGE;
        TokenAxis tokens = figure.tokens();
        for (int first = 0; first < tokens.length(); ) {
            int end = endOfWord(first);
            boolean special = tokens.label(first).special();
            List<String> texts = texts(first, end);
            double[] widths = texts.stream()
                    .mapToDouble(text -> theme.width(text, style(special)) + 2 * PADDING)
                    .toArray();
            double whole = java.util.Arrays.stream(widths).sum();
            if (x > EDGE && x + whole > frame.size().width() - EDGE) {
                x = EDGE;
                y += chipHeight + LINE_GAP;
            }
            var parts = new ArrayList<Rect>();
            for (double width : widths) {
                double fitting = Math.min(width, Math.max(PADDING, frame.size().width() - EDGE - x));
                var part = new Rect(x, y, fitting, chipHeight);
                parts.add(backwards ? part.mirrored(0, frame.size().width()) : part);
                x += fitting;
            }
            chips.add(new Chip(first, parts, texts, special));
            for (int token = first; token < end; token++) {
                places.add(parts.get(Math.min(token - first, parts.size() - 1)));
            }
            x += WORD_GAP;
            first = end;
        }
        height = y + chipHeight + EDGE;
    }

    private List<String> texts(int first, int end) {
        var texts = new ArrayList<String>();
        for (int token = first; token < end; token++) {
            texts.add(figure.tokens().text(token));
        }
        return figure.words() ? List.of(String.join("", texts)) : texts;
    }

    private int endOfWord(int first) {
        TokenLabel label = figure.tokens().label(first);
        int end = first + 1;
        while (label.word() >= 0
                && end < figure.tokens().length()
                && figure.tokens().label(end).word() == label.word()
                && figure.tokens().label(end).segment() == label.segment()) {
            end++;
        }
        return end;
    }

    private TextStyle style(boolean special) {
        return special ? theme.note() : theme.label();
    }

    private static Path rounded(Rect area) {
        double x = Math.round(area.x()) + 0.5;
        double y = Math.round(area.y()) + 0.5;
        double right = Math.round(area.right()) - 0.5;
        double bottom = Math.round(area.bottom()) - 0.5;
        double r = Math.min(RADIUS, Math.max(0, (right - x) / 2));
        double k = r * 0.4477;
        return new Path.Builder()
                .move(x + r, y)
                .line(right - r, y)
                .curve(right - k, y, right, y + k, right, y + r)
                .line(right, bottom - r)
                .curve(right, bottom - k, right - k, bottom, right - r, bottom)
                .line(x + r, bottom)
                .curve(x + k, bottom, x, bottom - k, x, bottom - r)
                .line(x, y + r)
                .curve(x, y + k, x + k, y, x + r, y)
                .close()
                .build();
    }
}
