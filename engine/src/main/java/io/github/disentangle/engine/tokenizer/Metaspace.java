package io.github.disentangle.engine.tokenizer;

/// The visible space of SentencePiece.
final class Metaspace {

    /// U+2581 ▁, a space as pieces write it.
    static final int SYMBOL = 0x2581;

    private Metaspace() {}
}
