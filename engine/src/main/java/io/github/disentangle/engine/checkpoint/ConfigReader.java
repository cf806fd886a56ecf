package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.Activation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns a `config.json` into a [ModelConfig]: fills in the reference's defaults, refuses what cannot be a model
/// of the family, and notes what is odd but can be lived with.
final class ConfigReader {

    private static final String MODEL_TYPE = "deberta-v2";
    /// Far beyond any published model; keeps products of sizes inside an `int` and lists of tensors short.
    private static final int WIDEST = 1 << 20;
    private static final int DEEPEST = 4096;
    private static final int LONGEST = 1 << 24;
    static final int MOST_LABELS = 1 << 20;

    private final ConfigFields fields;
    private final List<String> warnings = new ArrayList<>();

    ConfigReader(JsonObject json, String source) {
        this.fields = new ConfigFields(json, source);
    }

    static ConfigReader open(Path file) {
        return new ConfigReader(JsonFile.readObject(file), file.toString());
    }

    /// Sentences about oddities met by [#config()].
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// The checked configuration.
    ///
    /// @throws CheckpointException naming the file, the field and what is wrong with it
    ModelConfig config() {
        warnings.clear();
        List<String> architectures = fields.texts("architectures");
        checkFamily(architectures);
        int hidden = fields.integer("hidden_size", 1536, 1, WIDEST);
        int heads = fields.integer("num_attention_heads", 24, 1, WIDEST);
        if (hidden % heads != 0) {
            throw fields.wrong("hidden_size " + hidden + " is not a multiple of num_attention_heads " + heads);
        }
        int headSize = fields.integer("attention_head_size", hidden / heads, 1, WIDEST);
        if ((long) headSize * heads != hidden) {
            throw fields.wrong("attention_head_size " + headSize + " times num_attention_heads " + heads
                    + " is not hidden_size " + hidden);
        }
        int positions = fields.integer("max_position_embeddings", 512, 1, LONGEST);
        int relative = fields.integer("max_relative_positions", -1, Integer.MIN_VALUE, LONGEST);
        int buckets = fields.integer("position_buckets", -1, Integer.MIN_VALUE, LONGEST);
        if (buckets == 1) {
            throw fields.wrong("position_buckets is 1, which leaves no bucket on either side; expected 2 or more");
        }
        int convKernel = Math.max(0, fields.integer("conv_kernel_size", 0, Integer.MIN_VALUE, 1023));
        int convGroups = fields.integer("conv_groups", 1, 1, WIDEST);
        if (convKernel > 0 && (convKernel % 2 == 0 || hidden % convGroups != 0)) {
            throw fields.wrong("conv_kernel_size " + convKernel + " must be odd and conv_groups " + convGroups
                    + " must divide hidden_size " + hidden);
        }
        Set<String> terms = positionTerms();
        var labels = new LabelReader(fields, warnings);
        return new ModelConfig(
                fields.integer("vocab_size", 128100, 1, Integer.MAX_VALUE),
                hidden,
                fields.integer("num_hidden_layers", 24, 1, DEEPEST),
                heads,
                headSize,
                fields.integer("intermediate_size", 6144, 1, WIDEST),
                activation("hidden_act", "gelu"),
                positions,
                fields.integer("type_vocab_size", 0, 0, LONGEST),
                epsilon(),
                fields.flag("relative_attention", false),
                relative < 1 ? positions : relative,
                buckets,
                fields.flag("position_biased_input", true),
                terms.contains("c2p"),
                terms.contains("p2c"),
                fields.flag("share_att_key", false),
                split(fields.text("norm_rel_ebd").orElse("none")).contains("layer_norm"),
                convKernel,
                activation("conv_act", "tanh"),
                convGroups,
                fields.integer("embedding_size", hidden, 1, WIDEST),
                activation("pooler_hidden_act", "gelu"),
                fields.integer("pooler_hidden_size", hidden, 1, WIDEST),
                fields.flag("legacy", true),
                fields.flag("tie_word_embeddings", true),
                fields.integer("pad_token_id", 0, Integer.MIN_VALUE, Integer.MAX_VALUE),
                labels.labels(),
                labels.ids(),
                problemType(),
                architectures,
                MODEL_TYPE,
                fields.json());
    }

    private void checkFamily(List<String> architectures) {
        Optional<String> type = fields.text("model_type");
        if (type.isPresent() && !type.get().equals(MODEL_TYPE)) {
            throw fields.wrong("model_type is " + quoted(type.get()) + ", expected \"" + MODEL_TYPE
                    + "\" (DeBERTa v2 and v3); other model families cannot be opened");
        }
        if (!architectures.isEmpty()
                && architectures.stream()
                        .allMatch(name -> HeadKind.ofArchitecture(name).isEmpty())) {
            throw fields.wrong("the architecture " + quoted(architectures.getFirst())
                    + " is unknown; known are DebertaV2Model and DebertaV2ForSequenceClassification,"
                    + " -TokenClassification, -QuestionAnswering, -MultipleChoice and -MaskedLM");
        }
        if (type.isEmpty() && architectures.isEmpty()) {
            if (!fields.has("relative_attention") && !fields.has("pos_att_type")) {
                throw fields.wrong(
                        "neither model_type nor architectures is given, expected model_type \"" + MODEL_TYPE + "\"");
            }
            warnings.add(
                    "config.json names no model_type; its fields look like " + MODEL_TYPE + ", so that is assumed.");
        }
    }

    /// The position terms: a list is taken word by word, a text is split at `|`, as the reference does.
    private Set<String> positionTerms() {
        Set<String> terms = fields.isText("pos_att_type")
                ? split(fields.text("pos_att_type").orElseThrow())
                : Set.copyOf(fields.texts("pos_att_type"));
        terms.stream()
                .filter(term -> !Set.of("c2p", "p2c", "p2p", "c2c", "none", "").contains(term))
                .forEach(term -> warnings.add("config.json lists " + quoted(term)
                        + " in pos_att_type, which has no meaning and is ignored."));
        return terms;
    }

    private static Set<String> split(String words) {
        return Stream.of(words.toLowerCase(Locale.ROOT).split("\\|"))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    private float epsilon() {
        double epsilon = fields.real("layer_norm_eps", 1e-7);
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw fields.wrong("layer_norm_eps is " + epsilon + ", expected a small positive number such as 1e-7");
        }
        return (float) epsilon;
    }

    private Activation activation(String field, String absent) {
        String name = fields.text(field).orElse(absent);
        return Activation.named(name)
                .orElseThrow(() -> fields.wrong(field + " is " + quoted(name)
                        + ", which is no known activation (gelu, gelu_new, relu, silu, tanh, …)"));
    }

    private Optional<ProblemType> problemType() {
        return fields.text("problem_type")
                .map(name -> ProblemType.named(name)
                        .orElseThrow(() -> fields.wrong("problem_type is " + quoted(name)
                                + ", expected regression, single_label_classification or multi_label_classification")));
    }
}
