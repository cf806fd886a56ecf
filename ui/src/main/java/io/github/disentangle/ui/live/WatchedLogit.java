package io.github.disentangle.ui.live;

import io.github.disentangle.engine.explain.ExplanationException;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.model.Run;
import java.util.List;
import java.util.Optional;

/// One logit (or the difference of two), with and without the interventions of an answer.
///
/// @param answer the plain model's answer it was read in
/// @param subject what is watched, in the plain model
/// @param plain its value in the plain model
/// @param present its value under the interventions
public record WatchedLogit(Analysis answer, Subject subject, double plain, double present) {

    /// Reads a logit. Called away from the window.
    ///
    /// @param target see [Subjects]; a name that does not fit this input counts as none
    /// @return empty for a model without a head, or an answer without a logit
    static Optional<WatchedLogit> of(Analysis analysis, Optional<String> target) {
        return subject(analysis, target).map(subject -> {
            double plain = value(subject, subject.run());
            boolean touched = !analysis.question().interventions().isEmpty();
            return new WatchedLogit(
                    analysis.plain(),
                    subject,
                    plain,
                    touched ? value(subject, analysis.run(subject.encoding())) : plain);
        });
    }

    /// What to call it.
    public String name() {
        return subject.name();
    }

    /// What the interventions did to it.
    public double change() {
        return present - plain;
    }

    /// The logit in another run of the subject's sequence.
    public static double value(Subject subject, Run run) {
        return new Differentiator(subject.open().model()).values(subject.head(), List.of(run), subject.target())[0];
    }

    private static Optional<Subject> subject(Analysis analysis, Optional<String> target) {
        var subjects = new Subjects(analysis.question().model());
        var prediction = analysis.plain().prediction();
        try {
            return Optional.of(subjects.of(prediction, target));
        } catch (ExplanationException misfit) {
            if (target.isEmpty()) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(subjects.of(prediction, Optional.empty()));
        } catch (ExplanationException none) {
            return Optional.empty();
        }
    }
}
