package io.github.disentangle.engine.tokenizer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Measures how fast a tokenizer opens and works, on the calling thread alone.
public final class TokenizerBench {

    private TokenizerBench() {}

    /// What was measured. Processor time is what the calling thread used; on a quiet machine it is the time that
    /// passed.
    ///
    /// @param mode the behaviour that was followed
    /// @param pieces size of the vocabulary
    /// @param firstOpen milliseconds to open the folder the first time, the JVM being as cold as it is
    /// @param firstOpenProcessor the same in processor time
    /// @param open median milliseconds to open it again
    /// @param openProcessor the same in processor time
    /// @param heapBytes what the open tokenizer keeps in memory
    /// @param textBytes size of the text in UTF-8
    /// @param tokens number of tokens it became
    /// @param megabytesPerSecond median speed, in 10⁶ bytes
    /// @param megabytesPerProcessorSecond the same in processor time
    public record Figures(
            TokenizerMode mode,
            int pieces,
            double firstOpen,
            double firstOpenProcessor,
            double open,
            double openProcessor,
            long heapBytes,
            long textBytes,
            long tokens,
            double megabytesPerSecond,
            double megabytesPerProcessorSecond) {}

    /// Fills `folder` with a tokenizer of `pieces` pieces made up from `text`, with the character map of the model
    /// in
    /// `sample`, so that a vocabulary of DeBERTa's size (128000) can be measured without one at hand.
    public static void writeSynthetic(Path folder, Path sample, String text, int pieces) {
        try {
            byte[] charsMap = TokenizerFolder.read(sample.resolve("spm.model")).charsMap();
            Files.createDirectories(folder);
            Files.write(folder.resolve("spm.model"), SyntheticVocabulary.write(text, pieces, charsMap));
        } catch (IOException e) {
            throw new TokenizerException("A vocabulary for measuring cannot be written to " + folder + ": " + e, e);
        }
    }

    /// Opens the tokenizer of `folder` and encodes `lines` again and again.
    ///
    /// @param rounds how often; the first half warms up and does not count
    public static Figures measure(Path folder, TokenizerMode mode, List<String> lines, int rounds) {
        long before = usedHeap();
        var clock = new Clock();
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder, mode);
        Time firstOpen = clock.lap();
        long heap = usedHeap() - before;

        long bytes = lines.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        List<Time> opens = new ArrayList<>();
        List<Time> passes = new ArrayList<>();
        long tokens = 0;
        for (int round = 0; round < rounds; round++) {
            clock.lap();
            DebertaTokenizer.open(folder, mode);
            Time open = clock.lap();
            tokens = 0;
            for (String line : lines) {
                tokens += tokenizer.encode(line).length();
            }
            Time pass = clock.lap();
            if (round >= rounds / 2) {
                opens.add(open);
                passes.add(pass);
            }
        }
        double kilobytes = bytes / 1e3;
        return new Figures(
                mode,
                tokenizer.vocabularySize(),
                firstOpen.passed,
                firstOpen.processor,
                median(opens, Time::passed),
                median(opens, Time::processor),
                heap,
                bytes,
                tokens,
                kilobytes / median(passes, Time::passed),
                kilobytes / median(passes, Time::processor));
    }

    private static double median(List<Time> times, ToDoubleFunction<Time> which) {
        double[] sorted = times.stream().mapToDouble(which).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Milliseconds.
    private record Time(double passed, double processor) {}

    private static final class Clock {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long passed = System.nanoTime();
        private long processor = threads.getCurrentThreadCpuTime();

        /// The time since the last lap.
        Time lap() {
            long newPassed = System.nanoTime();
            long newProcessor = threads.getCurrentThreadCpuTime();
            var time = new Time((newPassed - passed) / 1e6, (newProcessor - processor) / 1e6);
            passed = newPassed;
            processor = newProcessor;
            return time;
        }
    }
}
