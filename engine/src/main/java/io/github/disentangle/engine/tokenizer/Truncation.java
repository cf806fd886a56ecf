package io.github.disentangle.engine.tokenizer;

/// From which sequence tokens are removed when an encoding would be longer than allowed.
public enum Truncation {
    NONE,
    /// From the longer one until both are equally long, then from both.
    LONGEST_FIRST,
    ONLY_FIRST,
    ONLY_SECOND
}
