package io.github.disentangle.ui.view;

import io.github.disentangle.ui.work.Job;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ProgressBar;
import javafx.util.Subscription;

/// How far a job is. A bar that does not know swings, unless nothing should move by itself: then it stays empty.
public final class JobBar extends ProgressBar {

    private final Subscription following;

    /// @param reducedMotion whether nothing should move by itself
    public JobBar(Job job, ObservableValue<Boolean> reducedMotion) {
        getStyleClass().add("job-bar");
        setAccessibleText(job.title());
        following = Subscription.combine(
                job.fractionProperty().subscribe(share -> show(share.doubleValue(), reducedMotion.getValue())),
                reducedMotion.subscribe(still -> show(job.fractionProperty().get(), still)));
    }

    /// Lets go of the job.
    public void close() {
        following.unsubscribe();
    }

    private void show(double share, boolean still) {
        setProgress(share < 0 && still ? 0 : share);
    }
}
