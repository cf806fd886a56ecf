package io.github.disentangle.ui.work;

/// Which queue a task waits in. Each lane does one task at a time, so a long load never delays a glance at another
/// head.
public enum Lane {
    /// What a person waits for: predictions.
    INTERACTIVE,
    /// What is read off an answer at once: attention of the selected head, the watched logit. The next prediction
    /// does not hold it up.
    GLANCE,
    /// What may take seconds: loading a model, sweeps over many runs.
    BACKGROUND,
    /// What a person may watch growing while everything else goes on: atlases, flows. Pauses while a person
    /// waits for an answer.
    SURVEY,
    /// What comes by itself beside the pictures and may take long: explanations, measurements of trust. Pauses
    /// while anything is interactive.
    STUDY
}
