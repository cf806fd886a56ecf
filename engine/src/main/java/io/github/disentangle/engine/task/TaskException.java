package io.github.disentangle.engine.task;

/// A task this model cannot do, or a request that does not fit the task. The message is one sentence for the user.
public final class TaskException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TaskException(String message) {
        super(message);
    }
}
