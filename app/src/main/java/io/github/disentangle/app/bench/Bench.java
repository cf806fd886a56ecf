package io.github.disentangle.app.bench;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Times the engine on one checkpoint, in rounds interleaved with its peers.
///
/// @param lengths tokens per text
/// @param batches texts at once; a peer is given one at a time
/// @param threads numbers of threads
/// @param formats how the weights are held
/// @param rounds measurements of each thing
/// @param peers engines to compare a plain forward with
/// @param messages takes progress, a line each
public record Bench(
        List<Integer> lengths,
        List<Integer> batches,
        List<Integer> threads,
        List<WeightFormat> formats,
        int rounds,
        List<Peer> peers,
        Consumer<String> messages) {

    private static final long WARM_UP = 1_500_000_000L;
    /// A peer whose states differ by more computes something else, and its time means nothing.
    private static final float AGREEMENT = 1e-3f;

    static final String FORWARD = "forward, all hidden states";
    static final String GRADIENT = "gradient: one reverse pass";

    /// All rows, by threads and length.
    public List<BenchRow> run(Checkpoint checkpoint) {
        List<BenchRow> rows = new ArrayList<>();
        for (int count : threads) {
            try (Kernels kernels = KernelProvider.select(count).kernels()) {
                double peak = kernels.peakOperations() / 1e9;
                Map<WeightFormat, DebertaModel> models = new LinkedHashMap<>();
                try {
                    for (WeightFormat format : formats) {
                        messages.accept("loading as " + format + ", " + count + " threads");
                        models.put(format, DebertaModel.load(checkpoint, kernels, format, Progress.NONE));
                    }
                    for (int length : lengths) {
                        messages.accept("measuring " + length + " tokens, " + count + " threads");
                        rows.addAll(measure(checkpoint, models, length, count, peak));
                    }
                } finally {
                    models.values().forEach(DebertaModel::close);
                }
            }
        }
        return rows;
    }

    private List<BenchRow> measure(
            Checkpoint checkpoint, Map<WeightFormat, DebertaModel> models, int length, int count, double peak) {
        Input input = Input.of(ids(checkpoint.config().vocabSize(), length));
        var timer = new InterleavedTimer();
        Map<String, Integer> sizes = new HashMap<>();
        for (int batch : batches) {
            List<Input> inputs = Collections.nCopies(batch, input);
            models.forEach((format, model) -> {
                String name = FORWARD + ", " + format + (batch == 1 ? "" : ", " + batch + " texts");
                sizes.put(name, batch);
                timer.add(name, () -> model.run(inputs, Progress.NONE));
            });
        }
        DebertaModel first = models.values().iterator().next();
        Run run = first.run(input);
        timer.add("one map with its terms", () -> first.attention(run, 0, 0));
        timer.add("all maps with their terms", () -> allMaps(first, run));
        timer.add(GRADIENT, () -> reverse(first, run));
        List<Peer.Session> sessions = new ArrayList<>();
        try {
            for (Peer peer : peers) {
                Peer.Session session = peer.open(checkpoint, length, count);
                sessions.add(session);
                check(peer, run, session.run(input.inputIds()));
                timer.add(peer.name(), () -> session.run(input.inputIds()));
            }
            return rows(timer.measure(rounds, WARM_UP), sizes, new Arithmetic(first.config()), length, count, peak);
        } finally {
            sessions.forEach(Peer.Session::close);
        }
    }

    private List<BenchRow> rows(
            Map<String, Timing> timings,
            Map<String, Integer> sizes,
            Arithmetic arithmetic,
            int length,
            int count,
            double peak) {
        List<BenchRow> rows = new ArrayList<>();
        List<String> names = peers.stream().map(Peer::name).toList();
        timings.forEach((what, timing) -> {
            if (names.contains(what)) {
                return;
            }
            int batch = sizes.getOrDefault(what, 1);
            boolean forward = what.startsWith(FORWARD);
            double rate = forward ? batch * arithmetic.operations(length) / timing.median() / 1e6 : Double.NaN;
            if (forward && batch == 1 && !names.isEmpty()) {
                for (String peer : names) {
                    rows.add(new BenchRow(length, 1, count, what, timing, peer, timings.get(peer), rate, peak));
                }
            } else {
                rows.add(new BenchRow(length, batch, count, what, timing, null, null, rate, peak));
            }
        });
        return rows;
    }

    /// The gradient of the sum over the first token's last state, with respect to everything below it.
    private static void reverse(DebertaModel model, Run run) {
        int hidden = model.config().hiddenSize();
        float[] weights = new float[run.length() * hidden];
        Arrays.fill(weights, 0, hidden, 1);
        Tensor seed = Tensor.matrix("position", "hidden", run.length(), hidden, weights);
        new Differentiator(model)
                .ofLastStates(List.of(run), List.of(seed), GradientRequest.of(LocalRules.EXACT), Progress.NONE);
    }

    /// Derives every map of every layer; none is kept.
    private static void allMaps(DebertaModel model, Run run) {
        for (int layer = 0; layer < model.config().layers(); layer++) {
            model.attention(run, layer);
        }
    }

    private void check(Peer peer, Run run, float... states) {
        float[] own = run.lastHiddenState().data();
        float largest = 0;
        for (int i = 0; i < own.length; i++) {
            largest = Math.max(largest, Math.abs(own[i] - states[i]));
        }
        messages.accept(peer.name() + ": last hidden state differs by at most " + largest);
        if (peer.exact() && !(largest <= AGREEMENT)) {
            throw new IllegalStateException(
                    peer.name() + " computes something else: its last hidden state differs by " + largest);
        }
    }

    /// A text of random pieces, the same for every length and run.
    private static int[] ids(int vocabSize, int length) {
        return new SplittableRandom(length).ints(length, 0, vocabSize).toArray();
    }
}
