package io.github.disentangle.engine.explain;

/// What the model says with some tokens gone.
///
/// @param value the explained number
/// @param probability see [Probability]
/// @param leads whether the explained answer is still the model's own: ahead of all it competes with, or likelier
/// than not where it stands alone; for start and end of an answer both; a regression's number always leads
public record Outcome(double value, double probability, boolean leads) {}
