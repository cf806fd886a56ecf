package io.github.disentangle.app.bench;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Times the engine on one checkpoint, in rounds interleaved with its peers.
///
/// @param lengths tokens per text
/// @param threads numbers of threads
/// @param formats how the weights are held
/// @param rounds measurements of each thing
/// @param peers engines to compare a plain forward with
/// @param messages takes progress, a line each
public record Bench(
        List<Integer> lengths,
        List<Integer> threads,
        List<WeightFormat> formats,
        int rounds,
        List<Peer> peers,
        Consumer<String> messages) {

    private static final long WARM_UP = 1_500_000_000L;
    /// A peer whose states differ by more computes something else, and its time means nothing.
    private static final float AGREEMENT = 1e-3f;

    static final String FORWARD = "forward, all hidden states";

    /// All rows, by threads and length.
    public List<BenchRow> run(Checkpoint checkpoint) {
        List<BenchRow> rows = new ArrayList<>();
        for (int count : threads) {
            try (Kernels kernels = KernelProvider.select(count).kernels()) {
                Map<WeightFormat, DebertaModel> models = new LinkedHashMap<>();
                try {
                    for (WeightFormat format : formats) {
                        messages.accept("loading as " + format + ", " + count + " threads");
                        models.put(format, DebertaModel.load(checkpoint, kernels, format, Progress.NONE));
                    }
                    for (int length : lengths) {
                        messages.accept("measuring " + length + " tokens, " + count + " threads");
                        rows.addAll(measure(checkpoint, models, length, count));
                    }
                } finally {
                    models.values().forEach(DebertaModel::close);
                }
            }
        }
        return rows;
    }

    private List<BenchRow> measure(
            Checkpoint checkpoint, Map<WeightFormat, DebertaModel> models, int length, int count) {
        Input input = Input.of(ids(checkpoint.config().vocabSize(), length));
        var timer = new InterleavedTimer();
        models.forEach((format, model) -> timer.add(FORWARD + ", " + format, () -> model.run(input)));
        DebertaModel first = models.values().iterator().next();
        Run run = first.run(input);
        timer.add("one map with its terms", () -> first.attention(run, 0, 0));
        timer.add("all maps with their terms", () -> allMaps(first, run));
        List<Peer.Session> sessions = new ArrayList<>();
        try {
            for (Peer peer : peers) {
                Peer.Session session = peer.open(checkpoint, length, count);
                sessions.add(session);
                check(peer, run, session.run(input.inputIds()));
                timer.add(peer.name(), () -> session.run(input.inputIds()));
            }
            return rows(timer.measure(rounds, WARM_UP), length, count);
        } finally {
            sessions.forEach(Peer.Session::close);
        }
    }

    private List<BenchRow> rows(Map<String, Timing> timings, int length, int count) {
        List<BenchRow> rows = new ArrayList<>();
        List<String> names = peers.stream().map(Peer::name).toList();
        timings.forEach((what, timing) -> {
            if (what.startsWith(FORWARD) && !names.isEmpty()) {
                for (String peer : names) {
                    rows.add(new BenchRow(length, count, what, timing, peer, timings.get(peer)));
                }
            } else if (!names.contains(what)) {
                rows.add(new BenchRow(length, count, what, timing, null, null));
            }
        });
        return rows;
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
