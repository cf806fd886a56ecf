package io.github.disentangle.engine.model;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import org.jspecify.annotations.Nullable;

/// One sequence as the encoder takes it: ids or embeddings, and what goes with them. The arrays are shared, nobody
/// writes to them.
///
/// @param inputIds piece ids; null when embeddings are given
/// @param inputsEmbeds (position, embedding), before positions, types, projection and layer norm; null when ids are
/// given
/// @param attentionMask 0 hides a position, any other value scales its embedding; null for all ones
/// @param tokenTypeIds segment of each token; null for all zeros
/// @param positionIds absolute position of each token; null for 0, 1, 2, …
public record Input(
        int @Nullable [] inputIds,
        @Nullable Tensor inputsEmbeds,
        float @Nullable [] attentionMask,
        int @Nullable [] tokenTypeIds,
        int @Nullable [] positionIds) {

    public Input {
        if ((inputIds == null) == (inputsEmbeds == null)) {
            throw new InputException("An input needs either input_ids or inputs_embeds, not both and not neither.");
        }
        int length = inputIds != null ? inputIds.length : inputsEmbeds.shape()[0];
        if (length == 0) {
            throw new InputException("The input is empty; the model needs at least one token.");
        }
        requireLength("attention_mask", attentionMask == null ? length : attentionMask.length, length);
        requireLength("token_type_ids", tokenTypeIds == null ? length : tokenTypeIds.length, length);
        requireLength("position_ids", positionIds == null ? length : positionIds.length, length);
    }

    /// Ids with everything else at its default.
    public static Input of(int... ids) {
        return new Input(ids, null, null, null, null);
    }

    /// What the tokenizer made of a text.
    public static Input of(Encoding encoding) {
        float[] mask = new float[encoding.length()];
        for (int token = 0; token < mask.length; token++) {
            mask[token] = encoding.attentionMask()[token];
        }
        return new Input(encoding.ids(), null, mask, encoding.typeIds(), null);
    }

    /// Number of positions, hidden ones included.
    public int length() {
        return inputIds != null ? inputIds.length : inputsEmbeds.shape()[0];
    }

    /// Which positions take part in attention; null when all do.
    public boolean @Nullable [] visible() {
        if (attentionMask == null) {
            return null;
        }
        boolean[] visible = new boolean[attentionMask.length];
        boolean all = true;
        for (int position = 0; position < visible.length; position++) {
            visible[position] = attentionMask[position] != 0;
            all &= visible[position];
        }
        return all ? null : visible;
    }

    private static void requireLength(String name, int found, int expected) {
        if (found != expected) {
            throw new InputException(
                    "The " + name + " has " + found + " entries but the input has " + expected + " positions.");
        }
    }
}
