package io.github.disentangle.engine.model;

/// There is not enough memory for a model. The message is one sentence for the user; nothing was allocated.
public final class MemoryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MemoryException(String message) {
        super(message);
    }
}
