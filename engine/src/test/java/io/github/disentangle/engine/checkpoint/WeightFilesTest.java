package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightFilesTest {

    private static final Path PLAIN = Golden.path("models/v3_like/seqcls");
    private static final Map<String, UnaryOperator<float[]>> PRECISIONS = Map.of(
            "F32", values -> values,
            "F16", values -> each(values, x -> Float.float16ToFloat(Float.floatToFloat16(x))),
            "BF16", values -> each(values, x -> BFloat16.widen(BFloat16.round(x))));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "pytorch_model.zip_gamma_beta.bin, pytorch_model.bin, F32",
        "pytorch_model.legacy_tar_less.bin, pytorch_model.bin, F32",
        "pytorch_model.ordereddict_metadata.zip.bin, pytorch_model.bin, F32",
        "pytorch_model.ordereddict_metadata.legacy.bin, pytorch_model.bin, F32",
        "pytorch_model.fp16.bin, pytorch_model.bin, F16",
        "model.bf16.safetensors, model.safetensors, BF16"
    })
    void everyFormatHoldsTheSameModel(String file, String name, String precision) throws IOException {
        Files.copy(PLAIN.resolve("config.json"), folder.resolve("config.json"));
        Files.copy(Golden.path("formats/" + file), folder.resolve(name));
        assertSameModel(PLAIN, folder, PRECISIONS.get(precision));
    }

    @Test
    void shardsMakeUpTheSameModel() {
        assertSameModel(PLAIN, Golden.path("formats/sharded"), values -> values);
    }

    @Test
    void bareModelHoldsTheSameEncoder() {
        try (var bare = Checkpoint.open(Golden.path("formats/base_no_prefix"));
                var head = Checkpoint.open(PLAIN)) {
            assertEquals(HeadKind.BARE, bare.primaryHead());
            for (var spec : ExpectedTensors.base(bare.config())) {
                assertArrayEquals(
                        head.require(spec.name(), spec.shape()).floats(),
                        bare.require(spec.name(), spec.shape()).floats(),
                        spec.name());
            }
        }
    }

    @Test
    void shardedPyTorchFilesMakeUpTheSameModel() throws IOException {
        Files.copy(PLAIN.resolve("config.json"), folder.resolve("config.json"));
        Path shard = folder.resolve("pytorch_model-00001-of-00001.bin");
        Files.copy(Golden.path("formats/pytorch_model.ordereddict_metadata.legacy.bin"), shard);
        String index = Files.readString(Golden.path("formats/sharded/model.safetensors.index.json"))
                .replaceAll(
                        "model-0000.-of-00007.safetensors", shard.getFileName().toString());
        Files.writeString(folder.resolve("pytorch_model.bin.index.json"), index);
        assertSameModel(PLAIN, folder, values -> values);
    }

    @Test
    void singleSafetensorsFileComesBeforeAnyOther() throws IOException {
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.copy(PLAIN.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("model.safetensors.index.json"), "broken");
        Files.writeString(folder.resolve("pytorch_model.bin"), "broken");
        assertSameModel(PLAIN, folder, values -> values);
    }

    @Test
    void missingShardIsNamed() throws IOException {
        copyShards();
        Files.delete(folder.resolve("model-00003-of-00007.safetensors"));
        assertRefused("model-00003-of-00007.safetensors is missing, although model.safetensors.index.json lists it");
    }

    @Test
    void tensorTheShardDoesNotHoldIsNamed() throws IOException {
        copyShards();
        Path index = folder.resolve("model.safetensors.index.json");
        String text = Files.readString(index);
        Files.writeString(
                index,
                text.replace(
                        "\"classifier.bias\":",
                        "\"extra\": \"model-00001-of-00007.safetensors\", \"classifier.bias\":"));
        assertRefused("places tensor \"extra\" in model-00001-of-00007.safetensors, which does not hold it");
        Files.writeString(index, text.replaceFirst("\"weight_map\"", "\"weights\""));
        assertRefused("has no weight_map");
    }

    @ParameterizedTest
    @CsvSource({"../model.safetensors", "/etc/passwd", "a/b.safetensors", "C:\\x.safetensors", ".hidden"})
    void indexCannotLeadOutOfItsFolder(String elsewhere) throws IOException {
        Files.copy(PLAIN.resolve("config.json"), folder.resolve("config.json"));
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"a\": \"" + elsewhere.replace("\\", "\\\\") + "\"}}");
        assertRefused("places tensor \"a\" in no file of its own folder");
    }

    @Test
    void tensorTheIndexLeavesOutIsToldAndNotUsed() throws IOException {
        copyShards();
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(index, Files.readString(index).replaceFirst("\"classifier.bias\": \"[^\"]*\",", ""));
        try (var checkpoint = Checkpoint.open(folder)) {
            assertEquals(HeadKind.BARE, checkpoint.primaryHead());
            assertEquals(
                    List.of(
                            "model.safetensors.index.json leaves out 1 of the tensors its files hold; they are not used.",
                            "DebertaV2ForSequenceClassification is named in config.json, but cannot be used:"
                                    + " Tensor \"classifier.bias\" is missing."),
                    checkpoint.warnings());
        }
    }

    @ParameterizedTest
    @CsvSource({"tf_model.h5, TensorFlow", "adapter_config.json, adapter", "pytorch_model.generator.bin, none of them"})
    void folderWithOtherWeightsSaysWhatItIs(String name, String expected) throws IOException {
        Files.copy(PLAIN.resolve("config.json"), folder.resolve("config.json"));
        Files.createFile(folder.resolve(name));
        assertRefused(expected);
    }

    private void copyShards() throws IOException {
        try (var files = Files.list(Golden.path("formats/sharded"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private void assertRefused(String expected) {
        var refusal = assertThrows(CheckpointException.class, () -> Checkpoint.open(folder));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    private static void assertSameModel(Path expected, Path actual, UnaryOperator<float[]> precision) {
        try (var one = Checkpoint.open(expected);
                var other = Checkpoint.open(actual)) {
            assertEquals(one.primaryHead(), other.primaryHead());
            assertEquals(one.parameters(), other.parameters());
            assertEquals(one.warnings(), other.warnings());
            for (TensorInfo tensor : one.tensors()) {
                assertArrayEquals(
                        precision.apply(
                                one.require(tensor.name(), tensor.shape()).floats()),
                        other.require(tensor.name(), tensor.shape()).floats(),
                        tensor.name());
            }
        }
    }

    private interface Rounding {
        float round(float value);
    }

    private static float[] each(float[] values, Rounding rounding) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = rounding.round(values[i]);
        }
        return rounded;
    }
}
