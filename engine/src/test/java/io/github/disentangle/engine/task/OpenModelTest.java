package io.github.disentangle.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.CheckpointException;
import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tokenizer.TokenizerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenModelTest {

    private static final Path SAMPLES = Path.of("..", "samples", "models");
    private static final Path WITHOUT_TOKENIZER = Path.of("src/test/resources/golden/models/v3_like/seqcls");

    @TempDir
    Path temporary;

    private final Kernels kernels = new ScalarKernels();

    private OpenModel open(Path folder) {
        return OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "backbone, FEATURE_EXTRACTION",
        "sentiment, TEXT_CLASSIFICATION",
        "nli, TEXT_CLASSIFICATION",
        "ner, TOKEN_CLASSIFICATION",
        "qa, QUESTION_ANSWERING",
        "multiple-choice, MULTIPLE_CHOICE",
        "fill-mask, FILL_MASK"
    })
    void primaryTaskIsTheOneOfTheHead(String sample, TaskKind expected) {
        try (var model = open(SAMPLES.resolve(sample))) {
            assertEquals(expected, model.primaryTask());
            assertTrue(model.task(expected).available());
            assertTrue(model.task(TaskKind.FEATURE_EXTRACTION).available());
        }
    }

    @Test
    void taskWithoutItsHeadTellsWhatIsMissing() {
        try (var model = open(SAMPLES.resolve("sentiment"))) {
            TaskStatus status = model.task(TaskKind.QUESTION_ANSWERING);
            assertFalse(status.available());
            assertEquals("Tensor \"qa_outputs.weight\" is missing (and 1 more of this head).", status.reason());
            var failure = assertThrows(
                    TaskException.class,
                    () -> model.predict(QuestionAnswering.defaults(), new TextInput("x"), Progress.NONE));
            assertEquals("This model cannot do question-answering: " + status.reason(), failure.getMessage());
        }
    }

    @Test
    void folderWithoutTokenizerOpensAndSaysWhyItsTasksAreOff() {
        try (var model = open(WITHOUT_TOKENIZER)) {
            String problem = model.tokenizerProblem().orElseThrow();
            assertTrue(model.tasks().stream().noneMatch(TaskStatus::available));
            assertEquals(problem, model.task(TaskKind.TEXT_CLASSIFICATION).reason());
            assertTrue(model.warnings().contains(problem));
            var failure = assertThrows(TokenizerException.class, () -> model.predict(new TextInput("x")));
            assertEquals(problem, failure.getMessage());
            assertEquals(3, model.model().run(Input.of(1, 2, 3)).length());
            assertTrue(model.head(HeadKind.SEQUENCE).isPresent());
        }
    }

    @Test
    void brokenTokenizerLeavesTheModelUsableAndIsNamed() throws IOException {
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(WITHOUT_TOKENIZER.resolve(file), temporary.resolve(file));
        }
        Files.writeString(temporary.resolve("spm.model"), "no model at all");
        try (var model = open(temporary)) {
            assertTrue(model.tokenizerProblem().orElseThrow().contains("spm.model"));
            assertThrows(TokenizerException.class, model::tokenizer);
        }
    }

    @Test
    void brokenCheckpointIsRefused() {
        assertThrows(CheckpointException.class, () -> open(temporary));
    }

    @Test
    void tasksAreFoundByNameAndAlias() {
        assertEquals(TaskKind.TOKEN_CLASSIFICATION, TaskKind.named("ner"));
        assertEquals(TaskKind.ZERO_SHOT_CLASSIFICATION, TaskKind.named("zero-shot-classification"));
        var failure = assertThrows(TaskException.class, () -> TaskKind.named("translation"));
        assertEquals(
                "There is no task \"translation\"; the tasks are text-classification, zero-shot-classification,"
                        + " token-classification, question-answering, multiple-choice, fill-mask, feature-extraction.",
                failure.getMessage());
    }

    @Test
    void taskTakesTheRunsOfWhoeverRunsTheEncoder() {
        try (var model = open(SAMPLES.resolve("sentiment"))) {
            var input = new TextInput("The soup was cold.");
            var other = model.model().run(Input.of(model.tokenizer().encode("A wonderful film!")));
            var task = TextClassification.defaults();
            Prediction plain = model.predict(input);
            Prediction swapped = model.predict(task, input, (_, _) -> List.of(other), Progress.NONE);
            assertEquals(other, swapped.run());
            assertEquals(model.predict(new TextInput("A wonderful film!")).result(), swapped.result());
            assertFalse(plain.result().equals(swapped.result()));
        }
    }

    @Test
    void mainPassRunsAgainToTheSameStates() {
        try (var model = open(SAMPLES.resolve("sentiment"))) {
            Prediction prediction = model.predict(new TextInput("The soup was cold."));
            assertEquals(
                    prediction.run().hiddenStates(),
                    model.run(prediction.mainPass()).hiddenStates());
        }
    }

    @Test
    void cancelledPredictionStops() {
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        try (var model = open(SAMPLES.resolve("sentiment"))) {
            assertThrows(
                    CancellationException.class,
                    () -> model.predict(TextClassification.defaults(), new TextInput("x"), cancelled));
        }
    }

    @Test
    void closingTwiceDoesNoHarm() {
        var model = open(SAMPLES.resolve("sentiment"));
        model.close();
        model.close();
        assertEquals(Optional.empty(), model.tokenizerProblem());
    }
}
