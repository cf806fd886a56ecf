package io.github.disentangle.engine.task;

/// How labelled tokens become labelled stretches of text. Reference: `AggregationStrategy`.
public enum Aggregation {
    /// Every token on its own.
    NONE,
    /// Neighbouring tokens with the same tag.
    SIMPLE,
    /// Words labelled like their first token, then as [#SIMPLE].
    FIRST,
    /// Words labelled by the mean of their tokens' scores, then as [#SIMPLE].
    AVERAGE,
    /// Words labelled like their most certain token, then as [#SIMPLE].
    MAX
}
