package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightFormat;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/// The bare encoder: token ids in, all hidden states out. Reference: `DebertaV2Model`.
///
/// Several threads may run it at once. The checkpoint must stay open as long as the model, since word vectors are read from its file.
public final class DebertaModel implements AutoCloseable {

    private final ModelConfig config;
    private final Kernels kernels;
    private final Arena arena = Arena.ofShared();
    private final Embeddings embeddings;
    private final Encoder encoder;
    private final ConcurrentLinkedDeque<Workspace> workspaces = new ConcurrentLinkedDeque<>();

    private DebertaModel(Checkpoint checkpoint, Kernels kernels, WeightFormat format, Progress progress) {
        this.config = checkpoint.config();
        this.kernels = kernels;
        try {
            var loader = new WeightLoader(checkpoint, kernels, format, arena);
            embeddings = new Embeddings(loader);
            encoder = new Encoder(loader, progress);
        } catch (RuntimeException | Error failure) {
            arena.close();
            throw failure;
        }
    }

    /// Loads the encoder; nothing is left open when it fails.
    public static DebertaModel load(Checkpoint checkpoint, Kernels kernels, WeightFormat format, Progress progress) {
        return new DebertaModel(checkpoint, kernels, format, progress);
    }

    public ModelConfig config() {
        return config;
    }

    public Kernels kernels() {
        return kernels;
    }

    public Embeddings embeddings() {
        return embeddings;
    }

    /// Runs one sequence.
    public Run run(Input input) {
        return run(input, Progress.NONE);
    }

    /// Runs one sequence; may be cancelled between layers.
    public Run run(Input input, Progress progress) {
        return run(List.of(input), progress).getFirst();
    }

    /// Runs several sequences together, each at its own length.
    public List<Run> run(List<Input> inputs, Progress progress) {
        var batch = new Batch(inputs);
        return inWorkspace(batch.rows(), batch.longest(), workspace -> {
            Matrix hidden = workspace.hidden(batch.rows());
            embeddings.apply(kernels, batch, workspace.embedding(batch.rows()), hidden);
            var states = encoder.run(workspace, batch, progress);
            var runs = new ArrayList<Run>();
            for (int sequence = 0; sequence < batch.size(); sequence++) {
                runs.add(new Run(batch.input(sequence), states.get(sequence)));
            }
            return runs;
        });
    }

    /// One head's attention map with the addends of its scores.
    public HeadAttention attention(Run run, int layer, int head) {
        java.util.Objects.checkIndex(layer, config.layers());
        java.util.Objects.checkIndex(head, config.heads());
        return inWorkspace(
                run.length(),
                run.length(),
                workspace -> encoder.attention(layer)
                        .headAttention(
                                workspace,
                                run.hiddenState(layer),
                                run.input(),
                                encoder.window(run.length()),
                                layer,
                                head));
    }

    /// The maps of all heads of a layer.
    public List<HeadAttention> attention(Run run, int layer) {
        java.util.Objects.checkIndex(layer, config.layers());
        return inWorkspace(
                run.length(),
                run.length(),
                workspace -> encoder.attention(layer)
                        .headAttentions(
                                workspace,
                                run.hiddenState(layer),
                                run.input(),
                                encoder.window(run.length()),
                                layer));
    }

    private <T> T inWorkspace(int rows, int longest, Function<Workspace, T> work) {
        Workspace workspace = workspaces.poll();
        if (workspace != null && !workspace.fits(rows, longest)) {
            workspace.close();
            workspace = null;
        }
        if (workspace == null) {
            workspace = new Workspace(config, rows, longest);
        }
        try {
            return work.apply(workspace);
        } finally {
            workspaces.push(workspace);
        }
    }

    /// Frees the packed weights. No run may be under way.
    @Override
    public void close() {
        for (Workspace workspace = workspaces.poll(); workspace != null; workspace = workspaces.poll()) {
            workspace.close();
        }
        arena.close();
    }
}
