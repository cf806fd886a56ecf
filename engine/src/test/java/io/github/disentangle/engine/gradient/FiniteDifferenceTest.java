package io.github.disentangle.engine.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.RelativeTable;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Gradients against what the model really does when its input moves a little, for every head of the trained samples.
/// Gates of terms, heads and blocks are held against the slopes of faders where knock-out maps are tested.
class FiniteDifferenceTest {

    private static final int DIRECTIONS = 4;

    static List<Arguments> subjects() {
        return List.of(
                Arguments.of("sentiment", new TextInput("I don't think this film is bad."), "NEGATIVE"),
                Arguments.of("sentiment-unshared", new TextInput("Not good."), "POSITIVE"),
                Arguments.of("nli", new PairInput("Nobody came.", "Peter came."), "contradiction vs entailment"),
                Arguments.of("ner", new TextInput("Kate works in Paris."), "B-PER@1"),
                Arguments.of("qa", new QuestionInput("Where does Paul work?", "Paul works in Madrid."), "start@8"),
                Arguments.of("multiple-choice", new ChoiceInput("She", List.of("slept.", "ran.")), "1"),
                Arguments.of("fill-mask", new TextInput("Paris is in [MASK]."), "▁France@4"),
                Arguments.of("similarity", new PairInput("A man sleeps.", "A man is asleep."), "0"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void gradientTellsHowTheLogitMovesWithTheWordVectors(String model, TaskInput input, String target) {
        try (var kernels = new ScalarKernels();
                OpenModel open = open(model, kernels)) {
            Subject subject = new Subjects(open).of(input, Optional.of(target), Progress.NONE);
            Tensor words = open.model().embeddings().wordVectors(subject.run().input());
            float[] gradient = gradient(subject).inputsEmbeds().data();
            var random = new Random(7);
            for (int i = 0; i < DIRECTIONS; i++) {
                float[] direction = random(random, words);
                double slope = slope(step -> subject.values(List.of(moved(subject, words, direction, step)))[0]);
                assertEquals(dot(gradient, direction), slope, tolerance(gradient, direction), "direction " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void gradientTellsHowTheLogitMovesWithThePositionTable(String model, TaskInput input, String target) {
        try (var kernels = new ScalarKernels();
                OpenModel open = open(model, kernels)) {
            Subject subject = new Subjects(open).of(input, Optional.of(target), Progress.NONE);
            float[] rows = RelativeTable.read(open.checkpoint(), kernels).data();
            float[] gradient = gradient(subject).relativeRows().orElseThrow().data();

            double slope = slope(step -> {
                var scaled = Intervention.parse("scale relative-rows by " + (1 + step));
                return subject.values(List.of(open.model().rerun(subject.run(), List.of(scaled), Progress.NONE)))[0];
            });

            assertEquals(dot(gradient, rows), slope, tolerance(gradient, rows));
        }
    }

    private static OpenModel open(String model, ScalarKernels kernels) {
        return OpenModel.open(Path.of("..", "samples", "models", model), OpenOptions.with(kernels), Progress.NONE);
    }

    private static Gradient gradient(Subject subject) {
        return subject.gradient(GradientRequest.of(LocalRules.EXACT).withRelativeRows(), Progress.NONE);
    }

    /// The derivative at 0, from two central differences whose errors of second order cancel (Richardson).
    private static double slope(DoubleUnaryOperator value) {
        double wide = difference(value, 1.0 / 64);
        double narrow = difference(value, 1.0 / 128);
        return (4 * narrow - wide) / 3;
    }

    private static double difference(DoubleUnaryOperator value, double step) {
        return (value.applyAsDouble(step) - value.applyAsDouble(-step)) / (2 * step);
    }

    /// One part in a hundred of what a change of this length could do in a random direction.
    private static double tolerance(float[] gradient, float[] direction) {
        return 1e-2 * Math.max(0.1, Math.sqrt(dot(gradient, gradient) * dot(direction, direction) / gradient.length));
    }

    private static Run moved(Subject subject, Tensor words, float[] direction, double step) {
        float[] values = words.data().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (step * direction[i]);
        }
        Input given = subject.run().input();
        return subject.open()
                .model()
                .run(new Input(
                        null,
                        new Tensor(words.axes(), words.shape(), values),
                        given.attentionMask(),
                        given.tokenTypeIds(),
                        given.positionIds()));
    }

    /// As long as the word vectors are.
    private static float[] random(Random random, Tensor words) {
        float[] direction = new float[words.data().length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) random.nextGaussian();
        }
        double factor = Math.sqrt(dot(words.data(), words.data()) / dot(direction, direction));
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= (float) factor;
        }
        return direction;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
