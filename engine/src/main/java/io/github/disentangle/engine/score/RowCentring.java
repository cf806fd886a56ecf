package io.github.disentangle.engine.score;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Scores without the part the softmax cannot see: what is the same for all keys of a query.
///
/// @param visible which keys take part, see [io.github.disentangle.engine.model.Input#visible]; null when all do
@SuppressWarnings("ArrayRecordComponent") // an argument held, never compared
public record RowCentring(boolean @Nullable [] visible) {

    /// The map minus each row's mean over the visible keys, (query, key). Numbers at hidden keys are shifted too,
    /// though they play no part.
    public Tensor of(Tensor map) {
        int keys = map.shape()[1];
        float[] values = map.data().clone();
        for (int query = 0; query < map.shape()[0]; query++) {
            double mean = mean(values, query * keys, keys);
            for (int key = 0; key < keys; key++) {
                values[query * keys + key] = (float) (values[query * keys + key] - mean);
            }
        }
        return new Tensor(map.axes(), map.shape(), values);
    }

    /// The head with score and addends centred; its probabilities stay.
    public HeadAttention of(HeadAttention head) {
        return new HeadAttention(
                head.layer(),
                head.head(),
                head.probability(),
                of(head.score()),
                of(head.contentToContent()),
                of(head.contentToPosition()),
                of(head.positionToContent()),
                head.hasContentToPosition(),
                head.hasPositionToContent());
    }

    /// Whether a key takes part.
    boolean sees(int key) {
        return visible == null || visible[key];
    }

    /// Mean over the visible keys of a row; 0 when there are none.
    double mean(float[] values, int from, int keys) {
        double sum = 0;
        int count = 0;
        for (int key = 0; key < keys; key++) {
            if (sees(key)) {
                sum += values[from + key];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
