package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointSaverTest {

    @TempDir
    private Path folder;

    /// The masked-language head under its newer name is saved under the older one, see the test after this.
    static Stream<Path> modelFolders() {
        return Golden.modelFolders().filter(model -> !model.endsWith("mlm_nonlegacy"));
    }

    @ParameterizedTest
    @MethodSource("modelFolders")
    void savedFolderHoldsWhatTheReferenceWroteForTheSameModel(Path model) {
        Path saved = folder.resolve("saved");
        try (var checkpoint = Checkpoint.open(model)) {
            checkpoint.save(saved);
        }
        try (var before = Safetensors.open(model.resolve("model.safetensors"));
                var after = Safetensors.open(saved.resolve("model.safetensors"))) {
            assertEquals(Map.of("format", "pt"), after.metadata());
            assertEquals(Set.copyOf(before.names()), after.names());
            for (String name : before.names()) {
                assertEquals(before.tensor(name).dtype(), after.tensor(name).dtype());
                assertEquals(before.tensor(name).toTensor(), after.tensor(name).toTensor());
            }
        }
        assertEquals(
                JsonFile.readObject(model.resolve("config.json")), JsonFile.readObject(saved.resolve("config.json")));
    }

    @Test
    void newerMaskedLanguageHeadIsSavedUnderTheNameEveryReleaseLoads() {
        Path saved = folder.resolve("saved");
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/mlm_nonlegacy"))) {
            checkpoint.save(saved);
            try (var again = Checkpoint.open(saved);
                    var legacy = Checkpoint.open(Golden.path("models/v3_like/mlm_legacy"))) {
                assertEquals(legacy.config(), again.config());
                assertEquals(names(legacy), names(again));
                assertArrayEquals(
                        checkpoint
                                .require("lm_predictions.lm_head.dense.weight", 24, 24)
                                .floats(),
                        again.require("cls.predictions.transform.dense.weight", 24, 24)
                                .floats());
                assertArrayEquals(
                        checkpoint.require("lm_predictions.lm_head.bias", 101).floats(),
                        again.require("cls.predictions.bias", 101).floats());
            }
        }
    }

    @Test
    void elementTypesAreKept() throws IOException {
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.copy(Golden.path("formats/sharded/config.json"), source.resolve("config.json"));
        for (String name : List.of("model.bf16.safetensors", "pytorch_model.fp16.bin")) {
            Path file = source.resolve(name.replace(".bf16", "").replace(".fp16", ""));
            Files.copy(Golden.path("formats/" + name), file);
            Path saved = folder.resolve("saved-" + name);
            try (var checkpoint = Checkpoint.open(source)) {
                checkpoint.save(saved);
                try (var again = Checkpoint.open(saved)) {
                    assertEquals(names(checkpoint), names(again));
                    for (TensorInfo tensor : again.tensors()) {
                        assertEquals(name.contains("bf16") ? DType.BF16 : DType.F16, tensor.dtype());
                        assertArrayEquals(
                                checkpoint
                                        .require(tensor.name(), tensor.shape())
                                        .floats(),
                                again.require(tensor.name(), tensor.shape()).floats());
                    }
                }
            }
            Files.delete(file);
        }
    }

    @Test
    void quantisedWeightsAreSavedUnpacked() {
        Path saved = folder.resolve("saved");
        try (var checkpoint = Checkpoint.open(Golden.path("bnb_nf4/model"))) {
            checkpoint.save(saved);
            try (var again = Checkpoint.open(saved);
                    var plain = Checkpoint.open(Golden.path("models/v3_like/seqcls"))) {
                assertEquals(plain.config(), again.config());
                assertEquals(names(plain), names(again));
                assertArrayEquals(
                        checkpoint.require("pooler.dense.weight", 24, 24).floats(),
                        again.require("pooler.dense.weight", 24, 24).floats());
            }
        }
    }

    @Test
    void whatTheModelDoesNotNeedIsLeftOut() {
        var variant = new Variant("v3_like/base")
                .with("mask_predictions.dense.weight", new float[4], 2, 2)
                .with("embeddings.position_ids", new float[1], 1);
        try (var checkpoint = variant.open(folder)) {
            checkpoint.save(folder.resolve("saved"));
            try (var again = Checkpoint.open(folder.resolve("saved"));
                    var plain = Checkpoint.open(Golden.path("models/v3_like/base"))) {
                assertEquals(names(plain), names(again));
            }
        }
    }

    @Test
    void tokenizerFilesComeAlong() throws IOException {
        try (var checkpoint = new Variant("v3_like/base").open(folder)) {
            Files.writeString(folder.resolve("spm.model"), "pieces");
            Files.writeString(folder.resolve("added_tokens.json"), "{}");
            Files.writeString(folder.resolve("notes.txt"), "private");
            checkpoint.save(folder.resolve("deep/er/saved"));
        }
        try (var files = Files.list(folder.resolve("deep/er/saved"))) {
            assertEquals(
                    Set.of("config.json", "model.safetensors", "spm.model", "added_tokens.json"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        assertEquals("pieces", Files.readString(folder.resolve("deep/er/saved/spm.model")));
    }

    @Test
    void nothingIsOverwrittenAndNothingLeftBehind() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("mine"), "precious");
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/base"))) {
            var refusal = assertThrows(CheckpointException.class, () -> checkpoint.save(taken));
            assertTrue(refusal.getMessage().endsWith("is not empty: choose a new folder to save the model in."));
            assertThrows(CheckpointException.class, () -> checkpoint.save(taken.resolve("mine")));
        }
        var closed = Checkpoint.open(Golden.path("models/v3_like/base"));
        closed.close();
        assertThrows(CheckpointException.class, () -> closed.save(folder.resolve("new")));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(taken), files.toList());
        }
        assertEquals("precious", Files.readString(taken.resolve("mine")));
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void grownVocabularyGetsMeanRowsAndZeroBiases() {
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/mlm_legacy"))) {
            var grown = checkpoint.resizeTokenEmbeddings(103, 8);
            assertEquals(104, grown.config().vocabSize());
            float[] before = checkpoint.require(ExpectedTensors.WORDS, 101, 24).floats();
            float[] after = grown.require(ExpectedTensors.WORDS, 104, 24).floats();
            for (int row = 0; row < 104; row++) {
                for (int column = 0; column < 24; column++) {
                    float expected = row < 101 ? before[row * 24 + column] : mean(before, column);
                    assertEquals(expected, after[row * 24 + column]);
                }
            }
            float[] bias = grown.require("cls.predictions.bias", 104).floats();
            assertArrayEquals(new float[3], java.util.Arrays.copyOfRange(bias, 101, 104));
            assertEquals(HeadKind.MASKED_LM, grown.primaryHead());
            assertEquals(checkpoint.parameters() + 3 * 25, grown.parameters());
            Path saved = folder.resolve("saved");
            grown.save(saved);
            try (var again = Checkpoint.open(saved)) {
                assertEquals(104, again.config().vocabSize());
                assertArrayEquals(
                        after, again.require(ExpectedTensors.WORDS, 104, 24).floats());
                assertArrayEquals(
                        bias, again.require("cls.predictions.bias", 104).floats());
            }
        }
    }

    @Test
    void shrunkVocabularyKeepsItsFirstRows() {
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/seqcls"))) {
            var shrunk = checkpoint.resizeTokenEmbeddings(7, 1);
            assertArrayEquals(
                    java.util.Arrays.copyOf(
                            checkpoint.require(ExpectedTensors.WORDS, 101, 24).floats(), 7 * 24),
                    shrunk.require(ExpectedTensors.WORDS, 7, 24).floats());
            assertEquals(checkpoint.parameters() - 94 * 24, shrunk.parameters());
        }
    }

    @Test
    void impossibleVocabularyIsRefused() {
        try (var checkpoint = Checkpoint.open(Golden.path("models/v3_like/base"))) {
            assertThrows(CheckpointException.class, () -> checkpoint.resizeTokenEmbeddings(0, 1));
            assertThrows(CheckpointException.class, () -> checkpoint.resizeTokenEmbeddings(5, 0));
            assertThrows(CheckpointException.class, () -> checkpoint.resizeTokenEmbeddings(Integer.MAX_VALUE, 64));
        }
    }

    private static float mean(float[] table, int column) {
        double sum = 0;
        for (int row = 0; row < 101; row++) {
            sum += table[row * 24 + column];
        }
        return (float) (sum / 101);
    }

    private static Set<String> names(Checkpoint checkpoint) {
        var names = new ArrayList<String>();
        var specs = new ArrayList<>(ExpectedTensors.base(checkpoint.config()));
        specs.addAll(ExpectedTensors.head(checkpoint.primaryHead(), checkpoint.config()));
        specs.forEach(spec -> names.add(spec.name()));
        return Set.copyOf(names);
    }
}
