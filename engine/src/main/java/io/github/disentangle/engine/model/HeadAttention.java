package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

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
        boolean hasPositionToContent) {

    /// The terms the model has.
    public List<Term> terms() {
        return Arrays.stream(Term.values()).filter(this::has).toList();
    }

    /// Whether the model has the term.
    public boolean has(Term term) {
        return switch (term) {
            case CONTENT_TO_CONTENT -> true;
            case CONTENT_TO_POSITION -> hasContentToPosition;
            case POSITION_TO_CONTENT -> hasPositionToContent;
        };
    }

    /// The addend of a term, (query, key).
    public Tensor of(Term term) {
        return switch (term) {
            case CONTENT_TO_CONTENT -> contentToContent;
            case CONTENT_TO_POSITION -> contentToPosition;
            case POSITION_TO_CONTENT -> positionToContent;
        };
    }
}
