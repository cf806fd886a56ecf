package io.github.disentangle.engine.model;

import io.github.disentangle.engine.tensor.Tensor;

/// One head's attention map with the addends of its scores; all tensors (query, key).
///
/// `score = contentToContent + contentToPosition + positionToContent`, each already divided by √(d·s); `probability` is
/// the softmax of the score over the visible keys.
///
/// @param probability what the head attends to; rows sum to 1
/// @param score the logits of the softmax
/// @param contentToContent c2c: the query's content against the key's content
/// @param contentToPosition c2p: the query's content against the distance; zeros when the model has no such term
/// @param positionToContent p2c: the distance against the key's content; zeros when the model has no such term
/// @param hasContentToPosition whether the model has the c2p term
/// @param hasPositionToContent whether the model has the p2c term
public record HeadAttention(
        int layer,
        int head,
        Tensor probability,
        Tensor score,
        Tensor contentToContent,
        Tensor contentToPosition,
        Tensor positionToContent,
        boolean hasContentToPosition,
        boolean hasPositionToContent) {}
