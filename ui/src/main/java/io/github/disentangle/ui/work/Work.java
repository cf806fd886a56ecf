package io.github.disentangle.ui.work;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ObservableList;

/// Does tasks. All methods are called on the window's thread, and all outcomes arrive there.
public interface Work extends AutoCloseable {

    /// Starts a task after its delay. A task of the same slot that has not delivered yet is cancelled.
    <T> Job start(Task<T> task);

    /// Runs something on the window's thread, after all that was delivered there before. Any thread may call it.
    void tell(Runnable news);

    /// The jobs under way and the last finished one of each slot, newest last.
    ObservableList<Job> jobs();

    /// Whether any job waits or runs.
    ReadOnlyBooleanProperty busyProperty();

    /// Cancels everything and stops the threads.
    @Override
    void close();
}
