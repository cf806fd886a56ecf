package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Objects;

/// One score down to its channels: the elementwise products each addend is the sum of.
///
/// @param distance `query − key`, of virtual positions where tokens were moved
/// @param contentToContent `q_ic · k_jc`, scaled; (channel)
/// @param contentToPosition `q_ic · PK_δc`, scaled; zeros when the scores have no such term; (channel)
/// @param positionToContent `PQ_δc · k_jc`, scaled; zeros when the scores have no such term; (channel)
public record CellProducts(
        int layer,
        int head,
        int query,
        int key,
        int distance,
        Tensor contentToContent,
        Tensor contentToPosition,
        Tensor positionToContent) {

    /// The products of one cell of a head in a run.
    public static CellProducts of(DebertaModel model, Run run, int layer, int head, int query, int key) {
        HeadVectors vectors = HeadVectors.of(model, run, layer, head);
        Objects.checkIndex(query, vectors.length());
        Objects.checkIndex(key, vectors.length());
        float[] q = vectors.query().at(query).data();
        float[] k = vectors.key().at(key).data();
        int[] positions = vectors.window() == null ? null : vectors.window().positions();
        return new CellProducts(
                layer,
                head,
                query,
                key,
                positions == null ? query - key : positions[query] - positions[key],
                products(q, k, vectors.factor(Term.CONTENT_TO_CONTENT)),
                relative(vectors, Term.CONTENT_TO_POSITION, q, query, key),
                relative(vectors, Term.POSITION_TO_CONTENT, k, query, key));
    }

    private static Tensor relative(HeadVectors vectors, Term term, float[] content, int query, int key) {
        double factor = vectors.factor(term);
        float[] row = new float[content.length];
        if (factor != 0) {
            var window = Objects.requireNonNull(vectors.window());
            try (Arena arena = Arena.ofShared()) {
                Matrix rows = vectors.weights()
                        .attention()
                        .table(term, window, vectors.weights().head(), vectors.relativeFactor(), arena);
                rows.getRow(window.row(query, key), row, 0);
            }
        }
        return products(content, row, factor);
    }

    private static Tensor products(float[] a, float[] b, double factor) {
        float[] products = new float[a.length];
        for (int channel = 0; channel < products.length; channel++) {
            products[channel] = (float) (factor * a[channel] * b[channel]);
        }
        return Tensor.vector("channel", products);
    }
}
