package io.github.disentangle.engine.explain;

/// What some distances that share a row of the relative position table count.
///
/// @param from query minus key: positive where a token looks back
/// @param to inclusive
public record DistanceShare(int from, int to, double share) {}
