package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFileTest {

    private static final String TENSOR = "ctorch._utils\n_rebuild_tensor_v2\n";
    private static final String STORAGE = "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu");
    private static final String NO_HOOKS = "\u0089ccollections\nOrderedDict\n)R";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"views.zip.bin", "views.legacy.bin"})
    void viewsOfSharedStoragesReadAsTheTensorsTheyAre(String name) {
        try (var expected = Safetensors.open(Golden.path("formats/views.expected.safetensors"));
                var files = new MappedFiles()) {
            Path file = Golden.path("formats/" + name);
            var tensors = TorchFile.tensors(file, files.map(file));
            assertEquals(expected.names().size(), tensors.size());
            for (StoredTensor tensor : tensors) {
                WeightTensor wanted = expected.tensor(tensor.storedName());
                assertEquals(wanted.dtype(), tensor.dtype());
                assertEquals(wanted.toTensor(), tensor.toTensor());
                for (int from = 0; from < tensor.size(); from++) {
                    float[] one = new float[1];
                    tensor.read(from, one, 0, 1);
                    assertEquals(wanted.floats()[from], one[0]);
                }
            }
        }
    }

    @Test
    void parametersAreTheirTensors() {
        Path file = Golden.path("formats/parameters.zip.bin");
        try (var files = new MappedFiles();
                var model = Checkpoint.open(Golden.path("models/v3_like/seqcls"))) {
            var tensors = TorchFile.tensors(file, files.map(file));
            assertEquals(
                    List.of("p", "b"),
                    tensors.stream().map(StoredTensor::storedName).toList());
            assertEquals(
                    model.require("classifier.weight", 3, 24).toTensor(),
                    tensors.getFirst().toTensor());
            assertEquals(
                    model.require("classifier.bias", 3).toTensor(),
                    tensors.getLast().toTensor());
        }
    }

    @Test
    void tensorIsReadFromTheContainerTheTestsMake() {
        byte[] pickle = pickle("}" + text("w") + tensor("K\u0001", "K\u0002\u0085", "K\u0001\u0085", "K\u0003") + "s.");
        try (var files = new MappedFiles()) {
            Path file = zip(Map.of("a/data.pkl", pickle, "a/data/0", floats()));
            var tensors = TorchFile.tensors(file, files.map(file));
            assertEquals("w", tensors.getFirst().storedName());
            assertArrayEquals(new float[] {2, 3}, tensors.getFirst().floats());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cos\\nsystem\\nX\\x04\\0\\0\\0date\\x85R. | asks for \"os.system\"",
                "cbuiltins\\neval\\n. | asks for \"builtins.eval\"",
                "ctorch._utils\\n_rebuild_sparse_tensor\\n. | asks for \"torch._utils._rebuild_sparse_tensor\"",
                "X\\x02\\0\\0\\0osX\\x06\\0\\0\\0system\\x93. | instruction 0x93",
                "(ios\\nsystem\\n. | instruction 0x69",
                "ccollections\\nOrderedDict\\n)\\x81. | instruction 0x81",
                "ctorch\\nFloatStorage\\n)R. | calls torch.FloatStorage",
                "ccollections\\nOrderedDict\\n(K\\x01tR. | calls collections.OrderedDict with arguments that do not fit",
                "K\\x01)R. | calls something that is no function",
                "ctorch._utils\\n_rebuild_parameter\\n(K\\x01\\x89)tR. | arguments that do not fit",
                "K\\x01}b. | inner state of something that is no dictionary",
                "X\\xff\\xff\\xff\\xffabc. | a text of 4294967295 bytes",
                "\\x8a\\xffabc. | a number of 255 bytes",
                "h\\x07. | recalls value 7, which was never remembered",
                "q\\x07. | takes a value from an empty stack",
                "t. | a mark that was never set",
                "}))s. | a dictionary key that is neither text nor number",
                "}]}s. | a dictionary key that is neither text nor number",
                "](K\\x01u. | sets entries of something that is no dictionary",
                "K\\x01K\\x01a. | appends to something that is no list",
                "K\\x01K\\x01. | values left over",
                "]r\\xff\\xff\\xff\\xffj\\xff\\xff\\xff\\xffa. | does not hold a dictionary of tensors",
                "}. | has no tensors",
                "} | pickle ends in the middle",
                "\\x80\\x04}. | pickle protocol 4",
                "K\\x01Q. | refers to data in an unknown way",
            })
    void pickleThatWantsMoreThanTensorsIsRefused(String program, String expected) {
        String bytes = unescape(program);
        assertRefused(zip(Map.of("a/data.pkl", pickle(bytes))), expected);
        Path legacy = write(legacyStart() + new String(pickle(bytes), StandardCharsets.ISO_8859_1));
        assertRefused(legacy, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K\\x00 | K\\x04\\x85 | K\\x01\\x85 | K\\x03 | shape [4] does not fit into its storage of 3",
                "K\\x03 | K\\x01\\x85 | K\\x01\\x85 | K\\x03 | shape [1] does not fit into its storage of 3",
                "K\\x00 | K\\x02\\x85 | K\\x03\\x85 | K\\x03 | shape [2] does not fit into its storage of 3",
                "K\\x00 | J\\xff\\xff\\xff\\x7f\\x85 | K\\x00\\x85 | K\\x03 | shape [2147483647] does not fit",
                "K\\x00 | J\\xff\\xff\\xff\\xff\\x85 | K\\x01\\x85 | K\\x03 | as a size that is none",
                "\\x8a\\x09\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00 | K\\x01\\x85 | K\\x01\\x85 | K\\x03 | as a size that is none",
                "K\\x00 | K\\x01\\x85 | K\\x01K\\x01\\x86 | K\\x03 | in an unknown way",
                "K\\x00 | K\\x01\\x85 | K\\x01\\x85 | K\\x04 | should hold 4 numbers, but has only 12 bytes",
                "K\\x00 | K\\x01\\x85 | K\\x01\\x85 | \\x8a\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x3f | does not fit",
            })
    void tensorOutsideItsStorageIsRefused(
            String offset, String sizes, String strides, String elements, String expected) {
        String made = tensor(unescape(offset), unescape(sizes), unescape(strides), unescape(elements));
        Path file = zip(Map.of("a/data.pkl", pickle("}" + text("w") + made + "s."), "a/data/0", floats()));
        assertRefused(file, expected);
    }

    /// Large files keep sizes and places in 64-bit fields beside the usual ones.
    @Test
    void wideContainerIsReadLikeAnOrdinaryOne() throws IOException {
        byte[] pickle = pickle("}" + text("w") + tensor("K\u0000", "K\u0003\u0085", "K\u0001\u0085", "K\u0003") + "s.");
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("a/data.pkl", pickle);
        entries.put("a/data/0", floats());
        byte[] wide = WideZip.of(entries);
        Path file = write(new String(wide, StandardCharsets.ISO_8859_1));
        try (var files = new MappedFiles()) {
            assertArrayEquals(
                    new float[] {1, 2, 3},
                    TorchFile.tensors(file, files.map(file)).getFirst().floats());
        }
        Damage.everyByte(wide, bytes -> TorchFile.tensors(file, bytes).forEach(StoredTensor::floats));
    }

    @Test
    void storageWithoutDataIsRefused() {
        String made = tensor("K\u0000", "K\u0001\u0085", "K\u0001\u0085", "K\u0001");
        assertRefused(
                zip(Map.of("a/data.pkl", pickle("}" + text("w") + made + "s."))),
                "storage \"0\" should hold 1 numbers");
    }

    @Test
    void endlessAndSelfHoldingValuesAreRefusedCheaply() {
        assertRefused(zip(Map.of("a/data.pkl", pickle("N".repeat(2_000_000) + "."))), "more than 1000000 values");
        assertRefused(zip(Map.of("a/data.pkl", pickle("(".repeat(2_000_000) + "."))), "more than 1000000 values");
        String nested = ")" + "\u0085".repeat(500_000) + ".";
        assertRefused(zip(Map.of("a/data.pkl", pickle(nested))), "does not hold a dictionary");
        assertRefused(zip(Map.of("a/data.pkl", pickle("]q\u0000h\u0000a."))), "does not hold a dictionary");
        assertRefused(zip(Map.of("a/data.pkl", pickle("}q\u0000" + text("x") + "h\u0000s."))), "has no tensors");
    }

    @Test
    void compressedEntryIsRefusedWithoutInflatingIt() throws IOException {
        Path file = folder.resolve("bomb.bin");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write(new byte[10_000_000]);
            zip.closeEntry();
        }
        assertRefused(file, "entry \"a/data.pkl\" is compressed or encrypted");
    }

    @Test
    void otherContainersAreCalledByTheirNames() {
        assertRefused(zip(Map.of("a/other", new byte[1])), "has 0 entries called data.pkl");
        assertRefused(
                zip(Map.of("a/data.pkl", new byte[1], "a/constants.pkl", new byte[1])), "it is a TorchScript program");
        assertRefused(
                zip(Map.of("a/data.pkl", new byte[1], "a/byteorder", "big".getBytes(StandardCharsets.US_ASCII))),
                "not little-endian");
        assertRefused(write("<html>"), "neither a ZIP container nor a pickle");
        assertRefused(write("\u0080\u0002K\u0001."), "not one PyTorch wrote");
        assertRefused(write("x".repeat(257) + "ustar" + "x".repeat(300)), "container PyTorch used before 0.1.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"views.zip.bin", "views.legacy.bin", "parameters.zip.bin"})
    void damagedFileNeverFailsInAnyOtherWay(String name) throws IOException {
        Path file = Golden.path("formats/" + name);
        Damage.everyByte(
                Files.readAllBytes(file),
                bytes -> TorchFile.tensors(file, bytes).forEach(StoredTensor::floats));
    }

    private static String tensor(String offset, String sizes, String strides, String elements) {
        return TENSOR + "(" + STORAGE + elements + "tQ" + offset + sizes + strides + NO_HOOKS + "tR";
    }

    private static String text(String value) {
        return "X" + (char) value.length() + "\0\0\0" + value;
    }

    private static byte[] pickle(String program) {
        return (program.startsWith("\u0080") ? program : "\u0080\u0002" + program)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String legacyStart() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(Golden.path("formats/views.legacy.bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = 0;
        for (int pickles = 0; pickles < 3; pickles++) {
            end = all.indexOf(".\u0080\u0002", end) + 1;
        }
        return all.substring(0, end);
    }

    private static byte[] floats() {
        return "\0\0\u0080\u003f\0\0\0\u0040\0\0\u0040\u0040".getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unescape(String program) {
        String text = program.strip().replace("\\n", "\n").replace("\\0", "\0");
        var result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i)) {
                result.append((char) Integer.parseInt(text, i + 2, i + 4, 16));
                i += 3;
            } else {
                result.append(text.charAt(i));
            }
        }
        return result.toString();
    }

    private Path write(String bytes) {
        try {
            return Files.write(folder.resolve("made.bin"), bytes.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path zip(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new LinkedHashMap<>(entries).entrySet()) {
                var header = new ZipEntry(entry.getKey());
                var checksum = new CRC32();
                checksum.update(entry.getValue());
                header.setMethod(ZipEntry.STORED);
                header.setSize(entry.getValue().length);
                header.setCrc(checksum.getValue());
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return write(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    private static void assertRefused(Path file, String expected) {
        try (var files = new MappedFiles()) {
            var refusal = assertThrows(CheckpointException.class, () -> TorchFile.tensors(file, files.map(file)));
            String message = refusal.getMessage();
            assertTrue(message.startsWith(file.toString()) && message.contains(expected), message);
            assertEquals(1, message.lines().count());
        }
    }
}
