package io.github.disentangle.engine.task;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.task.Result.LabelScore;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.TokenizerException;
import io.github.disentangle.engine.tokenizer.Truncation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Labels the model was never trained on: each becomes a hypothesis, and a model of natural language inference says how
/// well the text entails it. Reference: `ZeroShotClassificationPipeline`.
///
/// @param multiLabel whether each label is judged on its own, so that any number of them may fit
public record ZeroShotClassification(boolean multiLabel) implements Task {

    private static final String PLACE = "{}";

    public static ZeroShotClassification defaults() {
        return new ZeroShotClassification(false);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.ZERO_SHOT_CLASSIFICATION;
    }

    static TaskStatus status(ModelConfig config) {
        if (config.labelCount() < 2) {
            return new TaskStatus(
                    TaskKind.ZERO_SHOT_CLASSIFICATION,
                    false,
                    "It takes a model of natural language inference, this one has a single label.");
        }
        int entailment = entailment(config);
        String last = config.labels().getLast();
        String reason = entailment >= 0
                ? ""
                : "No label of this model is called entailment; \"" + last
                        + "\" is taken for it as transformers does, which may mean nothing.";
        return new TaskStatus(TaskKind.ZERO_SHOT_CLASSIFICATION, true, reason);
    }

    /// The id of the first label, in the order of `label2id`, that says entailment; -1 when none does.
    private static int entailment(ModelConfig config) {
        return config.labelIds().entrySet().stream()
                .filter(label -> label.getKey().toLowerCase(Locale.ROOT).startsWith("entail"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(-1);
    }

    /// The id of the label whose logit speaks for a hypothesis: entailment, or the last one when none is called so.
    public static int entailmentLabel(ModelConfig config) {
        int entailment = entailment(config);
        return entailment >= 0 ? entailment : config.labelCount() - 1;
    }

    Prediction predict(Draft draft) {
        if (!(draft.input() instanceof ZeroShotInput(String text, List<String> labels, String template))) {
            throw draft.misfit();
        }
        if (labels.isEmpty()) {
            throw new TaskException("Zero-shot classification needs at least one label.");
        }
        if (!template.contains(PLACE)) {
            throw new TaskException("The hypothesis \"" + template + "\" has no {} for the label to go to.");
        }
        SequenceHead head = draft.head(SequenceHead.class);
        var encodings = new ArrayList<Encoding>();
        for (String label : labels) {
            encodings.add(encode(draft, text, template.replace(PLACE, label)));
        }
        draft.run(encodings, run -> Map.of(Pass.LOGITS, head.logits(run)));
        ModelConfig config = draft.open().config();
        int entailment = entailmentLabel(config);
        float[] scores = multiLabel || labels.size() == 1
                ? judgedAlone(draft.passes(), entailment, config.labelCount())
                : judgedTogether(draft.passes(), entailment);
        List<LabelScore> ranking = IntStream.range(0, scores.length)
                .mapToObj(label -> new LabelScore(label, labels.get(label), scores[label]))
                .sorted(Comparator.comparingDouble(LabelScore::score)
                        .thenComparingInt(LabelScore::index)
                        .reversed())
                .toList();
        return draft.finish(ranking.getFirst().index(), new Ranking(ranking));
    }

    /// Cuts the text, never the hypothesis; leaves both as they are where that is not enough, like the reference.
    private static Encoding encode(Draft draft, String text, String hypothesis) {
        try {
            return draft.encode(
                    text, hypothesis, Truncation.ONLY_FIRST, draft.tokenizer().modelMaxLength());
        } catch (TokenizerException tooShort) {
            return draft.encode(text, hypothesis, Truncation.NONE, OptionalInt.empty());
        }
    }

    private static float[] judgedTogether(List<Pass> passes, int entailment) {
        float[] scores = new float[passes.size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = passes.get(label).output(Pass.LOGITS).get(entailment);
        }
        return ScoreFunction.SOFTMAX.apply(scores);
    }

    /// The reference takes the other end of the labels for contradiction, whatever its name.
    private static float[] judgedAlone(List<Pass> passes, int entailment, int labelCount) {
        int contradiction = entailment == 0 ? labelCount - 1 : 0;
        float[] scores = new float[passes.size()];
        for (int label = 0; label < scores.length; label++) {
            var logits = passes.get(label).output(Pass.LOGITS);
            scores[label] = ScoreFunction.SOFTMAX.apply(logits.get(contradiction), logits.get(entailment))[1];
        }
        return scores;
    }
}
