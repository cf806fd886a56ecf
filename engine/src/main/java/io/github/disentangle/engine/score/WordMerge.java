package io.github.disentangle.engine.score;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The pieces of a text gathered to its words. A token that belongs to no word, as special tokens, stays alone, so that
/// nothing is left out.
public final class WordMerge {

    /// What becomes of the numbers of a word's pieces.
    public enum Gathering {
        /// Every piece for itself.
        EACH,
        SUM,
        MEAN
    }

    private final int[] firsts;
    private final int tokens;

    private WordMerge(int[] firsts, int tokens) {
        this.firsts = firsts;
        this.tokens = tokens;
    }

    /// The words of an encoding in the order of the text.
    public static WordMerge of(Encoding encoding) {
        List<Integer> firsts = new ArrayList<>();
        for (int token = 0; token < encoding.length(); token++) {
            boolean goesOn = token > 0
                    && encoding.wordIds()[token] >= 0
                    && encoding.wordIds()[token] == encoding.wordIds()[token - 1]
                    && encoding.sequenceIds()[token] == encoding.sequenceIds()[token - 1];
            if (!goesOn) {
                firsts.add(token);
            }
        }
        return new WordMerge(firsts.stream().mapToInt(Integer::intValue).toArray(), encoding.length());
    }

    /// How many words there are.
    public int words() {
        return firsts.length;
    }

    /// A word's first piece.
    public int first(int word) {
        return firsts[word];
    }

    /// The first token after a word.
    public int end(int word) {
        return word + 1 < firsts.length ? firsts[word + 1] : tokens;
    }

    /// The word of a token.
    public int word(int token) {
        int found = Arrays.binarySearch(firsts, token);
        return found >= 0 ? found : -found - 2;
    }

    /// Attention from word to word: to a word the sum over its pieces, from a word their mean, so that rows still
    /// sum to 1 (Clark et al. 2019, What Does BERT Look At?).
    ///
    /// @param probability `[query, key]` of tokens
    /// @return `[query, key]` of words
    public Tensor attention(Tensor probability) {
        return gather(probability, Gathering.MEAN, Gathering.SUM);
    }

    /// A matrix whose rows or columns are tokens, with words in their place. Numbers that are not finite do not
    /// count; where there is no other, the result is not-a-number.
    ///
    /// @throws IllegalArgumentException if a gathered side is not as long as the text
    public Tensor gather(Tensor matrix, Gathering rows, Gathering columns) {
        int[] shape = matrix.shape();
        if (rows != Gathering.EACH && shape[0] != tokens || columns != Gathering.EACH && shape[1] != tokens) {
            throw new IllegalArgumentException("words of " + tokens + " tokens in a matrix " + matrix);
        }
        int height = rows == Gathering.EACH ? shape[0] : words();
        int width = columns == Gathering.EACH ? shape[1] : words();
        float[] gathered = new float[height * width];
        for (int row = 0; row < height; row++) {
            int top = rows == Gathering.EACH ? row : first(row);
            int bottom = rows == Gathering.EACH ? row + 1 : end(row);
            for (int column = 0; column < width; column++) {
                int left = columns == Gathering.EACH ? column : first(column);
                int right = columns == Gathering.EACH ? column + 1 : end(column);
                gathered[row * width + column] =
                        block(matrix, top, bottom, rows == Gathering.MEAN, left, right, columns == Gathering.MEAN);
            }
        }
        List<String> axes = matrix.axes();
        return Tensor.matrix(axes.get(0), axes.get(1), height, width, gathered);
    }

    /// The sum of each word's pieces.
    ///
    /// @param values `[token]`; what is not finite does not count
    /// @return `[word]`
    public Tensor sums(Tensor values) {
        Tensor row = Tensor.matrix("row", "token", 1, tokens, values.data());
        return Tensor.vector("word", gather(row, Gathering.EACH, Gathering.SUM).data());
    }

    private static float block(
            Tensor matrix, int top, int bottom, boolean meanOfRows, int left, int right, boolean meanOfColumns) {
        double sum = 0;
        int rows = 0;
        for (int row = top; row < bottom; row++) {
            double line = 0;
            int count = 0;
            for (int column = left; column < right; column++) {
                float value = matrix.get(row, column);
                if (Float.isFinite(value)) {
                    line += value;
                    count++;
                }
            }
            if (count > 0) {
                sum += meanOfColumns ? line / count : line;
                rows++;
            }
        }
        return rows == 0 ? Float.NaN : (float) (meanOfRows ? sum / rows : sum);
    }
}
