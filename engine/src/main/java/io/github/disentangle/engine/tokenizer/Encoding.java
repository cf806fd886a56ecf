package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A text, or a pair of texts, as the model reads it: one entry per token in every array.
///
/// Offsets count Unicode code points (not `char`s) into the text of the token's sequence; a token made of a space and a
/// word covers the space too. Special tokens put around the sequences and padding have the offsets 0, 0. The arrays are
/// shared, not copied: nobody writes to them after construction.
///
/// @param text the first text
/// @param pair the second text, if there are two
/// @param ids token ids
/// @param tokens the pieces; an unknown stretch shows its characters, not `[UNK]` (see [DebertaTokenizer#piece(int)])
/// @param typeIds 0 for the first sequence, 1 for the second
/// @param attentionMask 1 for tokens, 0 for padding
/// @param specialTokensMask 1 for special tokens put around the sequences and for padding
/// @param starts where each token starts
/// @param ends where each token ends (exclusive)
/// @param wordIds the number of the word within its sequence, -1 for special tokens
/// @param sequenceIds 0 or 1, -1 for special tokens
public record Encoding(
        String text,
        @Nullable String pair,
        int[] ids,
        String[] tokens,
        int[] typeIds,
        int[] attentionMask,
        int[] specialTokensMask,
        int[] starts,
        int[] ends,
        int[] wordIds,
        int[] sequenceIds) {

    /// Number of tokens.
    public int length() {
        return ids.length;
    }

    /// Where the token starts, counted in `char`s of its text.
    public int utf16Start(int token) {
        return textOf(token).offsetByCodePoints(0, starts[token]);
    }

    /// Where the token ends (exclusive), counted in `char`s of its text.
    public int utf16End(int token) {
        return textOf(token).offsetByCodePoints(0, ends[token]);
    }

    /// The characters of the text the token covers; empty for special tokens.
    public String slice(int token) {
        return textOf(token).substring(utf16Start(token), utf16End(token));
    }

    private String textOf(int token) {
        return sequenceIds[token] == 1 ? Objects.requireNonNull(pair) : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding that
                && text.equals(that.text)
                && Objects.equals(pair, that.pair)
                && Arrays.equals(ids, that.ids)
                && Arrays.equals(tokens, that.tokens)
                && Arrays.equals(typeIds, that.typeIds)
                && Arrays.equals(attentionMask, that.attentionMask)
                && Arrays.equals(specialTokensMask, that.specialTokensMask)
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(wordIds, that.wordIds)
                && Arrays.equals(sequenceIds, that.sequenceIds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, pair, Arrays.hashCode(ids), Arrays.hashCode(starts));
    }

    @Override
    public String toString() {
        return Arrays.toString(tokens);
    }
}
