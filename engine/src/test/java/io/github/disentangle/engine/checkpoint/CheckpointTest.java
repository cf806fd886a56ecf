package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

    @TempDir
    private Path folder;

    static Stream<Path> modelFolders() {
        return Golden.modelFolders();
    }

    @ParameterizedTest
    @MethodSource("modelFolders")
    void goldenFolderOpensWithTheHeadItNamesAndNothingLeftOver(Path model) {
        try (var checkpoint = Checkpoint.open(model)) {
            assertEquals(
                    checkpoint.config().architectures(),
                    List.of(checkpoint.primaryHead().architectureName()));
            assertEquals(List.of(), checkpoint.warnings());
            long stored = 0;
            for (TensorInfo tensor : checkpoint.tensors()) {
                stored += checkpoint.require(tensor.name(), tensor.shape()).floats().length;
            }
            assertEquals(stored, checkpoint.parameters());
            assertEquals(List.of(), checkpoint.warnings());
        }
    }

    @Test
    void namesAreTheSameWithAndWithoutPrefix() {
        try (var bare = Checkpoint.open(Golden.path("models/v3_like/base"));
                var head = Checkpoint.open(Golden.path("models/v3_like/seqcls"))) {
            String name = "encoder.layer.2.output.LayerNorm.weight";
            assertArrayEquals(new int[] {24}, bare.require(name, 24).shape());
            assertArrayEquals(new int[] {24}, head.require(name, 24).shape());
            assertEquals(name, head.find(name).orElseThrow().name());
        }
    }

    @Test
    void wrongShapeAndUnknownNameAreTold() {
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/base"))) {
            var shape = assertThrows(
                    CheckpointException.class, () -> checkpoint.require("embeddings.word_embeddings.weight", 101, 25));
            assertTrue(
                    shape.getMessage()
                            .endsWith("tensor \"embeddings.word_embeddings.weight\" has the shape [101, 24]"
                                    + " where [101, 25] was expected."),
                    shape.getMessage());
            var name = assertThrows(CheckpointException.class, () -> checkpoint.require("pooler.dense.weight", 24, 24));
            assertTrue(name.getMessage().endsWith("tensor \"pooler.dense.weight\" is missing."), name.getMessage());
        }
    }

    @Test
    void classifierBelongsToOneHeadOnly() {
        assertEquals(List.of(HeadKind.BARE, HeadKind.SEQUENCE), usable("models/v3_like/seqcls"));
        assertEquals(List.of(HeadKind.BARE, HeadKind.SEQUENCE), usable("models/v3_like/seqcls_reg"));
        assertEquals(List.of(HeadKind.BARE, HeadKind.TOKEN), usable("models/v3_like/tokcls"));
        assertEquals(List.of(HeadKind.BARE, HeadKind.CHOICE), usable("models/v3_like/mc"));
        assertEquals(List.of(HeadKind.BARE, HeadKind.SPAN), usable("models/v3_like/qa"));
        assertEquals(List.of(HeadKind.BARE, HeadKind.MASKED_LM), usable("models/v3_like/mlm_legacy"));
        assertEquals(List.of(HeadKind.BARE, HeadKind.MASKED_LM), usable("models/v3_like/mlm_nonlegacy"));
    }

    @Test
    void missingHeadIsReportedNotMadeUp() {
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/base"))) {
            HeadInfo masked = checkpoint.heads().get(HeadKind.MASKED_LM.ordinal());
            assertEquals(
                    new HeadInfo(
                            HeadKind.MASKED_LM,
                            false,
                            "Tensor \"cls.predictions.transform.dense.weight\" is missing (and 4 more of this head).",
                            List.of(
                                    "cls.predictions.transform.dense.weight",
                                    "cls.predictions.transform.dense.bias",
                                    "cls.predictions.transform.LayerNorm.weight",
                                    "cls.predictions.transform.LayerNorm.bias",
                                    "cls.predictions.bias")),
                    masked);
        }
    }

    @Test
    void folderThatIsNoCheckpointIsRefused() throws IOException {
        assertRefused(folder.resolve("absent"), "does not exist");
        assertRefused(folder, "it has no config.json");
        Files.createFile(folder.resolve("gliner_config.json"));
        assertRefused(folder, "it is a GLiNER model");
        Files.writeString(folder.resolve("config.json"), "[".repeat(1_000_000));
        assertRefused(folder, "config.json is not valid JSON");
        Files.writeString(folder.resolve("config.json"), "[1]");
        assertRefused(folder, "does not hold a JSON object");
        Files.write(folder.resolve("config.json"), new byte[] {'{', '"', (byte) 0xff, '"'});
        assertRefused(folder, "config.json is not UTF-8 text");
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"deberta-v2\"");
        assertRefused(folder, "config.json is not valid JSON");
        assertRefused(folder.resolve("config.json"), "is a file: open the folder");
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"deberta-v2\"}");
        assertRefused(folder, "holds no weights");
    }

    @Test
    void incompleteEncoderIsRefused() throws IOException {
        Path config = Golden.path("models/v3_like/base/config.json");
        Files.copy(config, folder.resolve("config.json"));
        new SafetensorsWriter().add("x", new float[1], 1).write(folder.resolve("model.safetensors"));
        assertRefused(folder, "tensor \"embeddings.word_embeddings.weight\" is missing");
        new SafetensorsWriter()
                .add("embeddings.word_embeddings.weight", new float[200], 100, 2)
                .write(folder.resolve("model.safetensors"));
        assertRefused(folder, "has the shape [100, 2] where [101, 24] was expected");
    }

    @Test
    void readingAfterCloseSaysSo() {
        var checkpoint = Checkpoint.open(Golden.path("models/v3_like/base"));
        WeightTensor words = checkpoint.require("embeddings.word_embeddings.weight", 101, 24);
        checkpoint.close();
        checkpoint.close();
        assertTrue(assertThrows(CheckpointException.class, words::floats)
                .getMessage()
                .contains("was closed"));
    }

    private static List<HeadKind> usable(String model) {
        try (var checkpoint = Checkpoint.open(Golden.path(model))) {
            return checkpoint.heads().stream()
                    .filter(HeadInfo::usable)
                    .map(HeadInfo::kind)
                    .toList();
        }
    }

    private static void assertRefused(Path folder, String expected) {
        var refusal = assertThrows(CheckpointException.class, () -> Checkpoint.open(folder));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }
}
