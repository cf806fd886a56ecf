package io.github.disentangle.ui.view.drawer;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.JobBar;
import io.github.disentangle.ui.work.Job;
import io.github.disentangle.ui.work.Work;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is being computed, with a way to stop it.
final class JobsView extends ListView<Job> {

    /// @param reducedMotion whether nothing should move by itself
    JobsView(Work work, ObservableValue<Boolean> reducedMotion) {
        setId("jobs");
        setAccessibleText(text("drawer.jobs"));
        setItems(work.jobs());
        setPlaceholder(new Label(text("jobs.none")));
        setCellFactory(view -> new JobCell(reducedMotion));
    }

    private static final class JobCell extends ListCell<Job> {

        private final ObservableValue<Boolean> reducedMotion;
        private Subscription following = Subscription.EMPTY;

        JobCell(ObservableValue<Boolean> reducedMotion) {
            this.reducedMotion = reducedMotion;
        }

        @Override
        protected void updateItem(Job job, boolean empty) {
            super.updateItem(job, empty);
            following.unsubscribe();
            setText(null);
            if (empty || job == null) {
                setGraphic(null);
                return;
            }
            var title = new Label(job.title());
            var step = new Label();
            step.getStyleClass().add("quiet");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var bar = new JobBar(job, reducedMotion);
            bar.setPrefWidth(120);
            bar.setMinHeight(6);
            var cancel = new Button(null, new FontIcon("mdi2c-close"));
            cancel.getStyleClass().add("tool");
            cancel.setAccessibleText(text("jobs.cancel", job.title()));
            cancel.setOnAction(event -> job.cancel());
            var state = new Label();
            state.getStyleClass().add("quiet");
            var row = new HBox(12, title, step, gap, bar, state, cancel);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            setGraphic(row);
            following = Subscription.combine(
                    job.stepProperty().subscribe(step::setText),
                    bar::close,
                    job.stateProperty().subscribe(now -> {
                        state.setText(words(job));
                        for (var sign : List.of(step, bar, cancel)) {
                            sign.setVisible(now.open());
                            sign.setManaged(now.open());
                        }
                    }));
        }

        private static String words(Job job) {
            String key = "jobs." + job.state().name().toLowerCase(Locale.ROOT);
            return job.state() == Job.State.DONE
                    ? text(key, String.format(Locale.ROOT, "%.0f", job.elapsed().toNanos() / 1e6))
                    : text(key);
        }
    }
}
