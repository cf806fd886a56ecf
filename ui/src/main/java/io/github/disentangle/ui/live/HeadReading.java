package io.github.disentangle.ui.live;

import io.github.disentangle.engine.model.HeadAttention;

/// The attention of one head in one answer.
public record HeadReading(Analysis analysis, HeadAttention attention) {}
