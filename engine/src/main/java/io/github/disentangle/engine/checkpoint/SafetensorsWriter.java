package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// Writes tensors as a safetensors file. Nothing is written before [#write]; then the file appears complete or
/// not at all.
public final class SafetensorsWriter {

    private static final int PIECE = 1 << 14;
    private static final int ALIGNMENT = 8;

    /// Puts the bytes of values `from` to `from + count` into the buffer.
    private interface Source {
        void put(long from, int count, ByteBuffer buffer);
    }

    private record Entry(DType dtype, int[] shape, Source source) {
        long bytes() {
            return StoredTensor.size(shape) * dtype.bytes();
        }
    }

    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /// Adds a free text to the header.
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /// Adds a tensor of fp32 values.
    public SafetensorsWriter add(String name, Tensor tensor) {
        return add(name, tensor.data(), tensor.shape());
    }

    /// Adds fp32 values, row-major.
    public SafetensorsWriter add(String name, float[] values, int... shape) {
        checkSize(name, values.length, shape);
        return add(name, DType.F32, shape, (from, count, buffer) -> {
            buffer.asFloatBuffer().put(values, (int) from, count);
            buffer.position(buffer.position() + 4 * count);
        });
    }

    /// Adds fp32 values that are made while the file is written: for each index of the outermost axis the values
    /// of all others, row-major. What is large need not be in memory at once.
    public SafetensorsWriter add(String name, int[] shape, IntFunction<float[]> entries) {
        int each = Math.toIntExact(StoredTensor.size(shape) / Math.max(1, shape[0]));
        var current = new Object() {
            int index = -1;
            float[] values = {};
        };
        return add(name, DType.F32, shape, (from, count, buffer) -> {
            for (long i = from; i < from + count; i++) {
                int index = (int) (i / each);
                if (index != current.index) {
                    current.index = index;
                    current.values = entries.apply(index);
                    checkSize(name, current.values.length, each);
                }
                buffer.putFloat(current.values[(int) (i % each)]);
            }
        });
    }

    /// Adds 64-bit integers, row-major.
    public SafetensorsWriter add(String name, long[] values, int... shape) {
        checkSize(name, values.length, shape);
        return add(name, DType.I64, shape, (from, count, buffer) -> {
            buffer.asLongBuffer().put(values, (int) from, count);
            buffer.position(buffer.position() + 8 * count);
        });
    }

    /// Adds a weight in the element type it has, or as fp32 when it is quantised. Its values are read while the
    /// file is written.
    public SafetensorsWriter add(String name, WeightTensor weight) {
        DType dtype = weight.dtype().floating() ? weight.dtype() : DType.F32;
        float[] piece = new float[PIECE];
        return add(name, dtype, weight.shape(), (from, count, buffer) -> {
            weight.read(from, piece, 0, count);
            for (int i = 0; i < count; i++) {
                switch (dtype) {
                    case F16 -> buffer.putShort(Float.floatToFloat16(piece[i]));
                    case BF16 -> buffer.putShort(BFloat16.round(piece[i]));
                    case F64 -> buffer.putDouble(piece[i]);
                    default -> buffer.putFloat(piece[i]);
                }
            }
        });
    }

    /// Writes everything added so far; an existing file is replaced.
    ///
    /// @throws CheckpointException when the file cannot be written
    public void write(Path file) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling("." + target.getFileName() + "." + System.nanoTime() + ".part");
        try {
            var created = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var out = new BufferedOutputStream(created, 1 << 16)) {
                write(out);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CheckpointException(file + " cannot be written: " + CheckpointException.reason(e) + ".", e);
        } finally {
            discard(draft);
        }
    }

    private void write(OutputStream out) throws IOException {
        // wide elements first, so that every tensor is aligned
        var sorted = entries.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, Entry> e) -> -e.getValue().dtype().bytes()))
                .toList();
        var header = new JsonObject();
        if (!metadata.isEmpty()) {
            var texts = new JsonObject();
            metadata.forEach(texts::addProperty);
            header.add("__metadata__", texts);
        }
        long offset = 0;
        for (var next : sorted) {
            header.add(next.getKey(), describe(next.getValue(), offset));
            offset += next.getValue().bytes();
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padding = -text.length & (ALIGNMENT - 1);
        var buffer = ByteBuffer.allocate(8 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
        out.write(buffer.putLong(text.length + padding).array(), 0, 8);
        out.write(text);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (var next : sorted) {
            write(next.getValue(), buffer, out);
        }
    }

    private static void write(Entry entry, ByteBuffer buffer, OutputStream out) throws IOException {
        long size = StoredTensor.size(entry.shape());
        for (long done = 0; done < size; done += PIECE) {
            buffer.clear();
            entry.source().put(done, (int) Math.min(PIECE, size - done), buffer);
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    private static JsonObject describe(Entry entry, long offset) {
        var shape = new JsonArray();
        for (int length : entry.shape()) {
            shape.add(length);
        }
        var offsets = new JsonArray();
        offsets.add(offset);
        offsets.add(offset + entry.bytes());
        var json = new JsonObject();
        json.addProperty("dtype", entry.dtype().name());
        json.add("shape", shape);
        json.add("data_offsets", offsets);
        return json;
    }

    private SafetensorsWriter add(String name, DType dtype, int[] shape, Source source) {
        if (name.equals("__metadata__") || entries.put(name, new Entry(dtype, shape.clone(), source)) != null) {
            throw new IllegalArgumentException("the name " + quoted(name) + " is taken");
        }
        return this;
    }

    private static void checkSize(String name, int length, int... shape) {
        if (StoredTensor.size(shape) != length) {
            throw new IllegalArgumentException(
                    quoted(name) + " has " + length + " values, not the shape " + StoredTensor.describe(shape));
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            System.getLogger(SafetensorsWriter.class.getName()).log(Level.WARNING, "left behind: " + draft, e);
        }
    }
}
