package io.github.disentangle.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DataSetTest {

    @TempDir
    Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), String.join("\n", lines));
    }

    @Test
    void eachKindOfRowTellsItsInputAndRationale() throws IOException {
        Path file = file(
                "{\"id\": \"a\", \"text\": \"So 😊 good\", \"label\": 1, \"rationale\": [[5, 9]]}",
                "{\"id\": \"b\", \"text\": \"A war and a cat\", \"topics\": [\"x\", \"y\"], \"rationale\": [[2, 5]]}",
                "{\"id\": \"c\", \"text\": \"A 😊 war.\", \"answer\": \"war\", \"start\": 4, \"end\": 7, "
                        + "\"rationale\": [[4, 7]]}",
                "",
                "{\"id\": \"d\", \"premise\": \"He came.\", \"hypothesis\": \"He left.\", "
                        + "\"rationale_premise\": [], \"rationale_hypothesis\": [[3, 7]]}",
                "{\"id\": \"e\", \"sentence1\": \"He came.\", \"sentence2\": \"He left.\", "
                        + "\"rationale1\": [[3, 7]], \"rationale2\": [[3, 7]]}",
                "{\"id\": \"f\", \"question\": \"Who?\", \"context\": \"He.\", \"rationale\": [[0, 2]]}",
                "{\"id\": \"g\", \"prompt\": \"She\", \"endings\": [\"ran.\", \"sat.\"], \"rationale\": [[0, 3]]}");

        assertEquals(
                List.of(
                        new Row("a", new TextInput("So 😊 good"), List.of(new Mark(0, 5, 9))),
                        new Row("b", new TextInput("A war and a cat"), List.of()),
                        new Row("c", new TextInput("A 😊 [MASK]."), List.of()),
                        new Row("d", new PairInput("He came.", "He left."), List.of(new Mark(1, 3, 7))),
                        new Row(
                                "e",
                                new PairInput("He came.", "He left."),
                                List.of(new Mark(0, 3, 7), new Mark(1, 3, 7))),
                        new Row("f", new QuestionInput("Who?", "He."), List.of(new Mark(1, 0, 2))),
                        new Row("g", new ChoiceInput("She", List.of("ran.", "sat.")), List.of(new Mark(0, 0, 3)))),
                DataSet.read(file, "[MASK]").rows());
    }

    @Test
    void rowsWithoutRationaleCountWhereNoneHasOne() throws IOException {
        var marked = DataSet.read(file("{\"text\": \"a b\", \"rationale\": [[0, 1]]}", "{\"text\": \"b\"}"), "");
        var bare = DataSet.read(file("{\"text\": \"a\"}", "{\"text\": \"b\"}"), "");

        assertEquals(1, marked.withRationale().size());
        assertEquals(2, bare.withRationale().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|not a whole JSON object",
                "[1]|expected a JSON object",
                "{\"label\": 1}|the field \"text\" is missing; there are label",
                "{\"text\": 3}|\"text\" should hold text, not 3",
                "{\"text\": \"ab\", \"rationale\": 1}|\"rationale\" should hold a list, not 1",
                "{\"text\": \"ab\", \"rationale\": [1]}|should hold pairs [start, end], not 1",
                "{\"text\": \"ab\", \"rationale\": [[0, 3]]}|whole numbers from 0 to the text's length 2, not 3",
                "{\"text\": \"ab\", \"rationale\": [[0, 1e999999999]]}|to the text's length 2, not 1e999999999",
                "{\"text\": \"ab\", \"rationale\": [[1, 1]]}|with start before end, not [1,1]",
                "{\"text\": \"ab\", \"answer\": \"\", \"start\": 2, \"end\": 1}|\"start\" should hold not behind",
                "{\"context\": \"ab\"}|the field \"question\" is missing",
                "{\"prompt\": \"ab\", \"endings\": [1]}|\"endings\" should hold text, not 1"
            })
    void aBrokenLineIsNamed(String line, String complaint) throws IOException {
        Path file = file("{\"text\": \"fine\"}", line);

        var problem = assertThrows(DataSetException.class, () -> DataSet.read(file, ""));

        assertTrue(problem.getMessage().startsWith(file + ", line 2: "), problem.getMessage());
        assertTrue(problem.getMessage().contains(complaint), problem.getMessage());
    }

    @Test
    void aFileWithoutTextIsNoDataSet() throws IOException {
        Path empty = file("", "");
        assertEquals(
                empty + " has no rows; expected one JSON object per line.",
                assertThrows(DataSetException.class, () -> DataSet.read(empty, ""))
                        .getMessage());
        Path missing = folder.resolve("missing");
        assertEquals(
                "There is no file " + missing + ".",
                assertThrows(DataSetException.class, () -> DataSet.read(missing, ""))
                        .getMessage());
        Path latin = Files.write(folder.resolve("latin"), "{\"text\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                latin + " is not UTF-8 text; save it as UTF-8.",
                assertThrows(DataSetException.class, () -> DataSet.read(latin, ""))
                        .getMessage());
    }

    static List<Path> bundled() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "samples", "data"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void theBundledDataCanBeRead(Path file) {
        DataSet set = DataSet.read(file, "[MASK]");

        assertTrue(set.rows().size() >= 200, file + " has " + set.rows().size());
        assertTrue(
                set.withRationale().size() >= 200,
                file + " marks " + set.withRationale().size());
    }
}
