package io.github.disentangle.engine.score;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What each term alone would attend to. The pattern is their product, renormalised:
/// `A_ij ∝ softmax(c2c)_ij · softmax(c2p)_ij · softmax(p2c)_ij`, so each term holds a veto over every key.
///
/// @param contentToContent (query, key), rows sum to 1
/// @param contentToPosition (query, key), rows sum to 1; uniform when the scores have no such term
/// @param positionToContent (query, key), rows sum to 1; uniform when the scores have no such term
public record Experts(
        int layer, int head, Tensor contentToContent, Tensor contentToPosition, Tensor positionToContent) {

    /// The experts of a head, over the visible keys.
    ///
    /// @param visible see [io.github.disentangle.engine.model.Input#visible]
    public static Experts of(HeadAttention head, boolean @Nullable [] visible) {
        var centring = new RowCentring(visible);
        return new Experts(
                head.layer(),
                head.head(),
                softmax(head.contentToContent(), centring),
                softmax(head.contentToPosition(), centring),
                softmax(head.positionToContent(), centring));
    }

    private static Tensor softmax(Tensor term, RowCentring centring) {
        int keys = term.shape()[1];
        float[] values = new float[term.data().length];
        for (int from = 0; from < values.length; from += keys) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int key = 0; key < keys; key++) {
                highest = centring.sees(key) ? Math.max(highest, term.data()[from + key]) : highest;
            }
            double sum = 0;
            for (int key = 0; key < keys; key++) {
                sum += centring.sees(key) ? Math.exp(term.data()[from + key] - highest) : 0;
            }
            for (int key = 0; key < keys; key++) {
                values[from + key] =
                        centring.sees(key) ? (float) (Math.exp(term.data()[from + key] - highest) / sum) : 0;
            }
        }
        return new Tensor(term.axes(), term.shape(), values);
    }
}
