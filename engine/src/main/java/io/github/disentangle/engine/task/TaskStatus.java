package io.github.disentangle.engine.task;

/// Whether an open model can do a task.
///
/// @param reason one sentence: why it cannot, or what to know when using it; empty when there is nothing to say
public record TaskStatus(TaskKind kind, boolean available, String reason) {}
