package io.github.disentangle.engine.task;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import java.util.Optional;

/// How a model folder is opened.
///
/// @param kernels what computes; stays open, the caller closes it after the models that use it
/// @param format how weights are held in memory
/// @param tokenizerMode which tokenizer to be; empty for the best the folder allows
public record OpenOptions(Kernels kernels, WeightFormat format, Optional<TokenizerMode> tokenizerMode) {

    /// Full precision, the folder's own tokenizer.
    public static OpenOptions with(Kernels kernels) {
        return new OpenOptions(kernels, WeightFormat.FP32, Optional.empty());
    }

    /// These options with weights held like this.
    public OpenOptions weights(WeightFormat weights) {
        return new OpenOptions(kernels, weights, tokenizerMode);
    }

    /// These options with this tokenizer.
    public OpenOptions tokenizer(TokenizerMode mode) {
        return new OpenOptions(kernels, format, Optional.of(mode));
    }
}
