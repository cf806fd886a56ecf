package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// How much memory a model takes beside its files, known from its configuration before anything is allocated: packed
/// weights, position keys and queries, and room to compute in. Word vectors are not counted: they stay in the file.
///
/// @param config of the model
/// @param kernels that hold the weights; the scalar ones know only fp32
public record MemoryNeed(ModelConfig config, Kernels kernels) {

    /// Tokens of the text there must be room for.
    private static final int LENGTH = 512;

    /// Bytes with the weights held in this format.
    public long bytes(WeightFormat format) {
        return weights(format) + positions() + work();
    }

    private long weights(WeightFormat wanted) {
        WeightFormat format = kernels.vectorBits() == 0 ? WeightFormat.FP32 : wanted;
        long hidden = config.hiddenSize();
        long width = (long) config.heads() * config.headSize();
        long wide = config.intermediateSize();
        boolean own = config.relativeAttention() && !config.shareAttentionKey();
        long projections = 3 + (own ? positionTables() : 0);
        long layer = projections * format.bytes(hidden, width)
                + format.bytes(width, hidden)
                + format.bytes(hidden, wide)
                + format.bytes(wide, hidden);
        long convolution = config.convKernelSize() < 1
                ? 0
                : format.bytes(hidden / config.convGroups() * config.convKernelSize(), hidden);
        long projection =
                config.embeddingSize() == config.hiddenSize() ? 0 : format.bytes(config.embeddingSize(), hidden);
        return config.layers() * layer + convolution + projection;
    }

    private int positionTables() {
        return (config.contentToPosition() ? 1 : 0) + (config.positionToContent() ? 1 : 0);
    }

    private long positions() {
        if (!config.relativeAttention()) {
            return 0;
        }
        long rows = 2L * config.span();
        return Float.BYTES * rows * config.layers() * positionTables() * config.heads() * config.headSize();
    }

    /// The states of all layers, the buffers of one, and for each thread two maps and the products with positions.
    private long work() {
        long width = (long) config.heads() * config.headSize();
        long states = (config.layers() + 6L) * config.hiddenSize() + 4 * width + config.intermediateSize();
        return Float.BYTES * LENGTH * (states + 4L * LENGTH * kernels.threads());
    }

    /// Refuses a model there is no room for.
    ///
    /// @param available bytes that can be had
    /// @throws MemoryException saying how much is needed, how much there is, and which format would fit
    public void require(WeightFormat format, long available) {
        if (bytes(format) <= available) {
            return;
        }
        Optional<WeightFormat> fitting = Arrays.stream(WeightFormat.values())
                .filter(other -> bytes(other) <= available)
                .max(Comparator.comparingLong(this::bytes));
        WeightFormat smallest = Arrays.stream(WeightFormat.values())
                .min(Comparator.comparingLong(this::bytes))
                .orElseThrow();
        String advice = fitting.map(other -> "; held as " + other + ", it would fit into " + size(bytes(other)) + ".")
                .orElseGet(() -> bytes(smallest) == bytes(format)
                        ? "; close other programs or take a smaller model."
                        : "; even held as " + smallest + " it needs " + size(bytes(smallest))
                                + ": close other programs or take a smaller model.");
        throw new MemoryException("This model needs " + size(bytes(format)) + " of memory with its weights held as "
                + format + ", but " + size(available) + " can be had" + advice);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? Math.ceilDiv(bytes, 1_000_000) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
