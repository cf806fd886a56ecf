package io.github.disentangle.engine.score;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.RelativePositions;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;

/// One curve over the distance for each token of a run: the c2p addend its query would give a key at that distance,
/// and the p2c addend its key would get from a query at that distance, `query − key`. Faders count, virtual positions
/// do not: a curve says what would be at a distance, not what is.
///
/// @param reach the curves hold the distances −reach … reach
/// @param contentToPosition (query, distance); zeros when the scores have no such term
/// @param positionToContent (key, distance); zeros when the scores have no such term
public record PositionFans(int layer, int head, int reach, Tensor contentToPosition, Tensor positionToContent) {

    /// The fans of a head in a run.
    ///
    /// @param reach largest distance, at least 0
    public static PositionFans of(DebertaModel model, Run run, int layer, int head, int reach) {
        HeadVectors vectors = HeadVectors.of(model, run, layer, head);
        return new PositionFans(
                layer,
                head,
                reach,
                fan(model, vectors, Term.CONTENT_TO_POSITION, reach),
                fan(model, vectors, Term.POSITION_TO_CONTENT, reach));
    }

    private static Tensor fan(DebertaModel model, HeadVectors vectors, Term term, int reach) {
        boolean fromQuery = term == Term.CONTENT_TO_POSITION;
        Tensor content = fromQuery ? vectors.query() : vectors.key();
        int tokens = vectors.length();
        int distances = 2 * reach + 1;
        float[] fan = new float[tokens * distances];
        if (vectors.factor(term) != 0) {
            var window = new RelativePositions(model.config()).window(reach + 1);
            try (Arena arena = Arena.ofShared()) {
                Matrix rows = vectors.weights()
                        .attention()
                        .table(term, window, vectors.weights().head(), vectors.relativeFactor(), arena);
                Matrix own = Matrix.allocate(arena, tokens, content.shape()[1]);
                own.setAll(content.data());
                Matrix products = Matrix.allocate(arena, tokens, rows.rows());
                model.kernels().multiplyTransposed(own, rows, (float) vectors.factor(term), products);
                for (int i = 0; i < fan.length; i++) {
                    fan[i] = products.get(i / distances, window.row(i % distances - reach, 0));
                }
            }
        }
        return Tensor.matrix(fromQuery ? "query" : "key", "distance", tokens, distances, fan);
    }

    /// At each distance the value below which a share of the tokens lies, linear between two; (distance).
    ///
    /// @param fan one of the two
    /// @param share 0 … 1
    public static Tensor quantile(Tensor fan, double share) {
        int tokens = fan.shape()[0];
        int distances = fan.shape()[1];
        float[] quantiles = new float[distances];
        float[] column = new float[tokens];
        for (int distance = 0; distance < distances; distance++) {
            for (int token = 0; token < tokens; token++) {
                column[token] = fan.data()[token * distances + distance];
            }
            Arrays.sort(column);
            double place = share * (tokens - 1);
            int below = (int) place;
            int above = Math.min(below + 1, tokens - 1);
            quantiles[distance] = (float) (column[below] + (place - below) * (column[above] - column[below]));
        }
        return Tensor.vector("distance", quantiles);
    }
}
