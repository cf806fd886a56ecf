package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.RelativePositions;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.score.HeadWeights.PositionRows;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Objects;

/// The scores of one head with the biases of its projections taken apart. With contents `m = q − b_q` and
/// `n = k − b_k`, position keys `τ + b_τ` and position queries `ρ + b_ρ`, for query i and key j at distance δ = i − j,
///
/// `score = m_i·n_j + (b_q + b_ρ)·n_j + m_i·τ_δ + ρ_δ·n_j + (b_q·τ_δ + b_k·ρ_δ) + constant_i`
///
/// times `1/√(d·s)` and the faders of the run. Shared projections have `b_τ = b_k` and `b_ρ = b_q`. So biases alone
/// make a key attractive to everybody, and make distances count whatever stands there, as in T5; `constant` no softmax
/// can see.
///
/// @param match what query and key say about each other, (query, key)
/// @param keyPrior how attractive the key is whoever asks: the same for all queries, (query, key)
/// @param contentToPosition which distances the query's content looks at, (query, key)
/// @param positionToContent which content is looked at from this distance, (query, key)
/// @param kernel which distances are looked at whatever stands there, (query, key)
/// @param constant what is the same for all keys of a query, (query)
/// @param replaced what patches put into the scores beyond all this, zeros without; (query, key)
public record FiveTerms(
        int layer,
        int head,
        Tensor match,
        Tensor keyPrior,
        Tensor contentToPosition,
        Tensor positionToContent,
        Tensor kernel,
        Tensor constant,
        Tensor replaced) {

    /// The scores of a head in a run, taken apart.
    public static FiveTerms of(DebertaModel model, Run run, int layer, int head) {
        HeadVectors vectors = HeadVectors.of(model, run, layer, head);
        try (Arena arena = Arena.ofShared()) {
            var terms = new Products(model, vectors, arena).terms(layer, head);
            return vectors.scoresReplaced(layer)
                    ? terms.withScore(model.attention(run, layer, head).score())
                    : terms;
        }
    }

    /// All but what no softmax can see, (query, key).
    public Tensor sum() {
        float[] sum = new float[match.data().length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = match.data()[i]
                    + keyPrior.data()[i]
                    + contentToPosition.data()[i]
                    + positionToContent.data()[i]
                    + kernel.data()[i]
                    + replaced.data()[i];
        }
        return new Tensor(match.axes(), match.shape(), sum);
    }

    private FiveTerms withScore(Tensor score) {
        int keys = score.shape()[1];
        float[] sum = sum().data();
        float[] rest = new float[sum.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = score.data()[i] - sum[i] - constant.data()[i / keys];
        }
        return new FiveTerms(
                layer,
                head,
                match,
                keyPrior,
                contentToPosition,
                positionToContent,
                kernel,
                constant,
                new Tensor(score.axes(), score.shape(), rest));
    }

    /// The products of one head.
    private static final class Products {

        private final DebertaModel model;
        private final HeadVectors vectors;
        private final Arena arena;
        private final Matrix query;
        private final Matrix key;
        private final float[] queryBias;
        private final float[] keyBias;
        private final int length;
        private final float[] keyPrior;
        private final float[] kernel;
        private final float[] constant;

        Products(DebertaModel model, HeadVectors vectors, Arena arena) {
            this.model = model;
            this.vectors = vectors;
            this.arena = arena;
            queryBias = vectors.weights().queryBias();
            keyBias = vectors.weights().keyBias();
            query = HeadVectors.content(vectors.query(), queryBias, arena);
            key = HeadVectors.content(vectors.key(), keyBias, arena);
            length = vectors.length();
            keyPrior = new float[length * length];
            kernel = new float[length * length];
            constant = new float[length];
        }

        FiveTerms terms(int layer, int head) {
            double factor = vectors.factor(Term.CONTENT_TO_CONTENT);
            float[] match = products(query, key, factor);
            addKeyPrior(factor, queryBias);
            addConstant(factor, HeadWeights.products(query, keyBias), HeadWeights.product(queryBias, keyBias));
            return new FiveTerms(
                    layer,
                    head,
                    map(match),
                    map(keyPrior),
                    map(contentToPosition()),
                    map(positionToContent()),
                    map(kernel),
                    Tensor.vector("query", constant),
                    map(new float[length * length]));
        }

        private float[] contentToPosition() {
            double factor = vectors.factor(Term.CONTENT_TO_POSITION);
            if (factor == 0) {
                return new float[length * length];
            }
            PositionRows rows = rows(Term.CONTENT_TO_POSITION);
            addKernel(factor, HeadWeights.products(rows.content(), queryBias));
            addConstant(factor, HeadWeights.products(query, rows.bias()), HeadWeights.product(queryBias, rows.bias()));
            return gather(
                    products(query, rows.content(), factor), rows.content().rows(), true);
        }

        private float[] positionToContent() {
            double factor = vectors.factor(Term.POSITION_TO_CONTENT);
            if (factor == 0) {
                return new float[length * length];
            }
            PositionRows rows = rows(Term.POSITION_TO_CONTENT);
            addKernel(factor, HeadWeights.products(rows.content(), keyBias));
            addKeyPrior(factor, rows.bias());
            addConstant(factor, new double[length], HeadWeights.product(keyBias, rows.bias()));
            return gather(products(key, rows.content(), factor), rows.content().rows(), false);
        }

        private PositionRows rows(Term term) {
            return vectors.weights().rows(term, window(), vectors.relativeFactor(), arena);
        }

        private RelativePositions.Window window() {
            return Objects.requireNonNull(vectors.window());
        }

        /// `factor · a·bᵀ`, by row of a and then row of b
        private float[] products(Matrix a, Matrix b, double factor) {
            Matrix products = Matrix.allocate(arena, a.rows(), b.rows());
            model.kernels().multiplyTransposed(a, b, (float) factor, products);
            return products.toArray();
        }

        /// From (position, relative row) to (query, key).
        private float[] gather(float[] products, int rows, boolean fromQuery) {
            float[] map = new float[length * length];
            for (int q = 0; q < length; q++) {
                for (int k = 0; k < length; k++) {
                    map[q * length + k] = products[(fromQuery ? q : k) * rows + window().row(q, k)];
                }
            }
            return map;
        }

        private void addKeyPrior(double factor, float... bias) {
            double[] products = HeadWeights.products(key, bias);
            for (int i = 0; i < keyPrior.length; i++) {
                keyPrior[i] += (float) (factor * products[i % length]);
            }
        }

        private void addKernel(double factor, double... products) {
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] += (float) (factor * products[window().row(i / length, i % length)]);
            }
        }

        private void addConstant(double factor, double[] products, double everywhere) {
            for (int i = 0; i < length; i++) {
                constant[i] += (float) (factor * (products[i] + everywhere));
            }
        }

        private Tensor map(float... values) {
            return Tensor.matrix("query", "key", length, length, values);
        }
    }
}
