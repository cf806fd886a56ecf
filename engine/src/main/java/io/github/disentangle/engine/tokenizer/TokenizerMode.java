package io.github.disentangle.engine.tokenizer;

/// Which of the reference's tokenizers is followed. They disagree on rare texts only (full-width letters, control
/// characters, stacked accents, the choice of words around user-defined pieces).
public enum TokenizerMode {
    /// What the SentencePiece library makes of `spm.model`; the slow `DebertaV2Tokenizer` of transformers 4.
    SENTENCEPIECE,
    /// `DebertaV2TokenizerFast` of transformers 4, converted from `spm.model`.
    FAST_V4,
    /// `DebertaV2Tokenizer` of transformers 5, which ignores the character map of `spm.model`.
    V5,
    /// Whatever `tokenizer.json` says, executed step by step.
    TOKENIZER_JSON
}
