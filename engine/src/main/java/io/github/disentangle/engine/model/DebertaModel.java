package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/// The bare encoder: token ids in, all hidden states out. Reference: `DebertaV2Model`.
///
/// Several threads may run it at once. The checkpoint must stay open as long as the model, since word vectors are read
/// from its file.
public final class DebertaModel implements AutoCloseable {

    /// Positions whose square still counts the values of an array.
    private static final int LONGEST = 1 << 15;

    private final ModelConfig config;
    private final Kernels kernels;
    private final Arena arena = Arena.ofShared();
    private final Embeddings embeddings;
    private final Encoder encoder;
    private final ConcurrentLinkedDeque<Workspace> workspaces = new ConcurrentLinkedDeque<>();

    /// Weights that are packed are read through a second mapping of the files that ends with the loading: what was
    /// read of the first one, which serves word vectors, would count as memory of this process as long as the model
    /// lives.
    private DebertaModel(Checkpoint checkpoint, Kernels kernels, WeightFormat format, Progress progress) {
        this.config = checkpoint.config();
        this.kernels = kernels;
        new MemoryNeed(config, kernels).require(format, AvailableMemory.now());
        try (Checkpoint twin = checkpoint.reopened().orElse(null)) {
            Checkpoint passing = twin == null ? checkpoint : twin;
            embeddings = new Embeddings(new WeightLoader(checkpoint, kernels, format, arena));
            encoder = new Encoder(new WeightLoader(passing, kernels, format, arena), progress);
            checkpoint.noteWhatWasRead(passing);
        } catch (RuntimeException | Error failure) {
            arena.close();
            throw failure;
        }
    }

    /// Loads the encoder; nothing is left open when it fails.
    ///
    /// @throws MemoryException when there is no room for its weights
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

    public EncoderLayer layer(int index) {
        return encoder.layer(index);
    }

    /// The convolution after layer 0.
    public Optional<ConvLayer> convolution() {
        return encoder.convolution();
    }

    /// How some runs went, side by side.
    public Batch batch(List<Run> runs) {
        return encoder.batch(runs.stream().map(this::plan).toList());
    }

    /// Runs one sequence.
    public Run run(Input input) {
        return run(input, Progress.NONE);
    }

    /// Runs one sequence; may be cancelled between layers.
    public Run run(Input input, Progress progress) {
        return run(List.of(input), progress).getFirst();
    }

    /// Runs one sequence with some things changed; may be cancelled between layers.
    ///
    /// @throws InterventionException when an intervention does not fit the model or the input
    public Run run(Input input, List<Intervention> interventions, Progress progress) {
        return fromEmbeddings(List.of(plan(input, interventions)), progress).getFirst();
    }

    /// Runs several sequences together, each at its own length.
    public List<Run> run(List<Input> inputs, Progress progress) {
        return fromEmbeddings(
                inputs.stream().map(input -> plan(input, List.of())).toList(), progress);
    }

    /// Runs several sequences together, each with some things changed.
    ///
    /// @param interventions those of each input
    /// @throws InterventionException when an intervention does not fit the model or the input
    public List<Run> run(List<Input> inputs, List<List<Intervention>> interventions, Progress progress) {
        var plans = new ArrayList<Plan>();
        for (int index = 0; index < inputs.size(); index++) {
            plans.add(plan(inputs.get(index), interventions.get(index)));
        }
        return fromEmbeddings(plans, progress);
    }

    /// The run of the same input with other interventions: layers below the first that computes something else are
    /// taken over.
    ///
    /// @param interventions all that are to hold, whether or not the base has them
    /// @throws InterventionException when an intervention does not fit the model or the input
    public Run rerun(Run base, List<Intervention> interventions, Progress progress) {
        return rerunEach(base, List.of(interventions), progress).getFirst();
    }

    /// As [#rerun], for several variants of one base at once.
    ///
    /// @return one run for each variant
    public List<Run> rerunEach(Run base, List<List<Intervention>> variants, Progress progress) {
        return new Reruns(this, encoder).of(base, variants, progress);
    }

    /// The values at a place inside the model, on the way of a run.
    ///
    /// @return as [HookPoint#shape] and [HookPoint#axes] say
    /// @throws InterventionException when the model has no such place
    public Tensor capture(Run run, HookPoint point) {
        point.check(config);
        return point instanceof HookPoint.HiddenState(int index)
                ? run.hiddenState(index)
                : Objects.requireNonNull(
                        capture(run, point.layer(), Set.of(point)).get(point));
    }

    /// The values at several places of one layer, which is run once.
    ///
    /// @param points of this layer, hidden states not among them
    /// @return the values of each
    /// @throws InterventionException when the model has no such place
    public Map<HookPoint, Tensor> capture(Run run, int layer, Set<HookPoint> points) {
        points.forEach(point -> point.check(config));
        var batch = encoder.batch(List.of(plan(run).recording(points)));
        fromLayer(batch, List.of(run.hiddenState(layer)), layer, layer + 1, Progress.NONE);
        return Map.copyOf(Objects.requireNonNull(batch.hooks(0, layer)).recorded());
    }

    /// What one layer gives when it is changed in some ways, the states that enter it being those of the run.
    ///
    /// @param variants interventions that touch no other layer than this one, beside those of the run
    /// @return the output of the layer for each variant, (position, hidden)
    /// @throws InterventionException when an intervention does not fit the model or the input
    public List<Tensor> layerOutputs(Run run, int layer, List<List<Intervention>> variants, Progress progress) {
        var outputs = new ArrayList<Tensor>();
        int together = Math.max(1, Reruns.ROWS / run.length());
        for (int first = 0; first < variants.size(); first += together) {
            progress.checkCancelled();
            progress.report((double) first / variants.size(), "Layer " + (layer + 1) + ", changed");
            List<Plan> plans = variants.subList(first, Math.min(variants.size(), first + together)).stream()
                    .map(variant -> plan(
                            run.given(),
                            Stream.concat(run.interventions().stream(), variant.stream())
                                    .toList()))
                    .toList();
            var entering = plans.stream().map(_ -> run.hiddenState(layer)).toList();
            fromLayer(encoder.batch(plans), entering, layer, layer + 1, Progress.NONE)
                    .forEach(states -> outputs.add(states.getLast()));
        }
        return outputs;
    }

    /// One head's attention map with the addends of its scores, as the run's interventions left them.
    public HeadAttention attention(Run run, int layer, int head) {
        Objects.checkIndex(layer, config.layers());
        Objects.checkIndex(head, config.heads());
        var batch = encoder.batch(List.of(plan(run)));
        return inWorkspace(
                run.length(),
                run.length(),
                workspace -> encoder.layer(layer)
                        .attention()
                        .headAttention(workspace, run.hiddenState(layer), batch, layer, head));
    }

    /// The maps of all heads of a layer.
    public List<HeadAttention> attention(Run run, int layer) {
        Objects.checkIndex(layer, config.layers());
        var batch = encoder.batch(List.of(plan(run)));
        return inWorkspace(
                run.length(),
                run.length(),
                workspace -> encoder.layer(layer)
                        .attention()
                        .headAttentions(workspace, run.hiddenState(layer), batch, layer));
    }

    Plan plan(Input given, List<Intervention> interventions) {
        return new Plan(given, interventions, config, embeddings);
    }

    /// How a run went.
    Plan plan(Run run) {
        return plan(run.given(), run.interventions());
    }

    /// The output of the last layer alone, (position, hidden): what a pass costs that keeps nothing on the way.
    public Tensor lastHiddenState(Input input, Progress progress) {
        int last = config.layers();
        try {
            return fromEmbeddings(encoder.batch(List.of(plan(input, List.of()))), index -> index == last, progress)
                    .getFirst()
                    .getFirst();
        } catch (NotFiniteException somewhere) {
            return run(input, progress).lastHiddenState();
        }
    }

    private List<List<Tensor>> fromEmbeddings(Batch batch, IntPredicate kept, Progress progress) {
        return inWorkspace(batch.rows(), batch.longest(), workspace -> {
            embeddings.apply(kernels, batch, workspace.embedding(batch.rows()), workspace.hidden(batch.rows()));
            return encoder.run(workspace, batch, 0, config.layers(), kept, progress);
        });
    }

    List<Run> fromEmbeddings(List<Plan> plans, Progress progress) {
        var batch = encoder.batch(plans);
        var states = fromEmbeddings(batch, _ -> true, progress);
        var runs = new ArrayList<Run>();
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            Plan plan = batch.plan(sequence);
            runs.add(new Run(plan.input(), states.get(sequence), plan.given(), plan.interventions()));
        }
        return runs;
    }

    /// Sends states that enter layer `from` through the layers `from` to `to - 1`.
    ///
    /// @param states one for each sequence, (position, hidden)
    /// @return per sequence the hidden states `from` … `to`
    List<List<Tensor>> fromLayer(Batch batch, List<Tensor> states, int from, int to, Progress progress) {
        return inWorkspace(batch.rows(), batch.longest(), workspace -> {
            Matrix hidden = workspace.hidden(batch.rows());
            for (int sequence = 0; sequence < batch.size(); sequence++) {
                batch.rows(sequence, hidden).setAll(states.get(sequence).data());
            }
            return encoder.run(workspace, batch, from, to, progress);
        });
    }

    private <T> T inWorkspace(int rows, int longest, Function<Workspace, T> work) {
        requireMemory(longest);
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

    /// A map of scores grows with the square of the length, each thread has one, and the kernels copy it twice.
    private void requireMemory(int length) {
        long bytesPerSquare = 3L * Float.BYTES * kernels.threads();
        int most =
                (int) Math.min(LONGEST, Math.sqrt((double) Runtime.getRuntime().maxMemory() / bytesPerSquare));
        if (length > most) {
            throw new InputException("The input has " + length + " tokens; in the memory this program may use, at most "
                    + most + " can be read together; shorten the text.");
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
