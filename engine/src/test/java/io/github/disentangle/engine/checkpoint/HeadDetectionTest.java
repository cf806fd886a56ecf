package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadDetectionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "base, BARE",
        "seqcls, SEQUENCE",
        "seqcls_reg, SEQUENCE",
        "tokcls, TOKEN",
        "qa, SPAN",
        "mc, CHOICE",
        "mlm_legacy, MASKED_LM",
        "mlm_nonlegacy, MASKED_LM"
    })
    void headIsFoundFromTensorsAlone(String model, HeadKind expected) {
        var variant = new Variant("v3_like/" + model).config(json -> json.remove("architectures"));
        try (var checkpoint = variant.open(folder)) {
            assertEquals(expected, checkpoint.primaryHead());
            assertEquals(List.of(), checkpoint.warnings());
        }
    }

    @Test
    void pretrainingCheckpointOfVersionTwoFillsMasksWithAWarning() {
        var variant = new Variant("v3_like/mlm_nonlegacy").config(json -> {
            json.remove("architectures");
            json.remove("legacy");
        });
        try (var checkpoint = variant.open(folder)) {
            assertEquals(HeadKind.BARE, checkpoint.primaryHead());
            HeadInfo masked = checkpoint.heads().get(HeadKind.MASKED_LM.ordinal());
            String warning =
                    "There is no cls.predictions head; the lm_predictions.lm_head left from pre-training is used"
                            + " instead. Expect weaker words than in pre-training, which ran an enhanced mask decoder before this"
                            + " head.";
            assertEquals(new HeadInfo(HeadKind.MASKED_LM, true, warning, List.of()), masked);
            assertEquals(List.of(warning), checkpoint.warnings());
        }
    }

    @Test
    void discriminatorCheckpointSaysWhyItFillsMasksBadly() {
        var variant = new Variant("v3_like/mlm_nonlegacy")
                .config(json -> json.remove("legacy"))
                .with("mask_predictions.classifier.weight", new float[24], 1, 24)
                .with("deberta.embeddings.position_embeddings.weight", new float[32 * 24], 32, 24)
                .with("deberta.embeddings.word_embeddings._weight", new float[101 * 24], 101, 24);
        try (var checkpoint = variant.open(folder)) {
            assertEquals(HeadKind.MASKED_LM, checkpoint.primaryHead());
            assertTrue(checkpoint.warnings().getFirst().contains("replaced-token discriminator"));
            assertEquals(
                    Set.of(
                            "mask_predictions.classifier.weight",
                            "deberta.embeddings.position_embeddings.weight",
                            "deberta.embeddings.word_embeddings._weight"),
                    Set.copyOf(checkpoint.ignored()));
            try (var plain = Checkpoint.open(Golden.path("models/v3_like/mlm_nonlegacy"))) {
                assertEquals(plain.parameters(), checkpoint.parameters());
                assertArrayEquals(
                        plain.require(ExpectedTensors.WORDS, 101, 24).floats(),
                        checkpoint.require(ExpectedTensors.WORDS, 101, 24).floats());
            }
        }
    }

    @Test
    void namedHeadWithoutItsWeightsIsReportedAndTheEncoderStaysUsable() {
        try (var checkpoint = new Variant("v3_like/seqcls").without("pooler").open(folder)) {
            assertEquals(
                    List.of("DebertaV2ForSequenceClassification is named in config.json, but cannot be used:"
                            + " Tensor \"pooler.dense.weight\" is missing (and 1 more of this head)."),
                    checkpoint.warnings());
            assertEquals(
                    List.of("pooler.dense.weight", "pooler.dense.bias"),
                    checkpoint.heads().get(HeadKind.SEQUENCE.ordinal()).missing());
            // what is left looks like a token classifier, but was never trained as one
            assertEquals(HeadKind.BARE, checkpoint.primaryHead());
            assertEquals(
                    "The classifier belongs to DebertaV2ForSequenceClassification.",
                    checkpoint.heads().get(HeadKind.TOKEN.ordinal()).reason());
        }
    }

    @Test
    void classifierOfAnotherSizeThanTheLabelsIsReported() {
        var variant = new Variant("v3_like/seqcls")
                .with("classifier.weight", new float[5 * 24], 5, 24)
                .with("classifier.bias", new float[5], 5);
        try (var checkpoint = variant.open(folder)) {
            assertEquals(HeadKind.BARE, checkpoint.primaryHead());
            assertTrue(
                    checkpoint.warnings().getFirst().contains("has the shape [5, 24] where [3, 24] was expected"),
                    checkpoint.warnings().toString());
        }
    }

    @Test
    void labelsNobodyNamedAreCountedFromTheClassifier() {
        var variant = new Variant("v3_like/seqcls").config(json -> {
            json.remove("id2label");
            json.remove("label2id");
        });
        try (var checkpoint = variant.open(folder)) {
            assertEquals(HeadKind.SEQUENCE, checkpoint.primaryHead());
            assertEquals(
                    List.of("LABEL_0", "LABEL_1", "LABEL_2"),
                    checkpoint.config().labels());
            assertEquals(1, checkpoint.warnings().size());
        }
    }

    @Test
    void tiedWeightsMayGoByTheirOtherNames() {
        try (var checkpoint = new Variant("v3_like/mlm_legacy")
                .rename(name -> switch (name) {
                    case "deberta.embeddings.word_embeddings.weight" -> "cls.predictions.decoder.weight";
                    case "cls.predictions.bias" -> "cls.predictions.decoder.bias";
                    default -> name;
                })
                .open(folder)) {
            assertEquals(HeadKind.MASKED_LM, checkpoint.primaryHead());
            assertEquals(List.of(), checkpoint.warnings());
            checkpoint.require("embeddings.word_embeddings.weight", 101, 24);
            checkpoint.require("cls.predictions.bias", 101);
            assertEquals(List.of(), checkpoint.ignored());
        }
    }

    @Test
    void untiedDecoderIsNeeded() {
        var variant = new Variant("v3_like/mlm_legacy").config(json -> json.addProperty("tie_word_embeddings", false));
        try (var checkpoint = variant.open(folder)) {
            assertEquals(
                    List.of("cls.predictions.decoder.weight", "cls.predictions.decoder.bias"),
                    checkpoint.heads().get(HeadKind.MASKED_LM.ordinal()).missing());
        }
    }

    @Test
    void poolerOfAnotherWidthMakesThePooledHeadUnusable() {
        var variant = new Variant("v3_like/seqcls").config(json -> json.addProperty("pooler_hidden_size", 12));
        try (var checkpoint = variant.open(folder)) {
            assertEquals(HeadKind.BARE, checkpoint.primaryHead());
            assertTrue(checkpoint.warnings().getFirst().contains("pooler_hidden_size 12 differs from hidden_size 24"));
        }
    }
}
