package io.github.disentangle.ui.preference;

import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import java.util.Optional;

/// How models are opened and run.
///
/// @param threads that compute; 0 for as many as there are processors
/// @param weights how they are held in memory
/// @param tokenizer which one to be; empty for what the model's folder offers
public record Running(int threads, WeightFormat weights, Optional<TokenizerMode> tokenizer) {

    /// The most threads that can be asked for.
    public static final int MOST_THREADS = 256;

    public static final Running DEFAULTS = new Running(0, WeightFormat.FP32, Optional.empty());

    public Running {
        threads = Math.clamp(threads, 0, MOST_THREADS);
    }

    public Running withThreads(int count) {
        return new Running(count, weights, tokenizer);
    }

    public Running withWeights(WeightFormat format) {
        return new Running(threads, format, tokenizer);
    }

    public Running withTokenizer(Optional<TokenizerMode> mode) {
        return new Running(threads, weights, mode);
    }
}
