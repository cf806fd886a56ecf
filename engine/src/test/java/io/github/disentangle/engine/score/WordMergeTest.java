package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.score.WordMerge.Gathering;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import org.junit.jupiter.api.Test;

class WordMergeTest {

    /// `[CLS] play ing [SEP] ing`: the second text begins with the word number of the first one.
    private final Encoding encoding = new Encoding(
            "playing",
            "ing",
            new int[5],
            new String[] {"[CLS]", "▁play", "ing", "[SEP]", "▁ing"},
            new int[5],
            new int[] {1, 1, 1, 1, 1},
            new int[] {1, 0, 0, 1, 0},
            new int[5],
            new int[5],
            new int[] {-1, 0, 0, -1, 0},
            new int[] {-1, 0, 0, -1, 1});

    private final WordMerge merge = WordMerge.of(encoding);

    @Test
    void piecesOfAWordAreTogetherAndSpecialTokensAlone() {
        assertEquals(4, merge.words());
        assertEquals(1, merge.first(1));
        assertEquals(3, merge.end(1));
        assertArrayEquals(
                new int[] {0, 1, 1, 2, 3},
                new int[] {merge.word(0), merge.word(1), merge.word(2), merge.word(3), merge.word(4)});
    }

    @Test
    void attentionIsSummedToAWordAndAveragedFromIt() {
        Tensor map = Tensor.matrix("query", "key", 5, 5, new float[] {
            0.5f, 0.125f, 0.125f, 0.25f, 0, 0.25f, 0.25f, 0.25f, 0.25f, 0, 0.75f, 0, 0, 0, 0.25f, 0, 0, 1, 0, 0, 0,
            0.5f, 0, 0.25f, 0.25f
        });

        Tensor words = merge.attention(map);

        assertArrayEquals(
                new float[] {0.5f, 0.25f, 0.25f, 0, 0.5f, 0.25f, 0.125f, 0.125f, 0, 1, 0, 0, 0, 0.5f, 0.25f, 0.25f},
                words.data());
    }

    @Test
    void addendsKeepAddingUpWhenTheyAreAveraged() {
        Tensor one = Tensor.matrix("state", "token", 1, 5, new float[] {1, 2, 4, 8, 16});

        assertArrayEquals(
                new float[] {1, 3, 8, 16},
                merge.gather(one, Gathering.EACH, Gathering.MEAN).data());
        assertArrayEquals(
                new float[] {1, 6, 8, 16},
                merge.sums(Tensor.vector("token", 1, 2, 4, 8, 16)).data());
    }

    @Test
    void whatHasNoNumberDoesNotCount() {
        assertArrayEquals(
                new float[] {Float.NaN, 3, Float.NaN, 5},
                merge.sums(Tensor.vector("token", Float.NaN, Float.NaN, 3, Float.NaN, 5))
                        .data());
    }
}
