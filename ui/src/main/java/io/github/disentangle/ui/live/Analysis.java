package io.github.disentangle.ui.live;

import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.time.Duration;

/// The model's answer to a question.
///
/// @param took time of the computation
public record Analysis(Question question, Prediction prediction, Duration took) {

    /// Asks the model. Called away from the window.
    static Analysis of(Question question, Progress progress) {
        long start = System.nanoTime();
        var model = question.model();
        var prediction = model.predict(question.task(), question.input(), progress);
        return new Analysis(question, prediction, Duration.ofNanos(System.nanoTime() - start));
    }

    /// The tokens of the sequence the views show.
    public Encoding encoding() {
        return prediction.mainPass().encoding();
    }

    /// The way of that sequence through the encoder.
    public Run run() {
        return prediction.run();
    }
}
