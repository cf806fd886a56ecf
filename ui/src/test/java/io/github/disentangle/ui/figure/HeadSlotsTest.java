package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Slots of models with many layers and heads, where room is short.
class HeadSlotsTest {

    private static final FigureTheme THEME = FigurePictures.theme(false);

    @ParameterizedTest
    @CsvSource({"720, 420", "400, 260", "1300, 800", "640, 200"})
    void numbersOfHeadsStandApart(double width, double height) {
        FigureLayout layout = Samples.headMap(48, 24, 9).layOut(new Frame(new Size(width, height), THEME));
        List<Rect> numbers = RecordingPen.of(layout).texts().stream()
                .filter(text -> text.style().anchor() == TextStyle.Anchor.MIDDLE
                        && text.text().matches("\\d+")
                        && text.y() < 40)
                .map(text -> text.box(THEME.typefaces()))
                .toList();

        assertTrue(numbers.size() > 4, numbers.toString());
        for (int next = 1; next < numbers.size(); next++) {
            double gap = numbers.get(next).x() - numbers.get(next - 1).right();
            assertTrue(gap >= THEME.width("0", THEME.note()) * 0.9, "a gap of " + gap + " pixels");
        }
    }

    @Test
    void headsOfManyLayersAreWideEnoughToBeNumberedAll() {
        FigureLayout layout = Samples.headMap(48, 24, 9).layOut(new Frame(new Size(720, 420), THEME));
        List<String> words = RecordingPen.of(layout).words();

        assertTrue(words.containsAll(List.of("1", "11", "23")), words.toString());
    }

    @Test
    void aStripOfTermsIsDrawnOnlyWhereItLeavesRoomForThePicture() {
        List<String> small = words(new Size(720, 420));
        List<String> large = words(new Size(720, 1200));

        assertFalse(small.contains("c2p"), small.toString());
        assertTrue(small.contains("zoom in for what each head owes to its terms"), small.toString());
        assertTrue(large.contains("c2p"), large.toString());
        assertEquals(
                1, large.stream().filter("shares of a head's attention"::equals).count());
    }

    private static List<String> words(Size size) {
        return RecordingPen.of(Samples.atlas(48, 24, 6, true, 48 * 24).layOut(new Frame(size, THEME)))
                .words();
    }
}
