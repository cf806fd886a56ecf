package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published checkpoints with every head, as headers without data: what they hold is told from names and
/// shapes alone.
class TensorListTest {

    private static final Path LISTS = Golden.path("tensor_lists");
    private static final Elements ABSENT = (from, target, to, count) -> {
        throw new CheckpointException("there are no values behind this header");
    };

    /// One line of the summary: checkpoint, head, stored tensors, parameters.
    record Case(String checkpoint, String head, int tensors, long parameters) {

        String architecture() {
            return "DebertaV2" + head;
        }

        Path list() {
            return LISTS.resolve(checkpoint + "." + head + ".tsv");
        }
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(LISTS.resolve("SUMMARY.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> new Case(cells[0], cells[1], Integer.parseInt(cells[2]), Long.parseLong(cells[3])));
    }

    @Test
    void thereAreListsOfSevenCheckpointsWithSixHeads() throws IOException {
        assertEquals(42, cases().count());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void modelHeadAndParametersAreToldFromTheHeader(Case list) throws IOException {
        JsonObject config = config(list.checkpoint());
        var architectures = new JsonArray();
        architectures.add(list.architecture());
        config.add("architectures", architectures);
        try (var checkpoint = checkpoint(list, config)) {
            assertDescribed(list, checkpoint);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void headIsToldWithoutItsName(Case list) throws IOException {
        try (var checkpoint = checkpoint(list, config(list.checkpoint()))) {
            assertDescribed(list, checkpoint);
        }
    }

    @Test
    void valuesAreNeverAskedFor() throws IOException {
        var list = cases().findFirst().orElseThrow();
        try (var checkpoint = checkpoint(list, config(list.checkpoint()))) {
            assertThrows(
                    CheckpointException.class,
                    () -> checkpoint
                            .find("encoder.LayerNorm.bias")
                            .orElseThrow()
                            .floats());
        }
    }

    private static void assertDescribed(Case list, Checkpoint checkpoint) {
        assertEquals(
                Optional.of(list.checkpoint()),
                PublishedModel.of(checkpoint.config()).map(PublishedModel::publishedName));
        assertEquals(list.architecture(), checkpoint.primaryHead().architectureName());
        assertEquals(list.parameters(), checkpoint.parameters());
        assertEquals(list.tensors(), checkpoint.tensors().size());
        assertEquals(List.of(), checkpoint.ignored());
    }

    private static JsonObject config(String checkpoint) throws IOException {
        JsonObject all = JsonParser.parseString(Files.readString(LISTS.resolve("configs.json")))
                .getAsJsonObject();
        JsonObject config = all.getAsJsonObject("common");
        all.getAsJsonObject(checkpoint).asMap().forEach(config::add);
        return config;
    }

    /// Goes through a real header, so that offsets beyond four gigabytes are met, too.
    private static Checkpoint checkpoint(Case list, JsonObject config) throws IOException {
        var header = new JsonObject();
        long offset = 0;
        for (String line : Files.readAllLines(list.list())) {
            String[] cells = line.split("\t");
            if (cells.length > 2 && cells[2].startsWith("TIED")) {
                continue;
            }
            JsonArray shape = JsonParser.parseString(cells[1]).getAsJsonArray();
            long bytes = 4;
            for (var length : shape) {
                bytes *= length.getAsLong();
            }
            var offsets = new JsonArray();
            offsets.add(offset);
            offsets.add(offset += bytes);
            var entry = new JsonObject();
            entry.addProperty("dtype", "F32");
            entry.add("shape", shape);
            entry.add("data_offsets", offsets);
            header.add(cells[0], entry);
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
        var file = Path.of("model.safetensors");
        var parsed = SafetensorsHeader.parse(file, MemorySegment.ofArray(bytes), bytes.length + offset);
        var tensors = new ArrayList<StoredTensor>();
        parsed.entries()
                .forEach((name, entry) ->
                        tensors.add(new StoredTensor(file, name, entry.dtype(), entry.shape(), ABSENT)));
        return Checkpoint.of(
                Path.of("folder"), new MappedFiles(), ModelConfig.of(config, "config.json"), tensors, List.of());
    }
}
