package io.github.disentangle.engine.tokenizer;

/// The end of a sequence at which tokens are removed or padding is added.
public enum Side {
    LEFT,
    RIGHT
}
