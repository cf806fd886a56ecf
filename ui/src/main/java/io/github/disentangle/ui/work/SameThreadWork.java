package io.github.disentangle.ui.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ObservableList;

/// Does every task at once on the calling thread, delays ignored: view models become plain functions in tests.
public final class SameThreadWork implements Work {

    private final JobList jobs = new JobList();

    @Override
    public <T> Job start(Task<T> task) {
        var job = new Job(task);
        jobs.add(job);
        job.enter(Job.State.RUNNING);
        T result;
        try {
            result = task.computation().compute(job.progress(job::advance));
        } catch (CancellationException e) {
            job.finish(Job.State.CANCELLED, Duration.ZERO);
            return job;
        } catch (RuntimeException e) {
            job.finish(Job.State.FAILED, Duration.ZERO);
            task.failure().accept(e);
            return job;
        }
        job.finish(Job.State.DONE, Duration.ZERO);
        task.success().accept(result);
        return job;
    }

    @Override
    public void tell(Runnable news) {
        news.run();
    }

    @Override
    public ObservableList<Job> jobs() {
        return jobs.view();
    }

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
        return jobs.busyProperty();
    }

    @Override
    public void close() {
        jobs.cancelAll();
    }
}
