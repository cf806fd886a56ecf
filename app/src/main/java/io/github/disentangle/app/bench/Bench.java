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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Times the engine on one checkpoint, in rounds interleaved with its peers.
///
/// @param lengths tokens per text
/// @param batches texts at once; a peer is given one at a time
/// @param threads numbers of threads
/// @param formats how the weights are held
/// @param rounds most measurements of each thing
/// @param limit for each length and number of threads: after this time no round begins, though some always take place
/// @param peers engines to compare a plain forward with
/// @param messages takes progress, a line each
public record Bench(
        List<Integer> lengths,
        List<Integer> batches,
        List<Integer> threads,
        List<WeightFormat> formats,
        int rounds,
        Duration limit,
        List<Peer> peers,
        Consumer<String> messages) {

    private static final Duration WARM_UP = Duration.ofMillis(1500);
    /// A peer whose states differ by more computes something else, and its time means nothing.
    private static final float AGREEMENT = 1e-4f;

    static final String FORWARD = "forward, all hidden states";
    static final String PLAIN = "forward, last state only";
    static final String GRADIENT = "gradient: one reverse pass";
    private static final String PEAK = "peak";

    /// All rows, by threads and length.
    public List<BenchRow> run(Checkpoint checkpoint) {
        List<BenchRow> rows = new ArrayList<>();
        int measured = 0;
        for (int count : threads) {
            try (Kernels kernels = KernelProvider.select(count).kernels()) {
                Map<WeightFormat, DebertaModel> models = new LinkedHashMap<>();
                try {
                    for (WeightFormat format : formats) {
                        messages.accept("loading as " + format + ", " + threads(count));
                        models.put(format, DebertaModel.load(checkpoint, kernels, format, Progress.NONE));
                    }
                    for (int length : lengths) {
                        measured++;
                        messages.accept(length + " tokens, " + threads(count) + " (" + measured + " of "
                                + threads.size() * lengths.size() + "): warming up");
                        rows.addAll(measure(checkpoint, models, length, kernels));
                    }
                } finally {
                    models.values().forEach(DebertaModel::close);
                }
            }
        }
        return rows;
    }

    private static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }

    private List<BenchRow> measure(
            Checkpoint checkpoint, Map<WeightFormat, DebertaModel> models, int length, Kernels kernels) {
        Input input = text(checkpoint, length);
        int count = kernels.threads();
        var timer = new InterleavedTimer();
        long peakOperations = kernels.spendPeak();
        timer.add(PEAK, kernels::spendPeak);
        Map<String, List<Input>> forwards = new HashMap<>();
        for (List<Input> inputs : batches(checkpoint, length)) {
            models.forEach((format, model) -> {
                String name = FORWARD + ", " + format + texts(inputs);
                forwards.put(name, inputs);
                timer.add(name, () -> model.run(inputs, Progress.NONE));
            });
        }
        DebertaModel first = models.values().iterator().next();
        Run run = first.run(input);
        timer.add(PLAIN, () -> first.lastHiddenState(input, Progress.NONE));
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
            Map<String, Timing> timings = timer.measure(rounds, limit, WARM_UP, this::announce);
            Timing peak = Objects.requireNonNull(timings.remove(PEAK));
            Timing operation = peakOperations == 0 ? null : peak.times(1.0 / peakOperations);
            return rows(timings, forwards, new Arithmetic(first.config()), length, count, operation);
        } finally {
            sessions.forEach(Peer.Session::close);
        }
    }

    private void announce(InterleavedTimer.Plan plan) {
        double seconds = plan.round().toMillis() / 1e3;
        messages.accept(String.format(
                Locale.ROOT,
                "%d rounds of %.1f s: %.0f s%s",
                plan.rounds(),
                seconds,
                plan.rounds() * seconds,
                plan.rounds() < rounds ? " (fewer than " + rounds + " to end in time, see --limit)" : ""));
    }

    /// What is sent through the model at once: one text, several of full length, and as many that share out lengths
    /// evenly, which would cost as much as those if shorter texts were filled up.
    private List<List<Input>> batches(Checkpoint checkpoint, int length) {
        List<List<Input>> all = new ArrayList<>();
        for (int batch : batches) {
            all.add(Collections.nCopies(batch, text(checkpoint, length)));
            if (batch > 1) {
                all.add(IntStream.rangeClosed(1, batch)
                        .mapToObj(share -> text(checkpoint, Math.ceilDiv(length * share, batch)))
                        .toList());
            }
        }
        return all;
    }

    private static String texts(List<Input> inputs) {
        int shortest = inputs.getFirst().length();
        int longest = inputs.getLast().length();
        String lengths = shortest == longest ? "" : " of " + shortest + " to " + longest + " tokens";
        return inputs.size() == 1 ? "" : ", " + inputs.size() + " texts" + lengths;
    }

    /// @param operation time of one floating-point operation at its best, or null
    private List<BenchRow> rows(
            Map<String, Timing> timings,
            Map<String, List<Input>> forwards,
            Arithmetic arithmetic,
            int length,
            int count,
            @Nullable Timing operation) {
        List<BenchRow> rows = new ArrayList<>();
        List<String> names = peers.stream().map(Peer::name).toList();
        timings.forEach((what, timing) -> {
            if (names.contains(what)) {
                return;
            }
            List<Input> inputs = forwards.getOrDefault(what, List.of());
            boolean forward = !inputs.isEmpty();
            int batch = Math.max(1, inputs.size());
            double operations = inputs.stream()
                    .mapToDouble(each -> arithmetic.operations(each.length()))
                    .sum();
            double counted = forward ? operations : Double.NaN;
            Timing peak = operation == null ? null : operation.times(counted);
            if (forward && batch == 1 && !names.isEmpty()) {
                for (String peer : names) {
                    rows.add(new BenchRow(length, 1, count, what, timing, peer, timings.get(peer), counted, peak));
                }
            } else {
                rows.add(new BenchRow(length, batch, count, what, timing, null, null, counted, peak));
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

    /// A text of random pieces, the same for every run.
    private static Input text(Checkpoint checkpoint, int length) {
        return Input.of(new SplittableRandom(length)
                .ints(length, 0, checkpoint.config().vocabSize())
                .toArray());
    }
}
