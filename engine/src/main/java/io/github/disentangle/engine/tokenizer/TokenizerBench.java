package io.github.disentangle.engine.tokenizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Measures how fast a tokenizer opens and works, on the calling thread alone.
public final class TokenizerBench {

    private TokenizerBench() {}

    /// What was measured.
    ///
    /// @param mode the behaviour that was followed
    /// @param pieces size of the vocabulary
    /// @param firstOpenMilliseconds time to open the folder the first time, the JVM being as cold as it is
    /// @param openMilliseconds median time to open it again
    /// @param heapBytes what the open tokenizer keeps in memory
    /// @param textBytes size of the text in UTF-8
    /// @param tokens number of tokens it became
    /// @param megabytesPerSecond median speed, in 10⁶ bytes
    /// @param slowestMegabytesPerSecond speed of the slowest round
    public record Figures(
            TokenizerMode mode,
            int pieces,
            double firstOpenMilliseconds,
            double openMilliseconds,
            long heapBytes,
            long textBytes,
            long tokens,
            double megabytesPerSecond,
            double slowestMegabytesPerSecond) {}

    /// Fills `folder` with a tokenizer of `pieces` pieces made up from `text`, with the character map of the model in
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
        long start = System.nanoTime();
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder, mode);
        double firstOpen = (System.nanoTime() - start) / 1e6;
        long heap = usedHeap() - before;

        var opens = new double[rounds];
        var speeds = new double[rounds];
        long bytes = lines.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        long tokens = 0;
        for (int round = 0; round < rounds; round++) {
            start = System.nanoTime();
            DebertaTokenizer.open(folder, mode);
            opens[round] = (System.nanoTime() - start) / 1e6;

            start = System.nanoTime();
            tokens = 0;
            for (String line : lines) {
                tokens += tokenizer.encode(line).length();
            }
            speeds[round] = bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
        }
        double[] warmSpeeds = sortedSecondHalf(speeds);
        return new Figures(
                mode,
                tokenizer.vocabularySize(),
                firstOpen,
                median(sortedSecondHalf(opens)),
                heap,
                bytes,
                tokens,
                median(warmSpeeds),
                warmSpeeds[0]);
    }

    private static double[] sortedSecondHalf(double... values) {
        double[] half = Arrays.copyOfRange(values, values.length / 2, values.length);
        Arrays.sort(half);
        return half;
    }

    private static double median(double... sorted) {
        return sorted[sorted.length / 2];
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
