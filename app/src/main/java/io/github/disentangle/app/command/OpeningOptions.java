package io.github.disentangle.app.command;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a model is opened.
final class OpeningOptions {

    @Option(
            names = "--weights",
            paramLabel = "FORMAT",
            description = "How weights are held in memory: ${COMPLETION-CANDIDATES}. Default: FP32.")
    WeightFormat weights = WeightFormat.FP32;

    @Option(
            names = "--tokenizer",
            paramLabel = "MODE",
            description =
                    "Whose behaviour to follow: ${COMPLETION-CANDIDATES}. Default: as the folder's files suggest.")
    @Nullable
    TokenizerMode tokenizer;

    OpenOptions with(Kernels kernels) {
        var options = OpenOptions.with(kernels).weights(weights);
        return tokenizer == null ? options : options.tokenizer(tokenizer);
    }
}
