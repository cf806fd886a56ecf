package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Disentangled self-attention of one layer:
/// `score(q, k) = (Q_q·K_k + Q_q·PK_i + K_k·PQ_i) / √(d·s)` with `i = row(q − k)`, d the head size and s one plus the number of
/// position terms the configuration lists. Reference: `DisentangledSelfAttention`; He et al. 2021, equation 4.
///
/// Position keys PK and queries PQ do not depend on the input and are computed once, when the layer is loaded.
public final class DisentangledAttention {

    private final Kernels kernels;
    private final int heads;
    private final int headSize;
    private final float scale;
    private final Linear projections;
    private final @Nullable Matrix positionKeys;
    private final @Nullable Matrix positionQueries;

    /// @param name prefix of the tensors, e.g. `encoder.layer.0.attention.self`
    /// @param relative the normalised relative table, (row, hidden); null without relative attention
    DisentangledAttention(WeightLoader loader, String name, @Nullable Matrix relative) {
        ModelConfig config = loader.checkpoint().config();
        kernels = loader.kernels();
        heads = config.heads();
        headSize = config.headSize();
        scale = (float) (1 / Math.sqrt((double) headSize * config.scoreTerms()));
        int width = heads * headSize;
        projections = loader.stacked(
                List.of(name + ".query_proj", name + ".key_proj", name + ".value_proj"), config.hiddenSize(), width);
        boolean shared = config.shareAttentionKey();
        positionKeys = relative == null || !config.contentToPosition()
                ? null
                : project(loader, relative, shared ? null : name + ".pos_key_proj", width);
        positionQueries = relative == null || !config.positionToContent()
                ? null
                : project(loader, relative, shared ? null : name + ".pos_query_proj", 0);
    }

    /// Projects the relative table, with the layer's own projection or, when that is null, with the shared one at `firstOutput`.
    private Matrix project(WeightLoader loader, Matrix relative, @Nullable String own, int firstOutput) {
        int width = heads * headSize;
        Matrix projected = Matrix.allocate(loader.arena(), relative.rows(), width);
        if (own == null) {
            kernels.linear(relative, projections, firstOutput, projected);
            return projected;
        }
        try (Arena temporary = Arena.ofShared()) {
            var once = new WeightLoader(loader.checkpoint(), kernels, loader.format(), temporary);
            kernels.linear(relative, once.linear(own, relative.columns(), width), projected);
        }
        return projected;
    }

    /// Reads the states of the batch, writes the attention-weighted values of all heads.
    void apply(Workspace workspace, Batch batch, RelativePositions.@Nullable Window[] windows) {
        Matrix projected = workspace.projections(batch.rows());
        kernels.linear(workspace.hidden(batch.rows()), projections, projected);
        Matrix context = workspace.context(batch.rows());
        kernels.parallel(batch.size() * heads, task -> {
            int sequence = task / heads;
            int head = task % heads;
            int length = batch.length(sequence);
            var window = windows[sequence];
            Matrix rows = projected.rows(batch.start(sequence), length);
            var borrowed = workspace.borrow();
            var scratch = borrowed.forLength(length, window == null ? 0 : window.count());
            Matrix scores = scratch.scores();
            Matrix query = part(rows, 0, head);
            Matrix key = part(rows, 1, head);
            kernels.multiplyTransposed(query, key, scale, scores);
            addPositionTerms(query, key, head, window, scratch.products(), scores, scores);
            kernels.softmaxRows(scores, batch.visible(sequence));
            kernels.multiply(
                    scores,
                    part(rows, 2, head),
                    context.rows(batch.start(sequence), length).columns(head * headSize, headSize));
            workspace.release(borrowed);
        });
    }

    /// One head's map and the addends of its scores, from the states that enter the layer.
    ///
    /// @param states (position, hidden)
    HeadAttention headAttention(
            Workspace workspace, Tensor states, Input input, RelativePositions.@Nullable Window window, int layer, int head) {
        int length = states.shape()[0];
        Matrix x = workspace.hidden(length);
        x.setAll(states.data());
        Matrix projected = workspace.projections(length);
        for (int part = 0; part < 2; part++) {
            kernels.linear(x, projections, (part * heads + head) * headSize, part(projected, part, head));
        }
        return headAttention(workspace, projected, input, window, layer, head);
    }

    /// All heads' maps of the layer.
    ///
    /// @param states (position, hidden)
    List<HeadAttention> headAttentions(
            Workspace workspace, Tensor states, Input input, RelativePositions.@Nullable Window window, int layer) {
        int length = states.shape()[0];
        Matrix x = workspace.hidden(length);
        x.setAll(states.data());
        Matrix projected = workspace.projections(length);
        kernels.linear(x, projections, projected);
        var attentions = new HeadAttention[heads];
        kernels.parallel(
                heads, head -> attentions[head] = headAttention(workspace, projected, input, window, layer, head));
        return List.of(attentions);
    }

    private HeadAttention headAttention(
            Workspace workspace,
            Matrix projected,
            Input input,
            RelativePositions.@Nullable Window window,
            int layer,
            int head) {
        int length = projected.rows();
        Matrix query = part(projected, 0, head);
        Matrix key = part(projected, 1, head);
        var borrowed = workspace.borrow();
        var scratch = borrowed.forLength(length, window == null ? 0 : window.count());
        Matrix scores = scratch.scores();
        kernels.multiplyTransposed(query, key, scale, scores);
        float[] contentToContent = scores.toArray();
        float[] contentToPosition = new float[contentToContent.length];
        float[] positionToContent = new float[contentToContent.length];
        if (positionKeys != null) {
            scores.setAll(contentToPosition);
            addPositionTerms(query, key, head, window, scratch.products(), scores, null);
            contentToPosition = scores.toArray();
        }
        if (positionQueries != null) {
            scores.setAll(positionToContent);
            addPositionTerms(query, key, head, window, scratch.products(), null, scores);
            positionToContent = scores.toArray();
        }
        float[] score = new float[contentToContent.length];
        for (int i = 0; i < score.length; i++) {
            score[i] = contentToContent[i] + contentToPosition[i] + positionToContent[i];
        }
        scores.setAll(score);
        kernels.softmaxRows(scores, input.visible());
        float[] probability = scores.toArray();
        workspace.release(borrowed);
        return new HeadAttention(
                layer,
                head,
                map(length, probability),
                map(length, score),
                map(length, contentToContent),
                map(length, contentToPosition),
                map(length, positionToContent),
                positionKeys != null,
                positionQueries != null);
    }

    /// Adds each position term to its target; a null target leaves the term out.
    private void addPositionTerms(
            Matrix query,
            Matrix key,
            int head,
            RelativePositions.@Nullable Window window,
            Matrix products,
            @Nullable Matrix contentToPosition,
            @Nullable Matrix positionToContent) {
        if (window == null) {
            return;
        }
        if (positionKeys != null && contentToPosition != null) {
            kernels.multiplyTransposed(query, inUse(positionKeys, window, head), 1, products);
            kernels.addContentToPosition(contentToPosition, products, window.rows(), scale);
        }
        if (positionQueries != null && positionToContent != null) {
            kernels.multiplyTransposed(key, inUse(positionQueries, window, head), 1, products);
            kernels.addPositionToContent(positionToContent, products, window.rows(), scale);
        }
    }

    private Matrix inUse(Matrix table, RelativePositions.Window window, int head) {
        return table.rows(window.first(), window.count()).columns(head * headSize, headSize);
    }

    /// Queries (0), keys (1) or values (2) of one head.
    private Matrix part(Matrix projected, int part, int head) {
        return projected.columns((part * heads + head) * headSize, headSize);
    }

    private static Tensor map(int length, float[] values) {
        return Tensor.matrix("query", "key", length, length, values);
    }
}
