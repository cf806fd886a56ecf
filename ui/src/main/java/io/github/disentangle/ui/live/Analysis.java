package io.github.disentangle.ui.live;

import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The model's answer to a question.
public final class Analysis {

    private final Question question;
    private final Prediction prediction;
    private final List<String> remarks;
    private final PassRuns runs;
    private final @Nullable Analysis untouched;
    private final Duration took;

    private Analysis(
            Question question,
            Prediction prediction,
            List<String> remarks,
            PassRuns runs,
            @Nullable Analysis untouched,
            Duration took) {
        this.question = question;
        this.prediction = prediction;
        this.remarks = List.copyOf(remarks);
        this.runs = runs;
        this.untouched = untouched;
        this.took = took;
    }

    /// Asks the model, with the question's interventions if it has any. Called away from the window.
    public static Analysis of(Question question, Progress progress) {
        Analysis plain = plain(question.plain(), progress);
        return question.interventions().isEmpty() ? plain : plain.tampered(question, progress);
    }

    /// Asks the model as it is. Called away from the window.
    static Analysis plain(Question question, Progress progress) {
        long start = System.nanoTime();
        var model = question.model();
        var runs = new PassRuns();
        var prediction = model.predict(
                question.task(),
                question.input(),
                (inputs, share) -> {
                    List<Run> made = model.model().run(inputs, share);
                    made.forEach(runs::keep);
                    return made;
                },
                progress);
        return new Analysis(question, prediction, prediction.warnings(), runs, null, since(start));
    }

    /// Asks the model again with interventions, taking over all layers below the first one they touch. Called away
    /// from the window.
    ///
    /// @param tampered the question of this plain answer, with interventions
    Analysis tampered(Question tampered, Progress progress) {
        long start = System.nanoTime();
        var model = question.model();
        var runner = new Tampering(model.model(), tampered.interventions(), runs);
        var changed = model.predict(question.task(), question.input(), runner, progress);
        var all = new ArrayList<>(changed.warnings());
        all.addAll(runner.remarks());
        return new Analysis(tampered, changed, all, runner.runs(), this, since(start));
    }

    /// What was asked.
    public Question question() {
        return question;
    }

    /// The answer.
    public Prediction prediction() {
        return prediction;
    }

    /// Sentences a person should know.
    public List<String> remarks() {
        return remarks;
    }

    /// The answer to the same input without interventions; this one if there are none.
    public Analysis plain() {
        return untouched == null ? this : untouched;
    }

    /// Time of the computation.
    public Duration took() {
        return took;
    }

    /// The tokens of the sequence the views show.
    public Encoding encoding() {
        return prediction.mainPass().encoding();
    }

    /// The way of that sequence through the encoder.
    public Run run() {
        return prediction.run();
    }

    /// The way of one of the answer's sequences through the encoder, as this answer's interventions left it.
    public Run run(Encoding sequence) {
        Input input = Input.of(sequence);
        return runs.find(input)
                .orElseGet(() -> new Tampering(question.model().model(), question.interventions(), plain().runs)
                        .run(List.of(input), Progress.NONE)
                        .getFirst());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
