package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.disentangle.engine.kernel.Activation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {

    @Test
    void absentFieldsTakeTheDefaultsOfTheReference() {
        var config = config("{'model_type': 'deberta-v2'}");
        var json = config.json();
        assertEquals(
                new ModelConfig(
                        128100,
                        1536,
                        24,
                        24,
                        64,
                        6144,
                        Activation.GELU,
                        512,
                        0,
                        1e-7f,
                        false,
                        512,
                        -1,
                        true,
                        false,
                        false,
                        false,
                        false,
                        0,
                        Activation.TANH,
                        1,
                        1536,
                        Activation.GELU,
                        1536,
                        true,
                        true,
                        0,
                        List.of("LABEL_0", "LABEL_1"),
                        Map.of("LABEL_0", 0, "LABEL_1", 1),
                        Optional.empty(),
                        List.of(),
                        "deberta-v2",
                        json),
                config);
    }

    @Test
    void everyFieldIsRead() {
        var config = config("""
                {'model_type': 'deberta-v2', 'architectures': ['DebertaV2ForSequenceClassification'], 'vocab_size': 101,
                 'hidden_size': 24, 'num_hidden_layers': 3, 'num_attention_heads': 3, 'attention_head_size': 8,
                 'intermediate_size': 40, 'hidden_act': 'gelu_new', 'max_position_embeddings': 32, 'type_vocab_size': 2,
                 'layer_norm_eps': 1e-05, 'relative_attention': true, 'max_relative_positions': 6, 'position_buckets': 8,
                 'position_biased_input': false, 'pos_att_type': ['c2p', 'p2c'], 'share_att_key': true,
                 'norm_rel_ebd': ' none | Layer_Norm', 'conv_kernel_size': 5, 'conv_act': 'gelu', 'conv_groups': 2,
                 'embedding_size': 10, 'pooler_hidden_act': 'tanh', 'pooler_hidden_size': 24, 'legacy': false,
                 'tie_word_embeddings': false, 'pad_token_id': 7, 'id2label': {'1': 'no', '0': 'yes', '2': 'maybe'},
                 'label2id': {'yes': 0, 'no': 1, 'maybe': 2}, 'problem_type': 'multi_label_classification'}
                """);
        assertEquals(
                new ModelConfig(
                        101,
                        24,
                        3,
                        3,
                        8,
                        40,
                        Activation.GELU_TANH,
                        32,
                        2,
                        1e-5f,
                        true,
                        6,
                        8,
                        false,
                        true,
                        true,
                        true,
                        true,
                        5,
                        Activation.GELU,
                        2,
                        10,
                        Activation.TANH,
                        24,
                        false,
                        false,
                        7,
                        List.of("yes", "no", "maybe"),
                        Map.of("yes", 0, "no", 1, "maybe", 2),
                        Optional.of(ProblemType.MULTI_LABEL),
                        List.of("DebertaV2ForSequenceClassification"),
                        "deberta-v2",
                        config.json()),
                config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'p2c|c2p';true;true",
                "' C2P ';true;false",
                "'None';false;false",
                "['p2c'];false;true",
                "['C2P'];false;false",
                "['p2c|c2p'];false;false",
                "[];false;false",
                "null;false;false"
            },
            quoteCharacter = '`')
    void positionTermsComeAsTextOrList(String value, boolean contentToPosition, boolean positionToContent) {
        var config = config("{'model_type': 'deberta-v2', 'pos_att_type': " + value + "}");
        assertEquals(
                List.of(contentToPosition, positionToContent),
                List.of(config.contentToPosition(), config.positionToContent()));
    }

    @Test
    void spanIsTheBucketsElseTheDistances() {
        assertEquals(
                256,
                config("{'model_type':'deberta-v2','position_buckets':256}").span());
        assertEquals(
                6,
                config("{'model_type':'deberta-v2','max_relative_positions':6}").span());
        assertEquals(
                512,
                config("{'model_type':'deberta-v2','max_relative_positions':0}").span());
    }

    @Test
    void scoreTermsCountListedTermsEvenWithoutRelativeAttention() {
        assertEquals(
                3,
                config("{'model_type':'deberta-v2','relative_attention':false,'pos_att_type':'p2c|c2p'}")
                        .scoreTerms());
    }

    @Test
    void labelCountFollowsNumLabelsWithoutNames() {
        assertEquals(
                List.of("LABEL_0", "LABEL_1", "LABEL_2"),
                config("{'model_type':'deberta-v2','num_labels':3}").labels());
    }

    @Test
    void labelsWithGapsAreFilledAndTold() {
        var json = JsonParser.parseString("{'model_type':'deberta-v2','id2label':{'1':'a','2':'b'}}")
                .getAsJsonObject();
        var reader = new ConfigReader(json, "config.json");
        assertEquals(List.of("LABEL_0", "a"), reader.config().labels());
        assertEquals(
                List.of("config.json has 2 entries in id2label, but none for id 0; it is called LABEL_0."),
                reader.warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'model_type':'bert'};model_type is \"bert\"",
                "{'model_type':'deberta'};model_type is \"deberta\"",
                "{'model_type':'deberta-v2','architectures':['BertForMaskedLM']};architecture \"BertForMaskedLM\" is unknown",
                "{};neither model_type nor architectures",
                "{'model_type':'deberta-v2','hidden_size':25};hidden_size 25 is not a multiple",
                "{'model_type':'deberta-v2','attention_head_size':32};attention_head_size 32",
                "{'model_type':'deberta-v2','hidden_size':'24'};hidden_size is \"24\", expected a whole number",
                "{'model_type':'deberta-v2','hidden_size':1e99};hidden_size is 1e99, expected a whole number",
                "{'model_type':'deberta-v2','hidden_size':-3};hidden_size is -3, expected a whole number",
                "{'model_type':'deberta-v2','vocab_size':1.5};vocab_size is 1.5, expected a whole number",
                "{'model_type':'deberta-v2','num_hidden_layers':2000000000};num_hidden_layers is 2000000000",
                "{'model_type':'deberta-v2','hidden_act':'prelu'};hidden_act is \"prelu\"",
                "{'model_type':'deberta-v2','conv_kernel_size':4};conv_kernel_size 4 must be odd",
                "{'model_type':'deberta-v2','conv_kernel_size':3,'conv_groups':7};conv_groups 7 must divide",
                "{'model_type':'deberta-v2','relative_attention':'yes'};relative_attention is \"yes\", expected true or false",
                "{'model_type':'deberta-v2','pos_att_type':{}};pos_att_type is an object, expected a list of texts",
                "{'model_type':'deberta-v2','problem_type':'guess'};problem_type is \"guess\"",
                "{'model_type':'deberta-v2','id2label':['a']};id2label is a list, expected an object",
                "{'model_type':'deberta-v2','id2label':{'x':'a'}};id2label has the entry \"x\"",
                "{'model_type':'deberta-v2','position_buckets':1};position_buckets is 1",
                "{'model_type':'deberta-v2','layer_norm_eps':-1};layer_norm_eps is -1.0",
            })
    void impossibleFieldIsNamedInOneSentence(String json, String expected) {
        var refusal = assertThrows(CheckpointException.class, () -> config(json));
        String message = refusal.getMessage();
        assertTrue(message.startsWith("config.json: ") && message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }

    private static ModelConfig config(String json) {
        return ModelConfig.of(JsonParser.parseString(json).getAsJsonObject(), "config.json");
    }
}
