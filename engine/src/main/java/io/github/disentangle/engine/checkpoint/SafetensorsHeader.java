package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of contents of a safetensors file: eight bytes with the length of a JSON text, then that text.
/// Source: the format description of the safetensors project. Every rule of it is checked before any offset is
/// used.
///
/// @param entries tensors by name, in the order of the file
/// @param metadata the free texts under `__metadata__`
/// @param dataStart where the data begin, in bytes from the start of the file
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata, long dataStart) {

    /// The longest header the format allows.
    static final long LONGEST = 100_000_000;

    private static final int LENGTH_BYTES = 8;
    private static final int MOST_TENSORS = 1_000_000;
    private static final int MOST_AXES = 64;

    /// One tensor: its bytes are `begin` to `end` (exclusive), counted from the start of the data.
    record Entry(DType dtype, int[] shape, long begin, long end) {}

    /// Reads and checks a header.
    ///
    /// @param file the file's name, for messages
    /// @param bytes the beginning of the file, at least its header when it has one
    /// @param fileLength length of the whole file
    /// @throws CheckpointException when the header breaks any rule of the format
    static SafetensorsHeader parse(Path file, MemorySegment bytes, long fileLength) {
        if (fileLength < LENGTH_BYTES) {
            throw broken(file, "it has only " + fileLength + " bytes, too few for a header");
        }
        long length = bytes.get(PlainElements.LONG, 0);
        if (length < 0 || length > fileLength - LENGTH_BYTES) {
            throw broken(
                    file,
                    "it announces a header of " + Long.toUnsignedString(length) + " bytes, but has only "
                            + (fileLength - LENGTH_BYTES) + " after the length");
        }
        if (length > LONGEST) {
            throw broken(file, "it announces a header of " + length + " bytes, more than the allowed " + LONGEST);
        }
        long dataStart = LENGTH_BYTES + length;
        var utf8 = StandardCharsets.UTF_8.newDecoder();
        try (var json =
                new JsonReader(new InputStreamReader(new SegmentInput(bytes.asSlice(LENGTH_BYTES, length)), utf8))) {
            json.setStrictness(Strictness.STRICT);
            var header = new Parser(file, json).header(dataStart);
            checkOffsets(file, header.entries, fileLength - dataStart);
            return header;
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            throw new CheckpointException(
                    file + " is not a sound safetensors file: its header is no valid JSON text; download it again.", e);
        }
    }

    private static void checkOffsets(Path file, Map<String, Entry> entries, long dataLength) {
        var sorted = new ArrayList<>(entries.entrySet());
        sorted.sort(Comparator.comparingLong(
                        (Map.Entry<String, Entry> e) -> e.getValue().begin())
                .thenComparingLong(e -> e.getValue().end()));
        long end = 0;
        for (var next : sorted) {
            Entry entry = next.getValue();
            if (entry.begin() != end) {
                throw broken(
                        file,
                        "tensor " + quoted(next.getKey()) + " begins at byte " + entry.begin() + " of the data where "
                                + end + " was expected (" + (entry.begin() < end ? "overlap" : "hole") + ")");
            }
            end = entry.end();
            if (end > dataLength) {
                throw broken(
                        file,
                        "tensor " + quoted(next.getKey()) + " ends at byte " + end + " of the data, but there are only "
                                + dataLength + ": the file is cut short");
            }
        }
        if (end != dataLength) {
            throw broken(file, "its tensors cover " + end + " bytes, but it holds " + dataLength + " bytes of data");
        }
    }

    private static CheckpointException broken(Path file, String why) {
        return new CheckpointException(file + " is not a sound safetensors file: " + why + "; download it again.");
    }

    /// Reads the JSON text token by token, so that doubled keys do not go unseen.
    private record Parser(Path file, JsonReader json) {

        SafetensorsHeader header(long dataStart) throws IOException {
            Map<String, Entry> entries = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            boolean metadataSeen = false;
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (name.equals("__metadata__")) {
                    if (metadataSeen) {
                        throw broken(file, "it names __metadata__ twice");
                    }
                    metadataSeen = true;
                    readMetadata(metadata);
                } else if (entries.put(name, entry(name)) != null) {
                    throw broken(file, "it names tensor " + quoted(name) + " twice");
                } else if (entries.size() > MOST_TENSORS) {
                    throw broken(file, "it names more than " + MOST_TENSORS + " tensors");
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw broken(file, "text follows after its header");
            }
            return new SafetensorsHeader(entries, metadata, dataStart);
        }

        private void readMetadata(Map<String, String> metadata) throws IOException {
            json.beginObject();
            while (json.hasNext()) {
                String key = json.nextName();
                if (json.peek() != JsonToken.STRING) {
                    throw broken(file, "the metadata entry " + quoted(key) + " is not a text");
                }
                if (metadata.put(key, json.nextString()) != null) {
                    throw broken(file, "it names the metadata entry " + quoted(key) + " twice");
                }
            }
            json.endObject();
        }

        private Entry entry(String tensor) throws IOException {
            DType dtype = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            json.beginObject();
            while (json.hasNext()) {
                String key = json.nextName();
                boolean repeated = switch (key) {
                    case "dtype" -> dtype != null;
                    case "shape" -> shape != null;
                    case "data_offsets" -> offsets != null;
                    default -> throw broken(file, "tensor " + quoted(tensor) + " has an unknown entry " + quoted(key));
                };
                if (repeated) {
                    throw broken(file, "tensor " + quoted(tensor) + " has two entries " + quoted(key));
                }
                switch (key) {
                    case "dtype" -> dtype = dtype(tensor);
                    case "shape" -> shape = numbers(tensor, MOST_AXES);
                    default -> offsets = numbers(tensor, 2);
                }
            }
            json.endObject();
            if (dtype == null || shape == null || offsets == null) {
                throw broken(file, "tensor " + quoted(tensor) + " lacks dtype, shape or data_offsets");
            }
            return checked(tensor, dtype, shape, offsets);
        }

        private Entry checked(String tensor, DType dtype, List<Long> lengths, List<Long> offsets) {
            if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
                throw broken(file, "tensor " + quoted(tensor) + " has the offsets " + offsets);
            }
            int[] shape = new int[lengths.size()];
            for (int axis = 0; axis < shape.length; axis++) {
                if (lengths.get(axis) > Integer.MAX_VALUE) {
                    throw broken(file, "tensor " + quoted(tensor) + " has an axis of " + lengths.get(axis));
                }
                shape[axis] = lengths.get(axis).intValue();
            }
            long bytes;
            try {
                bytes = Math.multiplyExact(StoredTensor.size(shape), dtype.bytes());
            } catch (ArithmeticException e) {
                throw broken(file, "the shape " + lengths + " of tensor " + quoted(tensor) + " overflows");
            }
            long stored = offsets.get(1) - offsets.get(0);
            if (stored != bytes) {
                throw broken(
                        file,
                        "tensor " + quoted(tensor) + " (" + dtype + Arrays.toString(shape) + ") needs " + bytes
                                + " bytes, but its offsets span " + stored);
            }
            return new Entry(dtype, shape, offsets.get(0), offsets.get(1));
        }

        private DType dtype(String tensor) throws IOException {
            if (json.peek() != JsonToken.STRING) {
                throw broken(file, "the dtype of tensor " + quoted(tensor) + " is not a text");
            }
            String name = json.nextString();
            return DType.named(name)
                    .orElseThrow(() -> new CheckpointException(
                            file + ": tensor " + quoted(tensor) + " has the element type " + quoted(name)
                                    + ", which is not supported; supported are " + Arrays.toString(DType.values())
                                    + "."));
        }

        private List<Long> numbers(String tensor, int most) throws IOException {
            var numbers = new ArrayList<Long>();
            json.beginArray();
            while (json.hasNext()) {
                long number = json.peek() == JsonToken.NUMBER ? whole(json.nextString()) : -1;
                if (number < 0) {
                    throw broken(file, "tensor " + quoted(tensor) + " has a length or offset that is no whole number");
                }
                numbers.add(number);
                if (numbers.size() > most) {
                    throw broken(file, "tensor " + quoted(tensor) + " has more than " + most + " lengths or offsets");
                }
            }
            json.endArray();
            return numbers;
        }

        /// The value of a text of at most eighteen digits and nothing else, or -1.
        private static long whole(String digits) {
            long value = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(i) - '0';
                if (digit < 0 || digit > 9 || digits.length() > 18) {
                    return -1;
                }
                value = 10 * value + digit;
            }
            return value;
        }
    }
}
