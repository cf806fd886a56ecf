package io.github.disentangle.engine.checkpoint;

import java.util.ArrayList;
import java.util.List;

/// Which tensors a model of the family has, by configuration and head. Names are canonical. Source: the modules
/// the reference's `modeling_deberta_v2.py` constructs.
final class ExpectedTensors {

    /// A tensor the model needs.
    record Spec(String name, int... shape) {}

    static final String WORDS = "embeddings.word_embeddings.weight";
    /// What the legacy masked-language head is called, before `.dense` and `.LayerNorm`.
    static final String LEGACY_HEAD = "cls.predictions.transform";
    static final String LEGACY_BIAS = "cls.predictions.bias";
    static final String DECODER = "cls.predictions.decoder.weight";
    static final String DECODER_BIAS = "cls.predictions.decoder.bias";
    /// What the newer masked-language head is called.
    static final String LM_HEAD = "lm_predictions.lm_head";
    static final String LM_HEAD_BIAS = LM_HEAD + ".bias";

    private final ModelConfig config;
    private final List<Spec> specs = new ArrayList<>();

    private ExpectedTensors(ModelConfig config) {
        this.config = config;
    }

    /// The tensors of the encoder.
    static List<Spec> base(ModelConfig config) {
        var tensors = new ExpectedTensors(config);
        tensors.embeddings();
        for (int layer = 0; layer < config.layers(); layer++) {
            tensors.layer("encoder.layer." + layer);
        }
        tensors.positionsAndConvolution();
        return tensors.specs;
    }

    /// The tensors a head adds; the masked-language head in its legacy form unless the configuration says
    /// otherwise.
    static List<Spec> head(HeadKind kind, ModelConfig config) {
        var tensors = new ExpectedTensors(config);
        int hidden = config.hiddenSize();
        switch (kind) {
            case BARE -> {}
            case SEQUENCE -> {
                tensors.linear("pooler.dense", hidden, hidden);
                tensors.linear("classifier", config.labelCount(), hidden);
            }
            case CHOICE -> {
                tensors.linear("pooler.dense", hidden, hidden);
                tensors.linear("classifier", 1, hidden);
            }
            case TOKEN -> tensors.linear("classifier", config.labelCount(), hidden);
            case SPAN -> tensors.linear("qa_outputs", 2, hidden);
            case MASKED_LM -> {
                return config.legacyHead() ? legacyHead(config) : lmHead(config);
            }
        }
        return tensors.specs;
    }

    /// The masked-language head called `cls.predictions`; with an untied decoder when the configuration says so.
    static List<Spec> legacyHead(ModelConfig config) {
        var tensors = new ExpectedTensors(config);
        tensors.linear(LEGACY_HEAD + ".dense", config.embeddingSize(), config.hiddenSize());
        tensors.layerNorm(LEGACY_HEAD + ".LayerNorm", config.embeddingSize());
        if (config.tieWordEmbeddings()) {
            tensors.add(LEGACY_BIAS, config.vocabSize());
        } else {
            tensors.add(DECODER, config.vocabSize(), config.embeddingSize());
            tensors.add(DECODER_BIAS, config.vocabSize());
        }
        return tensors.specs;
    }

    /// The masked-language head called `lm_predictions.lm_head`.
    static List<Spec> lmHead(ModelConfig config) {
        var tensors = new ExpectedTensors(config);
        tensors.linear(LM_HEAD + ".dense", config.hiddenSize(), config.hiddenSize());
        tensors.layerNorm(LM_HEAD + ".LayerNorm", config.hiddenSize());
        tensors.add(LM_HEAD_BIAS, config.vocabSize());
        return tensors.specs;
    }

    private void embeddings() {
        int columns = config.embeddingSize();
        add(WORDS, config.vocabSize(), columns);
        if (config.positionBiasedInput()) {
            add("embeddings.position_embeddings.weight", config.maxPositionEmbeddings(), columns);
        }
        if (config.typeVocabSize() > 0) {
            add("embeddings.token_type_embeddings.weight", config.typeVocabSize(), columns);
        }
        if (columns != config.hiddenSize()) {
            add("embeddings.embed_proj.weight", config.hiddenSize(), columns);
        }
        layerNorm("embeddings.LayerNorm", config.hiddenSize());
    }

    private void layer(String layer) {
        int hidden = config.hiddenSize();
        String self = layer + ".attention.self.";
        linear(self + "query_proj", hidden, hidden);
        linear(self + "key_proj", hidden, hidden);
        linear(self + "value_proj", hidden, hidden);
        if (config.relativeAttention() && !config.shareAttentionKey()) {
            if (config.contentToPosition()) {
                linear(self + "pos_key_proj", hidden, hidden);
            }
            if (config.positionToContent()) {
                linear(self + "pos_query_proj", hidden, hidden);
            }
        }
        linear(layer + ".attention.output.dense", hidden, hidden);
        layerNorm(layer + ".attention.output.LayerNorm", hidden);
        linear(layer + ".intermediate.dense", config.intermediateSize(), hidden);
        linear(layer + ".output.dense", hidden, config.intermediateSize());
        layerNorm(layer + ".output.LayerNorm", hidden);
    }

    private void positionsAndConvolution() {
        int hidden = config.hiddenSize();
        if (config.relativeAttention()) {
            add("encoder.rel_embeddings.weight", 2 * config.span(), hidden);
            if (config.normaliseRelativeEmbeddings()) {
                layerNorm("encoder.LayerNorm", hidden);
            }
        }
        if (config.convKernelSize() > 0) {
            add("encoder.conv.conv.weight", hidden, hidden / config.convGroups(), config.convKernelSize());
            add("encoder.conv.conv.bias", hidden);
            layerNorm("encoder.conv.LayerNorm", hidden);
        }
    }

    private void linear(String name, int outputs, int inputs) {
        add(name + ".weight", outputs, inputs);
        add(name + ".bias", outputs);
    }

    private void layerNorm(String name, int length) {
        add(name + ".weight", length);
        add(name + ".bias", length);
    }

    private void add(String name, int... shape) {
        specs.add(new Spec(name, shape));
    }
}
