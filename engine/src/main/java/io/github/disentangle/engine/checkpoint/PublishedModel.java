package io.github.disentangle.engine.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/// The checkpoints Microsoft published, by their measures; fine-tuned models keep these.
public enum PublishedModel {
    DEBERTA_V3_XSMALL("deberta-v3-xsmall", 12, 384, 1536, false),
    DEBERTA_V3_SMALL("deberta-v3-small", 6, 768, 3072, false),
    DEBERTA_V3_BASE("deberta-v3-base", 12, 768, 3072, false),
    MDEBERTA_V3_BASE("mdeberta-v3-base", 12, 768, 3072, false),
    DEBERTA_V3_LARGE("deberta-v3-large", 24, 1024, 4096, false),
    DEBERTA_V2_XLARGE("deberta-v2-xlarge", 24, 1536, 6144, true),
    DEBERTA_V2_XXLARGE("deberta-v2-xxlarge", 48, 1536, 6144, true);

    /// The multilingual vocabulary has 251,000 pieces, the English one 128,100; fine-tuned models add or drop a
    /// few.
    private static final int MULTILINGUAL = 190_000;

    private final String publishedName;
    private final int layers;
    private final int hiddenSize;
    private final int intermediateSize;
    private final boolean convolution;

    PublishedModel(String publishedName, int layers, int hiddenSize, int intermediateSize, boolean convolution) {
        this.publishedName = publishedName;
        this.layers = layers;
        this.hiddenSize = hiddenSize;
        this.intermediateSize = intermediateSize;
        this.convolution = convolution;
    }

    /// The name under `microsoft/` on the Hugging Face hub.
    public String publishedName() {
        return publishedName;
    }

    /// The published model of these measures, whatever head it wears; empty for models of other sizes.
    public static Optional<PublishedModel> of(ModelConfig config) {
        return Arrays.stream(values()).filter(model -> model.fits(config)).findFirst();
    }

    private boolean fits(ModelConfig config) {
        return config.layers() == layers
                && config.hiddenSize() == hiddenSize
                && config.intermediateSize() == intermediateSize
                && config.headSize() == 64
                && config.convKernelSize() > 0 == convolution
                && config.relativeAttention()
                && config.shareAttentionKey()
                && config.vocabSize() > MULTILINGUAL == (this == MDEBERTA_V3_BASE);
    }
}
