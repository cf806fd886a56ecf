package io.github.disentangle.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.explain.Explanation.Decomposition;
import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The bundled models and the attributions that were computed with PyTorch for them.
class ExplainerTest {

    private static final Path SAMPLES = Path.of("..", "samples");
    private static final TaskInput NOT_BAD = new TextInput("I don't think this film is bad.");

    private static Kernels kernels;
    private static final Map<String, OpenModel> OPEN = new HashMap<>();

    @BeforeAll
    static void openKernels() {
        kernels = KernelProvider.select().kernels();
    }

    @AfterAll
    static void closeModels() {
        OPEN.values().forEach(OpenModel::close);
        OPEN.clear();
        kernels.close();
    }

    private static OpenModel open(String name) {
        return OPEN.computeIfAbsent(
                name, _ -> OpenModel.open(SAMPLES.resolve("models", name), OpenOptions.with(kernels), Progress.NONE));
    }

    private static Subject subject(String model, TaskInput input, String target) {
        return new Subjects(open(model)).of(input, Optional.ofNullable(target), Progress.NONE);
    }

    static Stream<Arguments> goldens() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve("golden", "models"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(file -> inputs(file)
                            .filter(input -> input.has("gradients"))
                            .map(input -> Arguments.of(
                                    file.getFileName().toString().replace(".json", ""),
                                    input.get("text").getAsString(),
                                    input)));
        }
    }

    private static Stream<JsonObject> inputs(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file))
                    .getAsJsonObject()
                    .getAsJsonArray("inputs")
                    .asList()
                    .stream()
                    .map(element -> element.getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("goldens")
    void gradientsAndIntegratedGradientsAreThoseOfTheReference(String model, String text, JsonObject golden) {
        TaskInput input = golden.has("text_pair")
                ? new PairInput(text, golden.get("text_pair").getAsString())
                : new TextInput(text);
        JsonObject expected = golden.getAsJsonObject("gradients");
        Subject subject = subject(model, input, expected.get("target").getAsString());

        assertClose(expected.getAsJsonArray("grad_l2"), new GradientNorm().explain(subject, Progress.NONE));
        assertClose(expected.getAsJsonArray("grad_x_input"), new InputTimesGradient().explain(subject, Progress.NONE));
        for (Baseline baseline : List.of(Baseline.PAD_ALL, Baseline.PAD)) {
            JsonObject integrated =
                    expected.getAsJsonObject(baseline == Baseline.PAD ? "ig_pad_keep_special" : "ig_pad_all");
            var found = (Decomposition)
                    new IntegratedGradients(baseline, OptionalInt.of(50)).explain(subject, Progress.NONE);
            assertClose(integrated.getAsJsonArray("token_attributions"), found);
            assertEquals(
                    integrated.get("logit_input").getAsDouble()
                            - integrated.get("logit_baseline").getAsDouble(),
                    found.total(),
                    1e-4,
                    "difference of the logits");
            assertEquals(50, found.passes());
        }
    }

    private static void assertClose(JsonArray expected, Explanation found) {
        float[] values = new float[expected.size()];
        float largest = 0;
        for (int token = 0; token < values.length; token++) {
            values[token] = expected.get(token).getAsFloat();
            largest = Math.max(largest, Math.abs(values[token]));
        }
        assertArrayEquals(values, found.scores().data(), 2e-4f * Math.max(largest, 0.1f));
    }

    @ParameterizedTest
    @EnumSource
    void integratedGradientsTakeAsManyStepsAsCompletenessNeeds(Baseline baseline) {
        Subject subject = subject("sentiment", new TextInput("A dull film, and far too long."), null);

        var found =
                (Decomposition) new IntegratedGradients(baseline, OptionalInt.empty()).explain(subject, Progress.NONE);

        assertTrue(
                Math.abs(found.missing()) <= IntegratedGradients.TOLERANCE * Math.abs(found.total()),
                () -> found.missing() + " of " + found.total() + " after " + found.passes());
        assertEquals(sum(found), found.total() + found.missing(), 1e-4);
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                Arguments.of("sentiment", NOT_BAD, null, "POSITIVE"),
                Arguments.of("sentiment", NOT_BAD, "negative vs 1", "NEGATIVE vs POSITIVE"),
                Arguments.of("sentiment-v3", NOT_BAD, "POSITIVE", "POSITIVE"),
                Arguments.of("nli", new PairInput("Nobody came.", "Peter came."), "contradiction", "contradiction"),
                Arguments.of("nli", new ZeroShotInput("Our plane leaves at six.", "travel,food"), "food", "food"),
                Arguments.of("similarity", new PairInput("A dog ran.", "A cat slept."), null, "LABEL_0"),
                Arguments.of("ner", new TextInput("Kate works in Paris."), "B-LOC@5", "B-LOC@5"),
                Arguments.of("qa", new QuestionInput("Who came?", "Peter came. Mary left."), "start@6", "start@6"),
                Arguments.of("multiple-choice", new ChoiceInput("She", List.of("slept.", "ran.")), "ran.", "ran."),
                Arguments.of("fill-mask", new TextInput("The capital of France is [MASK]."), "▁Rome@6", "▁Rome@6"));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void decompositionSumsToTheLogitOfAnyHead(String model, TaskInput input, String target, String name) {
        Subject subject = subject(model, input, target);

        var found = (Decomposition) new DecompX().explain(subject, Progress.NONE);

        assertEquals(name, subject.name());
        assertEquals(subject.value(), found.total(), 1e-4);
        assertEquals(subject.value(), sum(found) + found.rest(), 1e-4 * Math.max(1, Math.abs(subject.value())));
        assertEquals(0, found.residual().orElseThrow(), 1e-4 * Math.max(1, Math.abs(subject.value())));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void afterEveryLayerTheStatesSumToTheLogitOfAnyHead(String model, TaskInput input, String target) {
        Subject subject = subject(model, input, target);
        int layers = open(model).config().layers();

        StateShares found = new DecompX().byState(subject, Progress.NONE);

        assertArrayEquals(
                new int[] {layers + 1, subject.length()}, found.shares().shape());
        for (int state = 0; state <= layers; state++) {
            double sum = found.rest().get(state);
            for (int position = 0; position < subject.length(); position++) {
                sum += found.shares().get(state, position);
            }
            assertEquals(subject.value(), sum, 1e-4 * Math.max(1, Math.abs(subject.value())));
        }
        for (int position = 0; position < subject.length(); position++) {
            boolean read = subject.readAt().get(position);
            assertEquals(read, found.shares().get(layers, position) != 0, "the head reads position " + position);
        }
    }

    /// What is left above the embedding output is all that belongs to no word but the bias of the embeddings' norm.
    @Test
    void whatIsLeftToTheBiasesIsWhatTheReversePassFinds() {
        Subject subject = subject("sentiment-v3", NOT_BAD, "POSITIVE");
        Gradient gradient = subject.gradient(LocalRules.FROZEN, Progress.NONE);
        Tensor first = gradient.hiddenStates().getFirst();
        float[] bias = subject.open().model().embeddings().norm().bias();
        double below = 0;
        for (int i = 0; i < first.data().length; i++) {
            below += (double) first.data()[i] * bias[i % bias.length];
        }

        StateShares found = new DecompX().byState(subject, Progress.NONE);

        assertEquals(gradient.constant() - below, found.rest().get(0), 1e-4);
    }

    @Test
    void withoutMaskTokenNeitherBaselineNorRemovalMakesOneUp(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve("models", "sentiment-v3"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path config = folder.resolve("tokenizer_config.json");
        JsonObject json = JsonParser.parseString(Files.readString(config)).getAsJsonObject();
        json.add("mask_token", JsonNull.INSTANCE);
        Files.writeString(config, json.toString());
        try (OpenModel unmasked = OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE)) {
            Subject subject = new Subjects(unmasked).of(NOT_BAD, Optional.empty(), Progress.NONE);
            var baseline = new IntegratedGradients(Baseline.MASK, OptionalInt.empty());
            var removal = new Occlusion(Removal.MASK, Unit.TOKEN);

            assertEquals(
                    "This model has no mask token to be a baseline; take zero or mean instead.",
                    assertThrows(ExplanationException.class, () -> baseline.explain(subject, Progress.NONE))
                            .getMessage());
            assertEquals(
                    "The tokenizer has no mask token to put in a token's place; take delete or attention-out instead.",
                    assertThrows(ExplanationException.class, () -> removal.explain(subject, Progress.NONE))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void attentionThatIsFollowedStaysWhole(String model, TaskInput input, String target) {
        Subject subject = subject(model, input, target);

        assertEquals(1, sum(new MixingRollout(Mixing.ATTENTION).explain(subject, Progress.NONE)), 1e-4);
        assertEquals(1, sum(new RawAttention().explain(subject, Progress.NONE)), 1e-4);
    }

    @ParameterizedTest
    @EnumSource
    void occlusionIsTheLogitLostInARunWithoutTheToken(Removal removal) {
        Subject subject = subject("sentiment", NOT_BAD, "POSITIVE");
        OpenModel open = open("sentiment");
        var head = open.head(SequenceHead.class);
        ToDoubleFunction<Input> logit =
                input -> head.logits(open.model().run(input)).get(1);
        double whole = logit.applyAsDouble(Input.of(subject.encoding()));

        float[] scores = new Occlusion(removal, Unit.TOKEN)
                .explain(subject, Progress.NONE)
                .scores()
                .data();

        for (int token = 0; token < scores.length; token++) {
            if (subject.encoding().specialTokensMask()[token] == 1) {
                assertTrue(Float.isNaN(scores[token]), "special tokens stay");
            } else {
                double without = logit.applyAsDouble(without(subject, token, removal));
                assertEquals(
                        whole - without, scores[token], 1e-4, subject.encoding().tokens()[token]);
            }
        }
    }

    private static Input without(Subject subject, int removed, Removal removal) {
        int[] ids = subject.encoding().ids().clone();
        return switch (removal) {
            case MASK -> {
                ids[removed] = subject.open().tokenizer().maskId();
                yield Input.of(ids);
            }
            case DELETE ->
                Input.of(IntStream.range(0, ids.length)
                        .filter(token -> token != removed)
                        .map(token -> ids[token])
                        .toArray());
            case ATTENTION_OUT -> {
                float[] mask = new float[ids.length];
                for (int token = 0; token < mask.length; token++) {
                    mask[token] = token == removed ? 0 : 1;
                }
                yield new Input(ids, null, mask, null, null);
            }
        };
    }

    @Test
    void aTargetMovesWithItsTokenWhenTokensBeforeItAreDeleted() {
        Subject subject = subject("ner", new TextInput("Kate works in Paris."), "B-LOC@5");
        OpenModel open = open("ner");
        int[] ids = subject.encoding().ids();
        int[] left = IntStream.range(0, ids.length)
                .filter(token -> token != 2)
                .map(token -> ids[token])
                .toArray();
        int label = open.config().labels().indexOf("B-LOC");
        var head = open.head(TokenHead.class);
        float without = head.logits(open.model().run(Input.of(left))).get(4, label);

        float[] scores = new Occlusion(Removal.DELETE, Unit.TOKEN)
                .explain(subject, Progress.NONE)
                .scores()
                .data();

        assertEquals(subject.value() - without, scores[2], 1e-4);
        assertTrue(Float.isNaN(scores[5]), "where the target is read nothing can be deleted");
    }

    @Test
    void aWordsLossIsSharedByItsTokens() {
        Subject subject = subject("sentiment", new TextInput("An unwatchableness."), "NEGATIVE");
        var erasure = new Erasure(subject, Removal.MASK);
        var words = Unit.WORD.groups(subject.encoding(), erasure.removable());
        double[] left = erasure.values(words, Progress.NONE);

        float[] scores = new Occlusion(Removal.MASK, Unit.WORD)
                .explain(subject, Progress.NONE)
                .scores()
                .data();

        assertTrue(words.size() < erasure.removable().cardinality(), "a word of several tokens");
        for (int word = 0; word < left.length; word++) {
            double sum =
                    words.get(word).stream().mapToDouble(token -> scores[token]).sum();
            assertEquals(subject.value() - left[word], sum, 1e-4);
        }
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("sentiment", NOT_BAD, "GOOD", "There is no label \"GOOD\"; there are NEGATIVE, POSITIVE."),
                Arguments.of("sentiment", NOT_BAD, "2", "There is no label \"2\"; there are NEGATIVE, POSITIVE."),
                Arguments.of(
                        "ner", new TextInput("Kate."), "O@99", "There is no token 99: this input has tokens 0 to "),
                Arguments.of(
                        "multiple-choice",
                        new ChoiceInput("She", List.of("slept.", "ran.")),
                        "sat.",
                        "There is no choice \"sat.\"; there are slept., ran.."),
                Arguments.of(
                        "qa",
                        new QuestionInput("Who came?", "Peter came."),
                        "Peter",
                        "\"Peter\" is no edge of an answer; write start@7 or end@9 with the number of a token."),
                Arguments.of(
                        "fill-mask",
                        new TextInput("It is [MASK]."),
                        "two words",
                        "\"two words\" is no single piece of the vocabulary, so it has no logit to explain."),
                Arguments.of(
                        "backbone",
                        NOT_BAD,
                        null,
                        "This model has no head for feature-extraction, so there is no logit to explain."));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeExplainedIsToldInOneSentence(String model, TaskInput input, String target, String sentence) {
        var failure = assertThrows(ExplanationException.class, () -> subject(model, input, target));

        assertTrue(failure.getMessage().startsWith(sentence), failure.getMessage());
    }

    private static double sum(Explanation explanation) {
        double sum = 0;
        for (float score : explanation.scores().data()) {
            sum += score;
        }
        return sum;
    }
}
