package io.github.disentangle.engine.dataset;

/// A data set that cannot be read, or from which nothing can be learnt about a model. The message is one sentence for
/// the user.
public final class DataSetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DataSetException(String message) {
        super(message);
    }

    public DataSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
