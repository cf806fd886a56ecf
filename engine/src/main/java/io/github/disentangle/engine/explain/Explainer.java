package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;

/// A way to find out how much each token counts for a target.
public interface Explainer {

    /// Explains one subject; may be cancelled between runs of the model.
    ///
    /// @throws ExplanationException when the method needs something model or tokenizer do not have
    Explanation explain(Subject subject, Progress progress);
}
