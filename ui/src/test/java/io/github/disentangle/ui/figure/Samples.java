package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Made-up numbers and tokens for pictures: the same on every run.
final class Samples {

    static final String[] SENTENCE = {
        "[CLS]", "▁This", "▁movie", "▁was", "▁not", "▁a", "▁master", "piece", ",", "▁yet", "▁I", "▁enjoy", "ed", "▁it", ".",
        "[SEP]"
    };

    static final String[] MANY_SCRIPTS = {
        "[CLS]", "▁这部电影", "非常", "精彩", "▁映画", "はとても", "▁영화는", "▁재미있다", "▁الفيلم", "▁رائع", "▁הסרט", "▁फ़िल्म",
        "▁ภาพยนตร์", "▁😀🎉", "▁Donaudampfschifffahrtsgesellschaftskapitän", "\n", "▁", "[SEP]"
    };

    private Samples() {}

    static TokenAxis axis(String title, String... pieces) {
        int[] special = new int[pieces.length];
        int[] words = new int[pieces.length];
        int[] segments = new int[pieces.length];
        int word = -1;
        int segment = 0;
        for (int index = 0; index < pieces.length; index++) {
            boolean added = pieces[index].startsWith("[");
            special[index] = added ? 1 : 0;
            word += added || pieces[index].startsWith("▁") || pieces[index].length() == 1 ? 1 : 0;
            words[index] = added ? -1 : word;
            segments[index] = added ? -1 : segment;
            segment += index > 0 && pieces[index].equals("[SEP]") ? 1 : 0;
        }
        return TokenAxis.ofPieces(title, pieces, special, words, segments);
    }

    static TokenAxis many(String title, int count) {
        String[] words = {"▁the", "▁film", "▁is", "▁remark", "ably", "▁good", "▁and", "▁moving", ".", "▁Its"};
        String[] pieces = new String[count];
        for (int index = 0; index < count; index++) {
            pieces[index] = index == 0 ? "[CLS]" : index == count - 1 ? "[SEP]" : words[index % words.length];
        }
        return axis(title, pieces);
    }

    static Tensor scores(int count, long seed) {
        Random random = new Random(seed);
        float[] data = new float[count * count];
        for (int query = 0; query < count; query++) {
            for (int key = 0; key < count; key++) {
                int distance = query - key;
                data[query * count + key] = (float) (2.6 * Math.exp(-Math.pow(distance - 1, 2) / 3)
                        + (key == count - 1 ? 1.2 : 0)
                        - 0.9 * Math.exp(-distance * distance / 18.0)
                        + 0.6 * random.nextGaussian());
            }
        }
        return matrix(count, data);
    }

    static Tensor probabilities(int count, long seed) {
        float[] data = scores(count, seed).data().clone();
        for (int query = 0; query < count; query++) {
            double sum = 0;
            for (int key = 0; key < count; key++) {
                sum += Math.exp(data[query * count + key]);
            }
            for (int key = 0; key < count; key++) {
                data[query * count + key] = (float) (Math.exp(data[query * count + key]) / sum);
            }
        }
        return matrix(count, data);
    }

    static Tensor matrix(int count, float... data) {
        return Tensor.matrix("query", "key", count, count, data);
    }

    static MatrixFigure probability(String... pieces) {
        Tensor values = probabilities(pieces.length, 7);
        return new MatrixFigure(
                new Caption("Layer 3, head 5: probability", "Where the head routes to, not why the model decides."),
                values,
                axis("query", pieces),
                axis("key", pieces),
                new Legend(ColourScale.fitting(List.of(values), false), "probability", "this head"));
    }

    static MatrixFigure score(int count) {
        Tensor values = scores(count, 11);
        return new MatrixFigure(
                new Caption("Layer 3, head 5: score", ""),
                values,
                many("query", count),
                many("key", count),
                new Legend(ColourScale.fitting(List.of(values), true), "score (logits)", "this head"));
    }

    static Tensor zeros(int count) {
        float[] data = new float[count * count];
        Arrays.fill(data, 0);
        return matrix(count, data);
    }
}
