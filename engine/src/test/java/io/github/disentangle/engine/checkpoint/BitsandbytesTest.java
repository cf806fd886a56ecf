package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitsandbytesTest {

    private static final Path PLAIN = Golden.path("models/v3_like/seqcls");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nf4_double_quant.safetensors", "nf4_single.safetensors"})
    void fourBitWeightIsWhatTheReferenceUnpacks(String name) {
        try (var files = new MappedFiles()) {
            var tensors = resolved(Golden.path("bnb_nf4/" + name), files);
            assertEquals(Set.of("w.original", "w.weight", "w.dequantized"), tensors.keySet());
            var weight = tensors.get("w.weight");
            assertEquals(tensors.get("w.dequantized").toTensor(), weight.toTensor());
            assertEquals(DType.U8, weight.dtype());
            float[] wanted = tensors.get("w.dequantized").floats();
            float[] piece = new float[99];
            weight.read(61, piece, 1, 98);
            for (int i = 0; i < 98; i++) {
                assertEquals(wanted[61 + i], piece[1 + i]);
            }
        }
    }

    @Test
    void fourBitFolderIsItsModelWithSmallErrors() {
        try (var plain = Checkpoint.open(PLAIN);
                var quantised = Checkpoint.open(Golden.path("bnb_nf4/model"))) {
            assertEquals(List.of(), quantised.warnings());
            assertCloseWeights(plain, quantised, 0.17);
        }
    }

    @Test
    void eightBitFolderIsTheFourBitModelWithSmallErrors() throws IOException {
        Files.copy(PLAIN.resolve("config.json"), folder.resolve("config.json"));
        Files.copy(Golden.path("bnb_int8/model.safetensors"), folder.resolve("model.safetensors"));
        try (var plain = Checkpoint.open(Golden.path("bnb_nf4/model"));
                var quantised = Checkpoint.open(folder)) {
            assertEquals(1, quantised.warnings().size());
            assertTrue(quantised.warnings().getFirst().startsWith("The weights are 8-bit integers (LLM.int8)"));
            assertCloseWeights(plain, quantised, 0.5 / 127 + 0.0006);
        }
    }

    @Test
    void eightBitWeightIsCodeTimesScale() {
        try (var linear = Safetensors.open(Golden.path("bnb_int8/linear_threshold6.safetensors"))) {
            float[] codes = linear.tensor("CB").floats();
            float[] scales = linear.tensor("SCB").floats();
            var elements =
                    EightBitElements.of((StoredTensor) linear.tensor("CB"), (StoredTensor) linear.tensor("SCB"), null);
            float[] values = new float[codes.length];
            elements.read(0, values, 0, 5);
            elements.read(5, values, 5, codes.length - 5);
            for (int i = 0; i < codes.length; i++) {
                assertEquals(codes[i] * scales[i / 24] / 127, values[i], 2e-7 * scales[i / 24]);
            }
        }
    }

    /// `fp4` brings a map of its own, the last block may be short, and a weight of half precision is rounded.
    @Test
    void otherMapShortBlockAndHalfPrecisionAreHonoured() {
        float[] map = new float[16];
        for (int i = 0; i < 16; i++) {
            map[i] = i / 7f;
        }
        byte[] codes = {0x01, 0x23, 0x45, 0x67, (byte) 0x89, (byte) 0xab, (byte) 0xc0};
        String state = "{\"quant_type\": \"fp4\", \"blocksize\": 8, \"dtype\": \"float16\", \"shape\": [13]}";
        var tensors = Bitsandbytes.resolve(List.of(
                bytes("w", codes, codes.length, 1),
                floats("w.absmax", 3, 5),
                floats("w.quant_map", map),
                text("w.quant_state.bitsandbytes__fp4", state)));
        assertEquals(1, tensors.size());
        float[] expected = new float[13];
        for (int i = 0; i < 13; i++) {
            expected[i] = Float.float16ToFloat(Float.floatToFloat16(map[i] * (i < 8 ? 3 : 5)));
        }
        assertArrayEquals(expected, tensors.getFirst().floats());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | 2 | 16 | [13] | should hold 7 bytes of codes, but holds 12",
                "7 | 1 | 16 | [13] | should hold 2 scales, but holds 1",
                "7 | 2 | 15 | [13] | should hold 16 codes, but holds 15",
                "7 | 2 | 16 | [-1] | shape lists something that is no length",
                "7 | 2 | 16 | [999999999, 999999999] | is too large for any weight",
                "7 | 2 | 16 | 5 | shape is missing or no list",
            })
    void partsThatDoNotFitAreRefused(int codes, int scales, int map, String shape, String expected) {
        String state = "{\"quant_type\": \"nf4\", \"blocksize\": 8, \"dtype\": \"float32\", \"shape\": " + shape + "}";
        assertRefused(
                expected,
                bytes("w", new byte[codes], codes, 1),
                floats("w.absmax", new float[scales]),
                floats("w.quant_map", new float[map]),
                text("w.quant_state.bitsandbytes__nf4", state));
    }

    @Test
    void missingPartsAreNamed() {
        StoredTensor state = text("w.quant_state.bitsandbytes__nf4", "{\"shape\": [2], \"nested_offset\": 0.5}");
        assertRefused("belongs to tensor \"w\", which is missing", state);
        assertRefused("belongs to tensor \"w.absmax\", which is missing", state, bytes("w", new byte[1], 1, 1));
        assertRefused("belongs to tensor \"m.weight\", which is missing", floats("m.SCB", 1));
        assertRefused(
                "8-bit integers in as many rows as [2] scales, but is I8[3, 1]",
                floats("m.SCB", 1, 2),
                new StoredTensor(Path.of("f"), "m.weight", DType.I8, new int[] {3, 1}, plain(DType.I8, new byte[3])));
        assertRefused("is not valid JSON", bytes("w", new byte[1], 1, 1), text("w.quant_state.bitsandbytes__nf4", "{"));
    }

    @Test
    void damagedQuantisedFileNeverFailsInAnyOtherWay() throws IOException {
        Path file = Golden.path("bnb_nf4/nf4_double_quant.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        byte[] parts = Arrays.copyOfRange(bytes, bytes.length - 300, bytes.length);
        Damage.everyByte(parts, damaged -> {
            MemorySegment whole = MemorySegment.ofArray(bytes.clone());
            long at = bytes.length - damaged.byteSize();
            MemorySegment.copy(damaged, 0, whole, at, damaged.byteSize());
            Bitsandbytes.resolve(Safetensors.tensors(file, whole)).forEach(StoredTensor::floats);
        });
    }

    private static Map<String, StoredTensor> resolved(Path file, MappedFiles files) {
        return Bitsandbytes.resolve(Safetensors.tensors(file, files.map(file))).stream()
                .collect(Collectors.toMap(StoredTensor::storedName, Function.identity()));
    }

    private static void assertCloseWeights(Checkpoint plain, Checkpoint quantised, double error) {
        assertEquals(plain.parameters(), quantised.parameters());
        assertEquals(plain.primaryHead(), quantised.primaryHead());
        var specs = new ArrayList<>(ExpectedTensors.base(plain.config()));
        specs.addAll(ExpectedTensors.head(plain.primaryHead(), plain.config()));
        for (var spec : specs) {
            float[] wanted = plain.require(spec.name(), spec.shape()).floats();
            float[] found = quantised.require(spec.name(), spec.shape()).floats();
            float largest = 0;
            for (float value : wanted) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertArrayEquals(wanted, found, (float) (largest * error), spec.name());
        }
    }

    private static void assertRefused(String expected, StoredTensor... tensors) {
        var refusal =
                assertThrows(CheckpointException.class, () -> Bitsandbytes.resolve(new ArrayList<>(List.of(tensors))));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    private static StoredTensor text(String name, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return bytes(name, utf8, utf8.length);
    }

    private static StoredTensor bytes(String name, byte[] values, int... shape) {
        return new StoredTensor(Path.of("f"), name, DType.U8, shape, plain(DType.U8, values));
    }

    private static StoredTensor floats(String name, float... values) {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new StoredTensor(
                Path.of("f"), name, DType.F32, new int[] {values.length}, plain(DType.F32, bytes.array()));
    }

    private static PlainElements plain(DType type, byte[] bytes) {
        return new PlainElements(MemorySegment.ofArray(bytes), type);
    }
}
