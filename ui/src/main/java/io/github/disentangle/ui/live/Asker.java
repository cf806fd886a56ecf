package io.github.disentangle.ui.live;

import io.github.disentangle.engine.model.Progress;
import org.jspecify.annotations.Nullable;

/// Asks models and keeps the last plain answer, from which answers with interventions are made.
final class Asker {

    private @Nullable Analysis last;

    /// Called away from the window.
    synchronized Analysis ask(Question question, Progress progress) {
        Question plain = question.plain();
        Analysis answer = last;
        if (answer == null || !answer.question().equals(plain)) {
            answer = Analysis.plain(plain, progress);
            last = answer;
        }
        return question.interventions().isEmpty() ? answer : answer.tampered(question, progress);
    }

    /// Makes the next answer a new one.
    synchronized void forget() {
        last = null;
    }
}
