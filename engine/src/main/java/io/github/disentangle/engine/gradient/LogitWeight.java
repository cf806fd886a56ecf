package io.github.disentangle.engine.gradient;

/// One logit's share in a target.
///
/// @param sequence index of the run
/// @param row the position, or 0 where there is one decision for the sequence
/// @param column the label, edge (0 start, 1 end) or piece
record LogitWeight(int sequence, int row, int column, double weight) {}
