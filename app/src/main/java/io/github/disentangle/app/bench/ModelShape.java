package io.github.disentangle.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/// The sizes of the published models, for measuring without their weights.
public enum ModelShape {
    XSMALL(384, 12, 6, 128_100, false),
    SMALL(768, 6, 12, 128_100, false),
    BASE(768, 12, 12, 128_100, false),
    LARGE(1024, 24, 16, 128_100, false),
    XLARGE(1536, 24, 24, 128_100, true),
    XXLARGE(1536, 48, 24, 128_100, true);

    private final int hidden;
    private final int layers;
    private final int heads;
    private final int pieces;
    private final boolean convolution;

    ModelShape(int hidden, int layers, int heads, int pieces, boolean convolution) {
        this.hidden = hidden;
        this.layers = layers;
        this.heads = heads;
        this.pieces = pieces;
        this.convolution = convolution;
    }

    /// A `config.json` of this size, everything else as the published models have it.
    public JsonObject config() {
        var json = new JsonObject();
        json.addProperty("model_type", "deberta-v2");
        var architectures = new JsonArray();
        architectures.add("DebertaV2Model");
        json.add("architectures", architectures);
        json.addProperty("vocab_size", pieces);
        json.addProperty("hidden_size", hidden);
        json.addProperty("num_hidden_layers", layers);
        json.addProperty("num_attention_heads", heads);
        json.addProperty("intermediate_size", 4 * hidden);
        json.addProperty("hidden_act", "gelu");
        json.addProperty("max_position_embeddings", 512);
        json.addProperty("relative_attention", true);
        json.addProperty("position_buckets", 256);
        json.addProperty("norm_rel_ebd", "layer_norm");
        json.addProperty("share_att_key", true);
        json.addProperty("pos_att_type", "p2c|c2p");
        json.addProperty("layer_norm_eps", 1e-7);
        json.addProperty("max_relative_positions", -1);
        json.addProperty("position_biased_input", false);
        json.addProperty("type_vocab_size", 0);
        if (convolution) {
            json.addProperty("conv_kernel_size", 3);
            json.addProperty("conv_act", "gelu");
        }
        return json;
    }
}
