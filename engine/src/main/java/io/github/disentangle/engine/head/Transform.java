package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.model.LayerNorm;
import org.jspecify.annotations.Nullable;

/// What some heads do to a hidden state before they read their scores off it: `LN(act(dense(h)))`.
///
/// @param norm null for none
public record Transform(
        Linear dense, Activation activation, @Nullable LayerNorm norm) {}
