package io.github.disentangle.ui.live;

import java.util.Optional;

/// A cell of a head's map in one answer.
///
/// @param logit whose change by cutting the edge is asked for; empty for none
public record CellAddress(HeadReading reading, Optional<WatchedLogit> logit, int query, int key) {}
