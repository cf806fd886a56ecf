package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    @TempDir
    private Path folder;

    @Test
    void writtenTensorsAreReadBackExactly() {
        Path file = folder.resolve("t.safetensors");
        var matrix = Tensor.matrix("row", "column", 2, 3, new float[] {1, -2, 3.5f, 0, -0f, Float.MIN_VALUE});
        new SafetensorsWriter()
                .metadata("format", "pt")
                .add("matrix", matrix)
                .add("ids", new long[] {1, Long.MAX_VALUE, -7}, 3)
                .add("scalar", new float[] {42})
                .add("nothing", new float[0], 0, 3)
                .write(file);
        try (var read = Safetensors.open(file)) {
            assertEquals(List.of("ids", "matrix", "nothing", "scalar"), List.copyOf(read.names()));
            assertEquals(Map.of("format", "pt"), read.metadata());
            assertEquals(
                    new Tensor(List.of("0", "1"), new int[] {2, 3}, matrix.data()),
                    read.tensor("matrix").toTensor());
            assertArrayEquals(new long[] {1, Long.MAX_VALUE, -7}, read.longs("ids"));
            assertEquals(DType.I64, read.tensor("ids").dtype());
            assertArrayEquals(new int[0], read.tensor("scalar").shape());
            assertArrayEquals(new float[] {42}, read.tensor("scalar").floats());
            assertArrayEquals(new int[] {0, 3}, read.tensor("nothing").shape());
            assertArrayEquals(new float[0], read.tensor("nothing").floats());
        }
    }

    @Test
    void everyElementTypeIsWidened() throws IOException {
        var data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(-0.1).putLong(-5).putFloat(1.5f).putInt(-6).putShort(Float.floatToFloat16(0.333f));
        data.putShort((short) 0x3fc0)
                .putShort((short) -7)
                .put((byte) -8)
                .put((byte) 200)
                .put((byte) 1);
        String header = """
                {"f64":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"i64":{"dtype":"I64","shape":[],"data_offsets":[8,16]},
                "f32":{"dtype":"F32","shape":[],"data_offsets":[16,20]},"i32":{"dtype":"I32","shape":[],"data_offsets":[20,24]},
                "f16":{"dtype":"F16","shape":[],"data_offsets":[24,26]},"bf16":{"dtype":"BF16","shape":[],"data_offsets":[26,28]},
                "i16":{"dtype":"I16","shape":[],"data_offsets":[28,30]},"i8":{"dtype":"I8","shape":[],"data_offsets":[30,31]},
                "u8":{"dtype":"U8","shape":[],"data_offsets":[31,32]},"bool":{"dtype":"BOOL","shape":[],"data_offsets":[32,33]}}
                """;
        Path file = file(header.replace("\n", ""), new byte[33]);
        byte[] bytes = Files.readAllBytes(file);
        System.arraycopy(data.array(), 0, bytes, bytes.length - 33, 33);
        Files.write(file, bytes);
        try (var read = Safetensors.open(file)) {
            float[] values = new float[10];
            int i = 0;
            for (String name : read.names()) {
                values[i++] = read.tensor(name).floats()[0];
            }
            float half = Float.float16ToFloat(Float.floatToFloat16(0.333f));
            assertArrayEquals(new float[] {-0.1f, -5, 1.5f, -6, half, 1.5f, -7, -8, 200, 1}, values);
            assertArrayEquals(new long[] {-6}, read.longs("i32"));
        }
    }

    @Test
    void narrowTypesReadLikeWideOnesFromAnyPosition() {
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 5000) / 8f;
        }
        Path wide = folder.resolve("wide.safetensors");
        new SafetensorsWriter().add("t", values, 100, 100).write(wide);
        try (var read = Safetensors.open(wide)) {
            float[] some = new float[5003];
            read.tensor("t").read(4999, some, 2, 5001);
            for (int i = 0; i < 5001; i++) {
                assertEquals(values[4999 + i], some[2 + i]);
            }
            float[] row = new float[101];
            read.tensor("t").rows().read(99, row, 1);
            assertEquals(values[9900], row[1]);
            assertEquals(values[9999], row[100]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[];no valid JSON",
                "{'a':1};no valid JSON",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]};no valid JSON",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}x;no valid JSON",
                "{'a':{'dtype':'F32','shape':[1]}};lacks dtype, shape or data_offsets",
                "{'a':{'dtype':'F9','shape':[1],'data_offsets':[0,4]}};element type \"F9\"",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'x':1}};unknown entry \"x\"",
                "{'a':{'dtype':'F32','shape':[1],'shape':[1],'data_offsets':[0,4]}};two entries \"shape\"",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[0],'data_offsets':[4,4]}};\"a\" twice",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}};needs 8 bytes, but its offsets span 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}};(overlap)",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}};(hole)",
                "{'a':{'dtype':'F32','shape':[8],'data_offsets':[0,32]}};cut short",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}};cover 4 bytes, but it holds 12",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}};the offsets [4, 0]",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}};no whole number",
                "{'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}};no whole number",
                "{'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}};no whole number",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,99999999999999999999]}};no whole number",
                "{'a':{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,4]}};overflows",
                "{'a':{'dtype':'F32','shape':[0,2147483647,2147483647,2147483647],'data_offsets':[0,0]}};overflows",
                "{'a':{'dtype':'F32','shape':[4294967296],'data_offsets':[0,4]}};axis of 4294967296",
                "{'__metadata__':{'x':1}};\"x\" is not a text",
            })
    void unsoundHeaderIsRefused(String header, String expected) throws IOException {
        Path file = file(header.replace('\'', '"'), new byte[12]);
        assertRefused(file, expected);
    }

    @Test
    void headerLongerThanTheFileOrTheLimitIsRefused() throws IOException {
        Path file = folder.resolve("length.safetensors");
        for (long length : new long[] {93, 1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            Files.write(
                    file,
                    ByteBuffer.allocate(100)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(length)
                            .array());
            assertRefused(
                    file, "it announces a header of " + Long.toUnsignedString(length) + " bytes, but has only 92");
        }
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, SafetensorsHeader.LONGEST + 1));
            channel.position(SafetensorsHeader.LONGEST + 100);
            channel.write(ByteBuffer.allocate(1));
        }
        assertRefused(file, "more than the allowed 100000000");
    }

    @Test
    void pointerEmptyAndMissingFilesAreCalledByTheirNames() throws IOException {
        Path file = folder.resolve("model.safetensors");
        assertRefused(file, "does not exist");
        Files.createFile(file);
        assertRefused(file, "is empty");
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        assertRefused(file, "Git LFS pointer");
        Files.writeString(file, "1234567");
        assertRefused(file, "only 7 bytes");
        assertRefused(folder, "not a regular file");
    }

    @Test
    void closedFileSaysSo() {
        Path file = folder.resolve("t.safetensors");
        new SafetensorsWriter()
                .add("a", new float[] {1}, 1)
                .add("b", new long[] {1}, 1)
                .write(file);
        var read = Safetensors.open(file);
        WeightTensor tensor = read.tensor("a");
        read.close();
        read.close();
        assertTrue(assertThrows(CheckpointException.class, tensor::floats)
                .getMessage()
                .contains("was closed"));
        assertTrue(assertThrows(CheckpointException.class, () -> read.longs("b"))
                .getMessage()
                .contains("was closed"));
    }

    @Test
    void wrongNameOrKindIsRefused() {
        Path file = folder.resolve("t.safetensors");
        new SafetensorsWriter().add("a", new float[] {1}, 1).write(file);
        try (var read = Safetensors.open(file)) {
            assertTrue(assertThrows(CheckpointException.class, () -> read.tensor("b"))
                    .getMessage()
                    .endsWith("holds no tensor \"b\"."));
            assertTrue(assertThrows(CheckpointException.class, () -> read.longs("a"))
                    .getMessage()
                    .endsWith("was expected to hold integers, but is F32[1]."));
        }
    }

    /// Every file that differs in one byte from a good one, and every beginning of one, either opens or is
    /// refused in one sentence.
    @Test
    void damagedFileNeverFailsInAnyOtherWay() throws IOException {
        Path file = folder.resolve("t.safetensors");
        new SafetensorsWriter()
                .metadata("format", "pt")
                .add("ä", new float[] {1, 2}, 2)
                .add("b", new long[] {3}, 1, 1)
                .write(file);
        Damage.everyByte(
                Files.readAllBytes(file),
                bytes -> Safetensors.tensors(file, bytes).forEach(StoredTensor::floats));
    }

    private Path file(String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(data);
        return Files.write(folder.resolve("made.safetensors"), bytes.array());
    }

    private static void assertRefused(Path file, String expected) {
        var refusal = assertThrows(CheckpointException.class, () -> Safetensors.open(file));
        String message = refusal.getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }
}
