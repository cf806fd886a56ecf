package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.HookPoint.BlockSite;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;

/// One layer: attention, its output projection, and the feed-forward block, each followed by residual and layer norm.
/// Reference: `DebertaV2Layer`.
public final class EncoderLayer {

    private final int index;
    private final Kernels kernels;
    private final DisentangledAttention attention;
    private final Linear output;
    private final LayerNorm norm;
    private final FeedForward feedForward;

    EncoderLayer(WeightLoader loader, int index) {
        var config = loader.checkpoint().config();
        String name = "encoder.layer." + index;
        this.index = index;
        kernels = loader.kernels();
        attention = new DisentangledAttention(loader, name + ".attention.self");
        output = loader.linear(
                name + ".attention.output.dense", config.heads() * config.headSize(), config.hiddenSize());
        norm = loader.layerNorm(name + ".attention.output.LayerNorm", config.hiddenSize());
        feedForward = new FeedForward(loader, name);
    }

    public DisentangledAttention attention() {
        return attention;
    }

    /// The output projection of attention.
    public Linear output() {
        return output;
    }

    /// The norm after attention.
    public LayerNorm norm() {
        return norm;
    }

    public FeedForward feedForward() {
        return feedForward;
    }

    /// Replaces the states of the batch by the layer's output.
    void apply(Workspace workspace, Batch batch) {
        int rows = batch.rows();
        Matrix hidden = workspace.hidden(rows);
        attention.apply(workspace, batch, index);
        Matrix mixed = workspace.mixed(rows);
        kernels.linear(workspace.context(rows), output, mixed);
        batch.visit(index, BlockSite.ATTENTION_OUTPUT, mixed);
        norm.apply(kernels, mixed, hidden, mixed);
        batch.visit(index, BlockSite.MIDDLE, mixed);
        feedForward.apply(batch, index, mixed, workspace.inner(rows), hidden);
    }
}
