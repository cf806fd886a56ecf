package io.github.disentangle.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.InputException;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.Result.Answers;
import io.github.disentangle.engine.task.Result.Entities;
import io.github.disentangle.engine.task.Result.Fillings;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.tokenizer.TokenizerException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What tasks do beyond the reference's goldens: odd inputs, long texts, refusals. On the bundled samples.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskTest {

    private static final OptionalInt NONE = OptionalInt.empty();

    private final Kernels kernels = KernelProvider.select().kernels();
    private final Map<String, OpenModel> models = new HashMap<>();

    private OpenModel sample(String name) {
        return models.computeIfAbsent(
                name,
                it -> OpenModel.open(Path.of("..", "samples", "models", it), OpenOptions.with(kernels), Progress.NONE));
    }

    @AfterAll
    void close() {
        models.values().forEach(OpenModel::close);
        kernels.close();
    }

    private Prediction predict(String sample, Task task, TaskInput input) {
        return sample(sample).predict(task, input, Progress.NONE);
    }

    private String refusal(String sample, Task task, TaskInput input) {
        return assertThrows(TaskException.class, () -> predict(sample, task, input))
                .getMessage();
    }

    @Test
    void inputThatDoesNotFitTheTaskIsRefused() {
        assertEquals(
                "The task token-classification cannot take a pair of texts.",
                refusal("ner", TokenClassification.defaults(), new PairInput("a", "b")));
        assertEquals(
                "The task question-answering cannot take a text.",
                refusal("qa", QuestionAnswering.defaults(), new TextInput("a")));
        assertEquals(
                "The task text-classification cannot take a prompt with choices.",
                refusal("sentiment", TextClassification.defaults(), new ChoiceInput("a", List.of("b"))));
    }

    @Test
    void textWithoutMaskIsRefused() {
        assertEquals(
                "The text has no [MASK]; write it where a word is to be found.",
                refusal("fill-mask", FillMask.defaults(), new TextInput("Nothing to fill.")));
    }

    @Test
    void templateWithoutPlaceAndEmptyLabelsAreRefused() {
        var task = ZeroShotClassification.defaults();
        assertEquals(
                "The hypothesis \"It is so.\" has no {} for the label to go to.",
                refusal("nli", task, new ZeroShotInput("text", List.of("a"), "It is so.")));
        assertEquals(
                "Zero-shot classification needs at least one label.",
                refusal("nli", task, new ZeroShotInput("text", " , ,")));
        assertEquals(
                "Multiple choice needs at least one choice.",
                refusal("multiple-choice", MultipleChoice.defaults(), new ChoiceInput("text", List.of())));
    }

    @Test
    void emptyQuestionOrContextIsRefused() {
        assertEquals(
                "Question answering needs a question and a context; one of them is empty.",
                refusal("qa", QuestionAnswering.defaults(), new QuestionInput("Who?", " ")));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThrows(TaskException.class, () -> new FillMask(0, List.of()));
        assertThrows(TaskException.class, () -> new QuestionAnswering(0, 15, false, true, NONE, NONE));
        assertThrows(
                TaskException.class,
                () -> new TokenClassification(Aggregation.NONE, List.of(), OptionalInt.of(2), NONE));
    }

    @Test
    void targetsThatAreNoPiecesAreReplacedAndToldOrRefused() {
        var task = new FillMask(5, List.of("▁Paris", "Parisian"));
        Prediction prediction = predict("fill-mask", task, new TextInput("The capital of France is [MASK]."));
        assertEquals(1, prediction.warnings().size());
        assertTrue(
                prediction.warnings().getFirst().startsWith("The target \"Parisian\" is no piece of the vocabulary"),
                prediction.warnings().toString());
        assertEquals(
                "None of the targets is in the vocabulary.",
                refusal("fill-mask", new FillMask(5, List.of("")), new TextInput("A [MASK].")));
    }

    @Test
    void everyMaskIsFilledWhereItStands() {
        Prediction prediction =
                predict("fill-mask", new FillMask(2, List.of()), new TextInput("[MASK] is the [MASK] of Norway."));
        var masks = ((Fillings) prediction.result()).masks();
        assertEquals(
                List.of(1, 4), masks.stream().map(Result.MaskFilling::position).toList());
        assertEquals(2, masks.getFirst().words().size());
        assertEquals(
                List.of("position", "piece"),
                prediction.mainPass().output(Pass.LOGITS).axes());
    }

    @Test
    void textLongerThanUsualIsUsedWholeWithAWarning() {
        String text = "The film was good. ".repeat(60);
        Prediction prediction = predict("sentiment", TextClassification.defaults(), new TextInput(text));
        int length = prediction.mainPass().encoding().length();
        assertTrue(length > 128);
        assertEquals(
                List.of("The text has " + length + " tokens, more than the 128 this model was set up for; all of them"
                        + " were used, the answer may be less reliable."),
                prediction.warnings());
    }

    @Test
    void textThatNoMemoryCanHoldIsRefused() {
        String text = "The film was good. ".repeat(10_000);
        var failure = assertThrows(
                InputException.class, () -> predict("sentiment", TextClassification.defaults(), new TextInput(text)));
        assertTrue(failure.getMessage().startsWith("The input has 50002 tokens; in the memory"), failure.getMessage());
    }

    @Test
    void textIsCutWhenAsked() {
        String text = "The film was good. ".repeat(60);
        var task = new TextClassification(NONE, java.util.Optional.empty(), OptionalInt.of(16));
        Prediction prediction = predict("sentiment", task, new TextInput(text));
        assertEquals(16, prediction.mainPass().encoding().length());
        assertEquals(
                List.of("The text is longer than 16 tokens; what comes after them was left out."),
                prediction.warnings());
    }

    @Test
    void windowsFindEntitiesBeyondTheFirst() {
        String text = "Nothing happened here. ".repeat(40) + "Angela Carter moved to London in 1966.";
        var first = TokenClassification.defaults().with(Aggregation.SIMPLE);
        var windows = new TokenClassification(Aggregation.SIMPLE, List.of("O"), OptionalInt.of(16), NONE);
        Prediction cut = predict("ner", first, new TextInput(text));
        Prediction whole = predict("ner", windows, new TextInput(text));
        assertEquals(1, cut.passes().size());
        assertEquals(1, cut.warnings().size());
        assertTrue(whole.passes().size() > 1);
        assertFalse(texts(cut).contains("London"), texts(cut).toString());
        assertTrue(texts(whole).contains("London"), texts(whole).toString());
    }

    private static List<String> texts(Prediction prediction) {
        return ((Entities) prediction.result())
                .entities().stream().map(Result.Entity::text).toList();
    }

    @Test
    void entityIsTheTextItStandsForCountedInCodePoints() {
        String text = "😀😀 In April, Angela Carter left Google.";
        var task = TokenClassification.defaults().with(Aggregation.MAX);
        Prediction prediction = predict("ner", task, new TextInput(text));
        assertTrue(
                texts(prediction).contains("Angela Carter"), texts(prediction).toString());
        for (var entity : ((Entities) prediction.result()).entities()) {
            int start = text.offsetByCodePoints(0, entity.start());
            int end = text.offsetByCodePoints(0, entity.end());
            assertEquals(text.substring(start, end).strip(), entity.text());
        }
    }

    @Test
    void answerDeepInALongContextIsFoundAndItsWindowIsTheMainOne() {
        String context = "Nothing happened here. ".repeat(60) + "The teacher was thanked by the doctor.";
        var task = new QuestionAnswering(1, 15, false, true, OptionalInt.of(64), OptionalInt.of(16));
        Prediction prediction = predict("qa", task, new QuestionInput("Who thanked the teacher?", context));
        var answer = ((Answers) prediction.result()).answers().getFirst();
        assertTrue(answer.text().contains("doctor"), answer.toString());
        assertEquals(answer.pass(), prediction.main());
        assertEquals(answer.text(), context.substring(answer.start(), answer.end()));
        assertEquals(prediction.mainPass().encoding().length(), prediction.run().length());
    }

    @Test
    void questionThatFillsTheWindowIsRefused() {
        var task = new QuestionAnswering(1, 15, false, true, OptionalInt.of(16), OptionalInt.of(4));
        var input = new QuestionInput("Who thanked the teacher ".repeat(8), "The doctor did.");
        assertThrows(TokenizerException.class, () -> predict("qa", task, input));
    }

    @Test
    void bestLabelIsTheMainPassWhateverTheNumberOfLabels() {
        var labels = new java.util.ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            labels.add("topic " + i);
        }
        labels.add(7, "travel");
        Prediction prediction = predict(
                "nli",
                new ZeroShotClassification(true),
                new ZeroShotInput("Our plane to Lisbon leaves at six.", labels));
        var best = ((Ranking) prediction.result()).scores().getFirst();
        assertEquals(151, prediction.passes().size());
        assertEquals(best.index(), prediction.main());
        assertEquals(labels.get(best.index()), best.label());
        assertEquals(
                prediction.run().hiddenStates(),
                sample("nli").run(prediction.mainPass()).hiddenStates());
    }

    @Test
    void zeroShotWithoutEntailmentLabelIsToldToMeanLittle() {
        Prediction prediction =
                predict("sentiment", ZeroShotClassification.defaults(), new ZeroShotInput("Good.", "a,b"));
        assertEquals(
                List.of("No label of this model is called entailment; \"POSITIVE\" is taken for it as transformers"
                        + " does, which may mean nothing."),
                prediction.warnings());
    }

    @Test
    void scoresOfARegressionAreItsLogits() {
        Prediction prediction = predict(
                "similarity", TextClassification.defaults(), new PairInput("A man fixed the car.", "A man ate."));
        float logit = prediction.mainPass().output(Pass.LOGITS).get(0);
        assertEquals(logit, ((Ranking) prediction.result()).scores().getFirst().score());
    }
}
