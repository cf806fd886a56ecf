package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.ColourMap;
import java.util.List;

/// What colours mean: the scale with its limits, the unit, and over what the limits were taken.
///
/// @param unit of the values, e.g. `probability`, `score (logits)`
/// @param scope of the normalisation, e.g. `this head`, `all heads of layer 3`, `whole model`
public record Legend(ColourScale scale, String unit, String scope) {

    private static final double BAR_WIDTH = 150;
    private static final double BAR_HEIGHT = 9;
    private static final int BAR_STEPS = 150;
    private static final double GAP = 12;

    /// A weight of so many even shares is strong, whatever the others are.
    private static final int EVEN_SHARES = 3;

    /// Of attention: from 0 to the strongest weight, or to three even shares where none is as strong. Attention
    /// that prefers nothing is pale then, not all of the strongest colour.
    ///
    /// @param probability `[query, key]`, each row sums to one
    public static Legend ofAttention(Tensor probability, String unit, String scope) {
        double strongest = ColourScale.fitting(List.of(probability), false).limit();
        double enough =
                Math.min(1, (double) EVEN_SHARES / Math.max(1, probability.shape()[1]));
        return strongest >= enough
                ? new Legend(ColourScale.sequential(strongest), unit, scope)
                : new Legend(ColourScale.sequential(enough), unit, text("scope.even", scope, EVEN_SHARES));
    }

    /// Room needed; `width` is what there is.
    Size size(FigureTheme theme, double width) {
        double line = theme.lineHeight(theme.note());
        double text = Math.max(theme.width(unit, theme.label()), theme.width(scopeLine(), theme.note()));
        double wide = BAR_WIDTH + GAP + text;
        return wide <= width
                ? new Size(wide, BAR_HEIGHT + 4 + line)
                : new Size(
                        Math.min(width, Math.max(BAR_WIDTH, text)), BAR_HEIGHT + 4 + (scope.isBlank() ? 2 : 3) * line);
    }

    /// Where to start so that the legend stands at `x` if it can, and otherwise ends at the right edge of `area`.
    double placed(double x, Rect area, FigureTheme theme) {
        return Math.max(
                area.x(), Math.min(x, area.right() - size(theme, area.width()).width()));
    }

    /// Draws with the top left corner at `x`, `y`.
    void draw(Pen pen, double x, double y, double width, FigureTheme theme) {
        Rect bar = new Rect(x, y, Math.min(BAR_WIDTH, width), BAR_HEIGHT);
        pen.image(gradient(theme), bar);
        pen.stroke(snapped(bar), Stroke.hair(theme.palette().border()));
        TextStyle note = theme.note();
        double numbers = bar.bottom() + 4 + note.size();
        pen.text(lowLabel(), bar.x(), numbers, note);
        pen.text(highLabel(), bar.right(), numbers, note.ended());
        if (scale.kind() == ColourScale.Kind.DIVERGING) {
            pen.text("0", bar.centreX(), numbers, note.centred());
            pen.line(
                    bar.centreX(),
                    bar.bottom(),
                    bar.centreX(),
                    bar.bottom() + 3,
                    Stroke.hair(theme.palette().border()));
        }
        boolean beside = size(theme, width).width() > BAR_WIDTH + GAP
                && size(theme, width).height() < BAR_HEIGHT + 4 + 2 * theme.lineHeight(note);
        double textX = beside ? bar.right() + GAP : x;
        double textY = beside ? y + theme.label().size() - 2 : numbers + theme.lineHeight(note);
        double room = Math.max(0, x + width - textX);
        pen.text(theme.elide(unit, room, theme.label()), textX, textY, theme.label());
        pen.text(theme.elide(scopeLine(), room, note), textX, textY + theme.lineHeight(note), note);
    }

    /// The limits in words, e.g. `0 to 0.83 probability, this head`.
    public String summary() {
        return lowLabel() + " to " + highLabel() + " " + unit + (scope.isBlank() ? "" : ", " + scopeLine());
    }

    private String scopeLine() {
        return scope.isBlank() ? "" : "scale: " + scope;
    }

    private String lowLabel() {
        String low = Numbers.readable(scale.low());
        return scale.clipped() && scale.low() < 0 ? "≤ " + low : low;
    }

    private String highLabel() {
        String high = Numbers.readable(scale.limit());
        return scale.clipped() ? "≥ " + high : high;
    }

    private Raster gradient(FigureTheme theme) {
        ColourMap map = scale.map(theme.palette());
        int[] argb = new int[BAR_STEPS];
        for (int step = 0; step < BAR_STEPS; step++) {
            argb[step] = map.argb((step + 0.5) / BAR_STEPS);
        }
        return new Raster(BAR_STEPS, 1, argb);
    }

    private static Rect snapped(Rect rect) {
        return new Rect(Math.round(rect.x()) - 0.5, Math.round(rect.y()) - 0.5, rect.width() + 1, rect.height() + 1);
    }
}
