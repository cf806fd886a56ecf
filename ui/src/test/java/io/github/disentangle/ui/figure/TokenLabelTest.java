package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLabelTest {

    @ParameterizedTest
    @CsvSource({
        "▁movie, movie",
        "ing, ing",
        "▁, ·",
        "▁▁, ·",
        "a▁b, a·b",
        "▁电影, 电影",
        "'\n', ↵",
        "'\t', ⇥",
        "'\u0007', U+0007",
        "'', ·",
        "\u202Eabc, U+202Eabc"
    })
    void piecesAreWrittenForPeople(String piece, String expected) {
        assertEquals(expected, TokenLabel.ofPiece(piece, false, 0, 0).text());
    }

    @Test
    void specialTokensKeepTheirName() {
        assertEquals(new TokenLabel("[CLS]", true, -1, -1), TokenLabel.ofPiece("[CLS]", true, -1, -1));
    }

    @Test
    void joinersSurviveBecauseTheyShapeTheirNeighbours() {
        assertEquals("👩‍👧", TokenLabel.ofPiece("👩‍👧", false, 0, 0).text());
    }

    @Test
    void piecesOfOneWordBelongTogether() {
        TokenAxis axis = Samples.axis("key", Samples.SENTENCE);

        assertTrue(axis.continuesWord(7), "piece continues master");
        assertFalse(axis.continuesWord(6), "master starts a word");
        assertFalse(axis.continuesWord(0));
        assertFalse(axis.continuesWord(15), "[SEP] is no part of a word");
    }

    @Test
    void theSecondTextOfAPairIsFound() {
        TokenAxis axis = Samples.axis("key", "[CLS]", "▁a", "[SEP]", "▁b", "▁c", "[SEP]");

        assertTrue(axis.startsSegment(3));
        for (int other : new int[] {0, 1, 2, 4, 5}) {
            assertFalse(axis.startsSegment(other), "token " + other);
        }
    }
}
