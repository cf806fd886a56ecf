package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;

/// What the last layer attends to, mean over its heads, where the target is read. Routing, not importance: shown
/// because it is so often taken for an explanation.
public record RawAttention() implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        int last = subject.open().config().layers() - 1;
        return new Explanation.Magnitudes(
                TokenSums.scores(AttentionRollout.through(subject, last, AttentionRollout.reading(subject))));
    }
}
