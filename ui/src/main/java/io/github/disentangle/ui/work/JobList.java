package io.github.disentangle.ui.work;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One job per slot: the bookkeeping both kinds of [Work] share. Used on the window's thread only.
final class JobList {

    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> view = FXCollections.unmodifiableObservableList(jobs);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    ObservableList<Job> view() {
        return view;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Puts the job in the place of the slot's former one, which is cancelled if still open.
    void add(Job job) {
        Job former = ofSlot(job.slot());
        if (former != null) {
            if (former.state().open()) {
                former.cancel();
                former.finish(Job.State.CANCELLED, former.elapsed());
            }
            jobs.remove(former);
        }
        job.stateProperty().subscribe(state -> update());
        jobs.add(job);
        update();
    }

    void cancelAll() {
        jobs.forEach(Job::cancel);
    }

    private @Nullable Job ofSlot(String slot) {
        return jobs.stream().filter(job -> job.slot().equals(slot)).findFirst().orElse(null);
    }

    private void update() {
        busy.set(jobs.stream().anyMatch(job -> job.state().open()));
    }
}
