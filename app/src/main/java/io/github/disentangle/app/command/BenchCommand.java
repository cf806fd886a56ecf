package io.github.disentangle.app.command;

import com.google.gson.Gson;
import io.github.disentangle.app.bench.AccuracyCost;
import io.github.disentangle.app.bench.Bench;
import io.github.disentangle.app.bench.BenchRow;
import io.github.disentangle.app.bench.Microbenchmarks;
import io.github.disentangle.app.bench.ModelShape;
import io.github.disentangle.app.bench.Peer;
import io.github.disentangle.app.bench.TokenizerSpeed;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.RandomCheckpoint;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.engine.tokenizer.TokenizerBench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// How fast a model runs here.
@Command(
        name = "bench",
        description = "Speed on this machine: medians of interleaved rounds. Close everything else before trusting it.")
final class BenchCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "Checkpoint folder, or name of a bundled model.")
    @Nullable
    String model;

    @Option(
            names = "--shape",
            description = "Random weights in the size of a published model: ${COMPLETION-CANDIDATES}.")
    @Nullable
    ModelShape shape;

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Write the random model to this new folder and keep it.")
    @Nullable
    Path keep;

    @Option(names = "--lengths", split = ",", description = "Tokens per text. Default: ${DEFAULT-VALUE}.")
    List<Integer> lengths = List.of(32, 128, 512);

    @Option(names = "--batches", split = ",", description = "Texts at once. Default: ${DEFAULT-VALUE}.")
    List<Integer> batches = List.of(1);

    @Option(names = "--threads", split = ",", description = "Numbers of threads. Default: ${DEFAULT-VALUE}.")
    List<Integer> threads = List.of(1, 2);

    @Option(
            names = "--formats",
            split = ",",
            description = "How the weights are held: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    List<WeightFormat> formats = List.of(WeightFormat.FP32);

    @Option(names = "--rounds", description = "Most measurements of each thing. Default: ${DEFAULT-VALUE}.")
    int rounds = 11;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description =
                    "For each length and number of threads: begin no round after this time, but measure everything "
                            + "at least five times. Default: ${DEFAULT-VALUE}.")
    int limit = 30;

    @Option(
            names = "--tokenizer",
            description =
                    "Measure the tokenizer instead: MODEL's, or without MODEL one with a made-up vocabulary of 128000 "
                            + "pieces. Processor time is what a quiet machine would show.")
    boolean tokenizer;

    @Option(names = "--peers", description = "Measure other engines on the same weights (from the source tree only).")
    boolean peers;

    @Option(
            names = "--kernels",
            arity = "0..1",
            fallbackValue = "KernelBenchmark",
            paramLabel = "PATTERN",
            description = "Measure single kernels instead, those whose names hold PATTERN (from the source tree only).")
    @Nullable
    String kernels;

    @Mixin
    JsonOption output = new JsonOption();

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        check();
        if (tokenizer) {
            tokenizer();
            return ExitCode.FINE;
        }
        if (kernels != null) {
            Microbenchmarks microbenchmarks = Microbenchmarks.available()
                    .orElseThrow(() -> Usage.bad(
                            spec,
                            "--kernels needs the source tree: the installed program does not measure"
                                    + " single kernels"));
            threads.forEach(count -> microbenchmarks.run(kernels, count));
            return ExitCode.FINE;
        }
        List<Peer> rivals = peers ? Peer.available() : List.of();
        if (peers && rivals.isEmpty()) {
            throw Usage.bad(spec, "--peers needs the source tree: the installed program contains no other engine");
        }
        try {
            measureChosen(rivals);
        } finally {
            rivals.forEach(Peer::close);
        }
        return ExitCode.FINE;
    }

    private void measureChosen(List<Peer> rivals) throws IOException {
        if (model != null) {
            measure(SampleCatalog.locate().resolve(model), rivals);
        } else if (keep != null) {
            Files.createDirectories(keep);
            write(keep);
            measure(keep, rivals);
        } else {
            inTemporaryFolder(folder -> {
                write(folder);
                measure(folder, rivals);
            });
        }
    }

    private interface FolderWork {
        void in(Path folder) throws IOException;
    }

    private static void inTemporaryFolder(FolderWork work) throws IOException {
        Path folder = Files.createTempDirectory("disentangle-bench");
        try {
            work.in(folder);
        } finally {
            delete(folder);
        }
    }

    private void tokenizer() throws IOException {
        SampleCatalog samples = SampleCatalog.locate();
        if (model != null) {
            print(TokenizerSpeed.of(samples.resolve(model), samples, rounds));
        } else {
            inTemporaryFolder(folder -> print(TokenizerSpeed.synthetic(folder, samples, rounds)));
        }
    }

    private void print(Figures figures) {
        if (output.json) {
            console.json(new Gson().toJsonTree(figures));
            return;
        }
        var table = new TextTable("tokenizer", figures.mode().name(), "in processor time");
        table.row("pieces", figures.pieces(), "");
        table.row("MB of UTF-8 per second", figures.megabytesPerSecond(), figures.megabytesPerProcessorSecond());
        table.row("first open, ms", figures.firstOpen(), figures.firstOpenProcessor());
        table.row("open again, ms", figures.open(), figures.openProcessor());
        table.row("heap, MB", figures.heapBytes() / 1e6, "");
        table.print(console.out());
    }

    private void check() {
        if (!tokenizer && kernels == null && (model == null) == (shape == null)) {
            throw Usage.bad(spec, "name either a MODEL or a --shape");
        }
        if (lengths.stream().anyMatch(length -> length < 1) || threads.stream().anyMatch(count -> count < 1)) {
            throw Usage.bad(spec, "--lengths and --threads take numbers from 1");
        }
        if (batches.stream().anyMatch(batch -> batch < 1)) {
            throw Usage.bad(spec, "--batches takes numbers from 1");
        }
        Usage.atLeastOne(spec, "--rounds", rounds);
        Usage.atLeastOne(spec, "--limit", limit);
        if (keep != null && Files.exists(keep.resolve("model.safetensors"))) {
            throw Usage.bad(spec, "--keep " + keep + ": there is a model already; name a new folder");
        }
    }

    private void write(Path folder) {
        console.err().println("writing random weights of shape " + name(Objects.requireNonNull(shape)));
        RandomCheckpoint.write(folder, shape.config(), 1);
    }

    private void measure(Path folder, List<Peer> rivals) {
        var bench = new Bench(
                lengths, batches, threads, formats, rounds, Duration.ofSeconds(limit), rivals, console.err()::println);
        List<BenchRow> rows;
        try (var checkpoint = Checkpoint.open(folder)) {
            rows = bench.run(checkpoint);
        }
        List<AccuracyCost> costs;
        try (Kernels kernels = KernelProvider.select().kernels()) {
            costs = AccuracyCost.measure(folder, texts(), formats, kernels);
        }
        var report = new BenchReport(rows, costs);
        if (output.json) {
            console.json(report.json());
        } else {
            report.print(console.out());
        }
    }

    /// The bundled texts of a bundled model.
    private Optional<Path> texts() {
        return model == null ? Optional.empty() : SampleCatalog.locate().dataFor(model, "test");
    }

    private static String name(ModelShape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
