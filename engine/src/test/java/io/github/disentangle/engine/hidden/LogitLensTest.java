package io.github.disentangle.engine.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.Result;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class LogitLensTest {

    @Test
    void theLastStateSaysWhatTheModelAnswers() {
        read("sentiment", new TextInput("I don't think this film is bad."), (prediction, lenses) -> {
            LogitLens lens = lenses.getFirst();
            assertEquals(1, lenses.size());
            var best = ((Result.Ranking) prediction.result()).scores().getFirst();
            int last = prediction.run().hiddenStates().size() - 1;
            assertEquals(best.score(), lens.values().get(last, best.index()), 1e-6);
            assertEquals(lens.options().get(best.index()), best.label());
            for (int state = 0; state <= last; state++) {
                assertEquals(1, lens.values().get(state, 0) + lens.values().get(state, 1), 1e-5);
            }
        });
    }

    @Test
    void aGapIsFilledEarly() {
        read("fill-mask", new TextInput("The capital of France is [MASK]."), (prediction, lenses) -> {
            LogitLens lens = lenses.getFirst();
            var word = ((Result.Fillings) prediction.result())
                    .masks()
                    .getFirst()
                    .words()
                    .getFirst();
            int last = prediction.run().hiddenStates().size() - 1;
            assertEquals(word.score(), lens.values().get(last, 0), 1e-6);
            assertTrue(
                    lens.options().getFirst().contains(word.word().strip()),
                    lens.options().toString());
        });
    }

    @Test
    void everyTokenHasALabelWhereTheHeadGivesOne() {
        read("ner", new TextInput("Kate works for Kyiv Symphony Orchestra."), (prediction, lenses) -> {
            LogitLens lens = lenses.getFirst();
            assertEquals(LogitLens.Reading.TOKENS, lens.reading());
            assertEquals(
                    List.of(
                            prediction.run().hiddenStates().size(),
                            prediction.run().length()),
                    List.of(lens.values().shape()[0], lens.values().shape()[1]));
        });
    }

    @Test
    void startAndEndOfAnAnswerAreReadApart() {
        read("qa", new QuestionInput("Where does Paul work?", "Paul works in Madrid."), (prediction, lenses) -> {
            assertEquals(
                    List.of("start", "end"),
                    lenses.stream().map(LogitLens::about).toList());
            int last = prediction.run().hiddenStates().size() - 1;
            double sum = 0;
            for (int token = 0; token < prediction.run().length(); token++) {
                sum += lenses.getFirst().values().get(last, token);
            }
            assertEquals(1, sum, 1e-5);
        });
    }

    private static void read(String model, TaskInput input, BiConsumer<Prediction, List<LogitLens>> check) {
        try (var kernels = new ScalarKernels();
                var open = OpenModel.open(
                        Path.of("..", "samples", "models", model), OpenOptions.with(kernels), Progress.NONE)) {
            Prediction prediction = open.predict(input);
            var head = open.head(prediction.task().kind().head()).orElseThrow();
            check.accept(prediction, LogitLens.of(open, head, prediction.run(), Progress.NONE));
        }
    }
}
