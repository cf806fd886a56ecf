package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stack of layers with the relative position table they share. Reference: `DebertaV2Encoder`.
final class Encoder {

    private final List<EncoderLayer> layers = new ArrayList<>();
    private final @Nullable ConvLayer conv;
    private final @Nullable RelativePositions relative;

    Encoder(WeightLoader loader, Progress progress) {
        ModelConfig config = loader.checkpoint().config();
        relative = config.relativeAttention() ? new RelativePositions(config) : null;
        try (Arena temporary = Arena.ofShared()) {
            Matrix table = relative == null ? null : relativeTable(loader, temporary);
            for (int layer = 0; layer < config.layers(); layer++) {
                progress.checkCancelled();
                progress.report((double) layer / config.layers(), "Loading layer " + (layer + 1));
                layers.add(new EncoderLayer(loader, layer, table));
            }
        }
        conv = config.convKernelSize() > 0 ? new ConvLayer(loader) : null;
    }

    private static Matrix relativeTable(WeightLoader loader, Arena arena) {
        ModelConfig config = loader.checkpoint().config();
        var stored = loader.checkpoint()
                .require("encoder.rel_embeddings.weight", 2 * config.span(), config.hiddenSize());
        Matrix table = Matrix.allocate(arena, 2 * config.span(), config.hiddenSize());
        table.setAll(stored.floats());
        if (config.normaliseRelativeEmbeddings()) {
            Kernels kernels = loader.kernels();
            loader.layerNorm("encoder.LayerNorm", config.hiddenSize()).apply(kernels, table, null, table);
        }
        return table;
    }

    int layers() {
        return layers.size();
    }

    DisentangledAttention attention(int layer) {
        return layers.get(layer).attention();
    }

    /// The rows of the relative table a text of this length touches; null without relative attention.
    RelativePositions.@Nullable Window window(int length) {
        return relative == null ? null : relative.window(length);
    }

    /// Sends the embedding output in the workspace through all layers.
    ///
    /// @return per sequence the hidden states 0 … layers, each (position, hidden)
    List<List<Tensor>> run(Workspace workspace, Batch batch, Progress progress) {
        var windows = new RelativePositions.Window[batch.size()];
        var states = new ArrayList<List<Tensor>>();
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            windows[sequence] = window(batch.length(sequence));
            states.add(new ArrayList<>());
        }
        keep(workspace, batch, states);
        if (conv != null) {
            copy(workspace.hidden(batch.rows()), workspace.embedded(batch.rows()));
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            progress.checkCancelled();
            progress.report((double) layer / layers.size(), "Layer " + (layer + 1));
            layers.get(layer).apply(workspace, batch, windows);
            if (layer == 0 && conv != null) {
                conv.apply(workspace, batch);
            }
            keep(workspace, batch, states);
        }
        return states;
    }

    private static void keep(Workspace workspace, Batch batch, List<List<Tensor>> states) {
        Matrix hidden = workspace.hidden(batch.rows());
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            Matrix rows = hidden.rows(batch.start(sequence), batch.length(sequence));
            states.get(sequence)
                    .add(Tensor.matrix("position", "hidden", rows.rows(), rows.columns(), rows.toArray()));
        }
    }

    private static void copy(Matrix from, Matrix to) {
        float[] row = new float[from.columns()];
        for (int index = 0; index < from.rows(); index++) {
            from.getRow(index, row, 0);
            to.setRow(index, row, 0);
        }
    }
}
