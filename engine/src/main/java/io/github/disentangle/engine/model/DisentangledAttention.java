package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.DistanceRows;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Disentangled self-attention of one layer:
/// `score(q, k) = (Q_q·K_k + Q_q·PK_i + K_k·PQ_i) / √(d·s)` with `i = row(q − k)`, d the head size and s one plus the
/// number of position terms the configuration lists. Reference: `DisentangledSelfAttention`; He et al. 2021, equation
/// 4.
///
/// Position keys PK and queries PQ do not depend on the input and are computed once, when the layer is loaded.
public final class DisentangledAttention {

    private final Kernels kernels;
    private final int heads;
    private final int headSize;
    private final float scale;
    private final Linear projections;
    private final String name;
    private @Nullable PositionTable positionKeys;
    private @Nullable PositionTable positionQueries;

    /// @param name prefix of the tensors, e.g. `encoder.layer.0.attention.self`
    DisentangledAttention(WeightLoader loader, String name) {
        this.name = name;
        ModelConfig config = loader.checkpoint().config();
        kernels = loader.kernels();
        heads = config.heads();
        headSize = config.headSize();
        scale = (float) (1 / Math.sqrt((double) headSize * config.scoreTerms()));
        int width = heads * headSize;
        projections = loader.stacked(
                List.of(name + ".query_proj", name + ".key_proj", name + ".value_proj"), config.hiddenSize(), width);
    }

    /// Computes the position keys and queries the scores have, before the first run.
    ///
    /// @param relative the normalised relative table, (row, hidden)
    void projectPositions(WeightLoader loader, Matrix relative) {
        ModelConfig config = loader.checkpoint().config();
        if (config.contentToPosition()) {
            positionKeys = table(loader, relative, name + ".pos_key_proj", heads * headSize);
        }
        if (config.positionToContent()) {
            positionQueries = table(loader, relative, name + ".pos_query_proj", 0);
        }
    }

    /// @param own name of the layer's own projection of positions
    /// @param shared first output of the projection positions share with content
    private PositionTable table(WeightLoader loader, Matrix relative, String own, int shared) {
        boolean separate = !loader.checkpoint().config().shareAttentionKey();
        Linear projection = separate ? loader.linear(own, relative.columns(), heads * headSize) : projections;
        return PositionTable.of(kernels, relative, projection, separate ? 0 : shared, heads, headSize, loader.arena());
    }

    /// Reads the states of the batch, writes the attention-weighted values of all heads.
    void apply(Workspace workspace, Batch batch, int layer) {
        Matrix projected = workspace.projections(batch.rows());
        kernels.linear(workspace.hidden(batch.rows()), projections, projected);
        Matrix context = workspace.context(batch.rows());
        kernels.parallel(batch.size() * heads, task -> {
            int sequence = task / heads;
            int head = task % heads;
            Matrix rows = batch.rows(sequence, projected);
            LayerHooks hooks = batch.hooks(sequence, layer);
            if (hooks != null) {
                visitProjections(hooks, rows, head);
            }
            Matrix pattern = workspace.borrowScores(batch.length(sequence));
            Matrix own = part(batch.rows(sequence, context), 0, head);
            if (hooks == null) {
                scores(part(rows, 0, head), part(rows, 1, head), head, batch, pattern);
                kernels.attend(pattern, batch.visible(sequence), part(rows, 2, head), own);
            } else {
                pattern(rows, batch, sequence, layer, head, pattern);
                kernels.multiply(pattern, part(rows, 2, head), own);
                hooks.visit(AttentionSite.Z, head, own);
                if (hooks.headFactor(head) != 1) {
                    Batch.scale(own, hooks.headFactor(head));
                }
            }
            workspace.release(pattern);
        });
    }

    /// Lets the hooks see queries, keys and values of a head.
    ///
    /// @param projected of one sequence, (position, 3 · heads · head size)
    public void visitProjections(LayerHooks hooks, Matrix projected, int head) {
        hooks.visit(AttentionSite.Q, head, part(projected, 0, head));
        hooks.visit(AttentionSite.K, head, part(projected, 1, head));
        hooks.visit(AttentionSite.V, head, part(projected, 2, head));
    }

    /// The softmax weights of one head.
    ///
    /// @param projected of one sequence, (position, 3 · heads · head size)
    /// @param pattern overwritten, (query, key)
    public void pattern(Matrix projected, Batch batch, int sequence, int layer, int head, Matrix pattern) {
        LayerHooks hooks = batch.hooks(sequence, layer);
        Matrix query = part(projected, 0, head);
        Matrix key = part(projected, 1, head);
        if (hooks == null || hooks.ordinaryScores(head)) {
            scores(query, key, head, batch, pattern);
            kernels.softmaxRows(pattern, batch.visible(sequence));
        } else {
            new EditedScores(this, kernels, hooks, head, batch, sequence)
                    .compute(query, key, batch.visible(sequence), pattern);
        }
        if (hooks != null) {
            hooks.visit(AttentionSite.PATTERN, head, pattern);
        }
    }

    /// The sum of the terms, computed as always.
    ///
    /// @param scores overwritten, (query, key)
    private void scores(Matrix query, Matrix key, int head, Batch batch, Matrix scores) {
        DistanceRows rows = batch.distanceRows();
        if (positionKeys == null || rows == null) {
            kernels.multiplyTransposed(query, key, scale, scores);
        } else {
            kernels.scoreQueries(query, key, positionKeys.heads().get(head), rows, scale, scores);
        }
        addPositionTerm(Term.POSITION_TO_CONTENT, query, key, head, batch, scores);
    }

    /// One head's map and the addends of its scores, from the states that enter the layer.
    ///
    /// @param states (position, hidden)
    HeadAttention headAttention(Workspace workspace, Tensor states, Batch batch, int layer, int head) {
        int length = states.shape()[0];
        Matrix x = workspace.hidden(length);
        x.setAll(states.data());
        Matrix projected = workspace.projections(length);
        for (int part = 0; part < 2; part++) {
            kernels.linear(x, projections, (part * heads + head) * headSize, part(projected, part, head));
        }
        return headAttention(workspace, projected, batch, layer, head);
    }

    /// All heads' maps of the layer.
    ///
    /// @param states (position, hidden)
    List<HeadAttention> headAttentions(Workspace workspace, Tensor states, Batch batch, int layer) {
        int length = states.shape()[0];
        Matrix x = workspace.hidden(length);
        x.setAll(states.data());
        Matrix projected = workspace.projections(length);
        kernels.linear(x, projections, projected);
        var attentions = new HeadAttention[heads];
        kernels.parallel(heads, head -> attentions[head] = headAttention(workspace, projected, batch, layer, head));
        return List.of(attentions);
    }

    private HeadAttention headAttention(Workspace workspace, Matrix projected, Batch batch, int layer, int head) {
        int length = projected.rows();
        LayerHooks hooks = batch.hooks(0, layer);
        if (hooks != null) {
            visitProjections(hooks, projected, head);
        }
        Matrix query = part(projected, 0, head);
        Matrix key = part(projected, 1, head);
        Matrix scores = workspace.borrowScores(length);
        float[][] addends = new float[Term.values().length][length * length];
        float[] score = new float[length * length];
        if (hooks == null || hooks.ordinaryScores(head)) {
            for (Term term : Term.values()) {
                if (has(term)) {
                    addend(term, query, key, head, batch, scores);
                    addends[term.ordinal()] = scores.toArray();
                }
            }
            for (int i = 0; i < score.length; i++) {
                score[i] = addends[0][i] + addends[1][i] + addends[2][i];
            }
            scores.setAll(score);
            kernels.softmaxRows(scores, batch.visible(0));
        } else {
            var edited = new EditedScores(this, kernels, hooks, head, batch, 0);
            edited.compute(query, key, batch.visible(0), scores);
            addends = edited.addends();
            score = edited.scores();
        }
        if (hooks != null) {
            hooks.visit(AttentionSite.PATTERN, head, scores);
        }
        float[] probability = scores.toArray();
        workspace.release(scores);
        return new HeadAttention(
                layer,
                head,
                map(length, probability),
                map(length, score),
                map(length, addends[Term.CONTENT_TO_CONTENT.ordinal()]),
                map(length, addends[Term.CONTENT_TO_POSITION.ordinal()]),
                map(length, addends[Term.POSITION_TO_CONTENT.ordinal()]),
                has(Term.CONTENT_TO_POSITION),
                has(Term.POSITION_TO_CONTENT));
    }

    /// Whether the scores have the term.
    public boolean has(Term term) {
        return term == Term.CONTENT_TO_CONTENT || table(term) != null;
    }

    /// One addend of the scores alone, scaled.
    ///
    /// @param target overwritten, (query, key)
    void addend(Term term, Matrix query, Matrix key, int head, Batch batch, Matrix target) {
        if (term == Term.CONTENT_TO_CONTENT) {
            kernels.multiplyTransposed(query, key, scale, target);
        } else {
            target.setAll(new float[target.rows() * target.columns()]);
            addPositionTerm(term, query, key, head, batch, target);
        }
    }

    /// Adds a position term, if the scores have it.
    private void addPositionTerm(Term term, Matrix query, Matrix key, int head, Batch batch, Matrix target) {
        PositionTable table = table(term);
        DistanceRows rows = batch.distanceRows();
        if (table == null || rows == null) {
            return;
        }
        if (term == Term.CONTENT_TO_POSITION) {
            kernels.addContentToPosition(query, table.heads().get(head), rows, scale, target);
        } else {
            kernels.addPositionToContent(key, table.heads().get(head), rows, scale, target);
        }
    }

    /// Number of heads.
    public int heads() {
        return heads;
    }

    /// `1/√(d·s)`, what every addend is multiplied by.
    public float scale() {
        return scale;
    }

    /// Queries, keys and values of all heads as one layer.
    public Linear projections() {
        return projections;
    }

    /// Position keys (c2p) or position queries (p2c); null when the scores have no such term.
    public @Nullable PositionTable table(Term term) {
        return switch (term) {
            case CONTENT_TO_CONTENT -> null;
            case CONTENT_TO_POSITION -> positionKeys;
            case POSITION_TO_CONTENT -> positionQueries;
        };
    }

    /// Position keys or queries of one head, (row in use, channel).
    ///
    /// @param factor on the relative rows
    /// @param arena for the result
    public Matrix table(Term term, RelativePositions.Window window, int head, float factor, Arena arena) {
        return Objects.requireNonNull(table(term)).rows(window, head, factor, arena);
    }

    /// Queries (0), keys (1) or values (2) of one head.
    public Matrix part(Matrix projected, int part, int head) {
        return projected.columns((part * heads + head) * headSize, headSize);
    }

    private static Tensor map(int length, float[] values) {
        return Tensor.matrix("query", "key", length, length, values);
    }
}
