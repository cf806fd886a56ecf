package io.github.disentangle.engine.tokenizer;

/// How tokens become an encoding.
///
/// @param specialTokens whether `[CLS]` and `[SEP]` are put around the sequences
/// @param truncation which sequence gives way when there are more than `maxLength` tokens
/// @param maxLength the longest encoding allowed, special tokens included; read only if there is a truncation
/// @param stride tokens that neighbouring windows of a truncated sequence share
/// @param padTo the length to which shorter encodings are filled with `[PAD]`; 0 for none
/// @param padToMultipleOf the number of which the padded length must be a multiple; 0 or 1 for none
/// @param truncationSide the end that is cut off
/// @param paddingSide the end that is filled
public record EncodeOptions(
        boolean specialTokens,
        Truncation truncation,
        int maxLength,
        int stride,
        int padTo,
        int padToMultipleOf,
        Side truncationSide,
        Side paddingSide) {

    private static final EncodeOptions DEFAULTS =
            new EncodeOptions(true, Truncation.NONE, Integer.MAX_VALUE, 0, 0, 0, Side.RIGHT, Side.RIGHT);

    public EncodeOptions {
        if (maxLength < 0 || stride < 0 || padTo < 0 || padToMultipleOf < 0) {
            throw new IllegalArgumentException("lengths must not be negative: maxLength " + maxLength + ", stride "
                    + stride + ", padTo " + padTo + ", padToMultipleOf " + padToMultipleOf);
        }
    }

    /// Special tokens, no truncation, no padding.
    public static EncodeOptions defaults() {
        return DEFAULTS;
    }

    /// These options without `[CLS]` and `[SEP]`.
    public EncodeOptions withoutSpecialTokens() {
        return new EncodeOptions(
                false, truncation, maxLength, stride, padTo, padToMultipleOf, truncationSide, paddingSide);
    }

    /// These options cutting to at most `length` tokens; windows share `shared` tokens.
    public EncodeOptions truncated(Truncation how, int length, int shared) {
        return new EncodeOptions(
                specialTokens, how, length, shared, padTo, padToMultipleOf, truncationSide, paddingSide);
    }

    /// These options filling up to `length` tokens.
    public EncodeOptions paddedTo(int length) {
        return padded(length, padToMultipleOf, paddingSide);
    }

    /// These options filling up to `length` tokens and to a multiple of `multiple` on the given side.
    public EncodeOptions padded(int length, int multiple, Side side) {
        return new EncodeOptions(specialTokens, truncation, maxLength, stride, length, multiple, truncationSide, side);
    }

    /// These options cutting off at the given side.
    public EncodeOptions withTruncationSide(Side side) {
        return new EncodeOptions(
                specialTokens, truncation, maxLength, stride, padTo, padToMultipleOf, side, paddingSide);
    }

    /// The length to which an encoding of `length` tokens is filled.
    int paddedLength(int length) {
        int target = Math.max(length, padTo);
        return padToMultipleOf > 1 ? Math.ceilDiv(target, padToMultipleOf) * padToMultipleOf : target;
    }
}
