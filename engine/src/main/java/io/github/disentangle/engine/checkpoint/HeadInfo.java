package io.github.disentangle.engine.checkpoint;

import java.util.List;

/// What a checkpoint offers for one head.
///
/// @param kind the head
/// @param usable whether all its weights are there and fit the configuration
/// @param reason one sentence: why it cannot be used, or what to know when using it; empty when there is nothing
/// to say
/// @param missing canonical names of the tensors it would need and the checkpoint lacks
public record HeadInfo(HeadKind kind, boolean usable, String reason, List<String> missing) {

    public HeadInfo {
        missing = List.copyOf(missing);
    }
}
