package io.github.disentangle.ui.view.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.theme.Palette;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenStripFigureTest {

    private static final double WIDTH = 400;

    @Test
    void latinTokensRunFromLeftToRight() {
        FigureLayout strip = strip("▁not", "▁bad");

        assertTrue(place(strip, 0).right() < place(strip, 1).x());
        assertEquals(Optional.of(token(1)), strip.next(token(0), FigureLayout.Direction.RIGHT));
    }

    @Test
    void arabicTokensRunFromRightToLeftAndSoDoTheArrowKeys() {
        FigureLayout strip = strip("▁ليس", "▁سيئا");

        assertTrue(place(strip, 0).x() > place(strip, 1).right());
        assertTrue(place(strip, 0).right() <= WIDTH);
        assertEquals(Optional.of(token(1)), strip.next(token(0), FigureLayout.Direction.LEFT));
        assertEquals(Optional.of(token(-1)), strip.next(token(0), FigureLayout.Direction.RIGHT));
    }

    private static FigureLayout strip(String first, String second) {
        var tokens = TokenAxis.ofPieces(
                "token",
                new String[] {"[CLS]", first, second, "[SEP]"},
                new int[] {1, 0, 0, 1},
                new int[] {-1, 0, 1, -1},
                new int[] {0, 0, 0, 0});
        var theme = new FigureTheme(Palette.day(), new Typefaces(), FigureTheme.USUAL_FONT_SIZE);
        return new TokenStripFigure(tokens, false).layOut(new Frame(new Size(WIDTH, 100), theme));
    }

    private static Rect place(FigureLayout strip, int word) {
        return strip.bounds(token(word)).orElseThrow();
    }

    /// A word's only token; `[CLS]` comes first.
    private static Target token(int word) {
        return new Target.Token(Target.Side.QUERY, word + 1);
    }
}
