package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The stack of layers with the relative position table they share. Reference: `DebertaV2Encoder`.
final class Encoder {

    /// Weights of the feed-forward blocks below which a run takes about as long as compiling the kernels for it.
    private static final long LARGE = 2_000_000;

    private final List<EncoderLayer> layers;
    private final @Nullable ConvLayer conv;
    private final @Nullable RelativePositions relative;

    Encoder(WeightLoader loader, Progress progress) {
        ModelConfig config = loader.checkpoint().config();
        relative = config.relativeAttention() ? new RelativePositions(config) : null;
        var packed = new AtomicBoolean();
        Thread warmUp = warmUp(loader, packed::get);
        try {
            layers = load(loader, progress);
        } finally {
            packed.set(true);
        }
        if (relative != null) {
            await(warmUp);
            try (Arena temporary = Arena.ofShared()) {
                Matrix table = RelativeTable.read(loader.checkpoint(), loader.kernels(), temporary);
                layers.forEach(layer -> layer.attention().projectPositions(loader, table));
            }
        }
        conv = config.convKernelSize() > 0 ? new ConvLayer(loader) : null;
    }

    /// Each layer on one thread: there is less to wait for than when all threads share one weight after the other.
    private static List<EncoderLayer> load(WeightLoader loader, Progress progress) {
        int count = loader.checkpoint().config().layers();
        var layers = new EncoderLayer[count];
        var begun = new AtomicInteger();
        loader.kernels().parallel(count, index -> {
            progress.checkCancelled();
            progress.report((double) begun.get() / count, "Loading layer " + begun.incrementAndGet());
            layers[index] = new EncoderLayer(loader, index);
        });
        return List.of(layers);
    }

    /// Lets the JVM compile the kernels while weights are packed. Small models need none of it.
    private static Thread warmUp(WeightLoader loader, BooleanSupplier enough) {
        ModelConfig config = loader.checkpoint().config();
        boolean small = (long) config.layers() * config.hiddenSize() * config.intermediateSize() < LARGE;
        return Thread.ofPlatform().name("disentangle-warm-up").daemon().start(() -> {
            if (!small) {
                loader.kernels().warmUp(loader.format(), enough);
            }
        });
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    int layers() {
        return layers.size();
    }

    EncoderLayer layer(int index) {
        return layers.get(index);
    }

    Optional<ConvLayer> convolution() {
        return Optional.ofNullable(conv);
    }

    Batch batch(List<Plan> plans) {
        return new Batch(plans, layers.size(), relative);
    }

    /// Sends the states in the workspace through the layers `from` to `to - 1`.
    ///
    /// @return per sequence the hidden states `from` … `to`, each (position, hidden)
    /// @throws NotFiniteException naming the first layer whose output holds NaN or infinity
    List<List<Tensor>> run(Workspace workspace, Batch batch, int from, int to, Progress progress) {
        return run(workspace, batch, from, to, _ -> true, progress);
    }

    /// As the other, keeping some hidden states only.
    ///
    /// @param kept says of an index from `from` to `to` whether that state is kept and checked
    List<List<Tensor>> run(Workspace workspace, Batch batch, int from, int to, IntPredicate kept, Progress progress) {
        var states = new ArrayList<List<Tensor>>();
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            states.add(new ArrayList<>());
        }
        keep(workspace, batch, from, kept, states);
        if (conv != null && from == 0) {
            copy(workspace.hidden(batch.rows()), workspace.embedded(batch.rows()));
        }
        for (int layer = from; layer < to; layer++) {
            progress.checkCancelled();
            progress.report((double) (layer - from) / (to - from), "Layer " + (layer + 1));
            layers.get(layer).apply(workspace, batch);
            if (layer == 0 && conv != null) {
                conv.apply(workspace, batch);
            }
            keep(workspace, batch, layer + 1, kept, states);
        }
        return states;
    }

    private static void keep(
            Workspace workspace, Batch batch, int index, IntPredicate kept, List<List<Tensor>> states) {
        Matrix hidden = workspace.hidden(batch.rows());
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            Matrix rows = batch.rows(sequence, hidden);
            batch.plan(sequence).patchStates(index, rows);
            if (!kept.test(index)) {
                continue;
            }
            float[] values = rows.toArray();
            NotFiniteException.check(values, () -> notFinite(index));
            states.get(sequence).add(Tensor.matrix("position", "hidden", rows.rows(), rows.columns(), values));
        }
    }

    private static String notFinite(int index) {
        return index == 0
                ? "The embedding output holds NaN or infinity; the embeddings of this model or its input are damaged."
                : "The output of layer " + (index - 1)
                        + ", counted from 0, holds NaN or infinity, though what enters the"
                        + " layer does not; its weights are damaged or a factor on it is too large.";
    }

    private static void copy(Matrix from, Matrix to) {
        float[] row = new float[from.columns()];
        for (int index = 0; index < from.rows(); index++) {
            from.getRow(index, row, 0);
            to.setRow(index, row, 0);
        }
    }
}
