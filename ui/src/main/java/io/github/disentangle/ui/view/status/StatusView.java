package io.github.disentangle.ui.view.status;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.view.JobBar;
import io.github.disentangle.ui.view.Tip;
import io.github.disentangle.ui.work.Job;
import io.github.disentangle.ui.work.Work;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the status line.
public final class StatusView extends HBox {

    private static final Duration MEMORY_PERIOD = Duration.seconds(2);

    /// A job is shown when it has been running for this long, so that quick ones do not flicker.
    private static final Duration PATIENCE = Duration.millis(250);

    /// How the name of the kernels begins that compute without vectors.
    private static final String SLOW = "scalar";

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Work work;
    private final ObservableValue<Boolean> reducedMotion;
    private final HBox progress = new HBox(8);
    private Subscription following = Subscription.EMPTY;

    /// @param kernelReason why the kernels are these
    /// @param reducedMotion whether nothing should move by itself
    public StatusView(Live live, Work work, Supplier<String> kernelReason, ObservableValue<Boolean> reducedMotion) {
        this.work = work;
        this.reducedMotion = reducedMotion;
        setSpacing(16);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(this, Priority.ALWAYS);
        var model = label("status-model");
        model.textProperty()
                .bind(live.model()
                        .map(open -> text(
                                "status.model",
                                Models.name(open.folder()),
                                open.config().layers(),
                                open.config().heads(),
                                millions(open.checkpoint().parameters())))
                        .orElse(text("status.noModel")));
        var time = label("status-time");
        time.textProperty()
                .bind(live.analysis()
                        .valueProperty()
                        .map(analysis -> text("status.time", milliseconds(analysis.took())))
                        .orElse(""));
        var kernels = label("status-kernels");
        var slow = new FontIcon("mdi2a-alert-outline");
        live.model().subscribe(open -> {
            kernels.setText(open == null ? "" : open.kernels().name());
            boolean scalar = open != null && open.kernels().name().startsWith(SLOW);
            kernels.setGraphic(scalar ? slow : null);
            kernels.pseudoClassStateChanged(WARNING, scalar);
            Tip.on(
                    kernels,
                    scalar
                            ? text("status.kernels.slow", kernelReason.get())
                            : text("status.kernels") + "\n" + kernelReason.get());
        });
        var memory = label("status-memory");
        Tip.on(memory, text("status.memory.about"));
        watchMemory(memory);
        progress.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(model, progress, gap, time, kernels, memory);
        var glance = new Timeline(new KeyFrame(PATIENCE, event -> showProgress()));
        work.jobs().addListener((ListChangeListener<Job>) change -> glance.playFromStart());
        work.busyProperty().subscribe(busy -> glance.playFromStart());
    }

    private void showProgress() {
        following.unsubscribe();
        Optional<Job> running =
                work.jobs().stream().filter(job -> job.state().open()).findFirst();
        progress.getChildren().clear();
        running.ifPresent(job -> {
            var bar = new JobBar(job, reducedMotion);
            bar.setId("progress");
            bar.setPrefWidth(120);
            bar.setMaxHeight(6);
            var cancel = new Button(null, new FontIcon("mdi2c-close"));
            cancel.setId("cancel");
            cancel.getStyleClass().addAll("tool", "tiny");
            cancel.setAccessibleText(text("jobs.cancel", job.title()));
            Tip.on(cancel, text("jobs.cancel", job.title()));
            cancel.setOnAction(event -> job.cancel());
            progress.getChildren().setAll(new Label(job.title()), bar, cancel);
            following = Subscription.combine(bar::close, job.stateProperty().subscribe(state -> {
                if (!state.open()) {
                    progress.getChildren().clear();
                }
            }));
        });
    }

    private static void watchMemory(Label memory) {
        Runnable read = () -> {
            Runtime runtime = Runtime.getRuntime();
            memory.setText(text("status.memory", (runtime.totalMemory() - runtime.freeMemory()) >> 20));
        };
        read.run();
        var watch = new Timeline(new KeyFrame(MEMORY_PERIOD, event -> read.run()));
        watch.setCycleCount(Animation.INDEFINITE);
        // what is animated is held by the toolkit, and its window with it
        memory.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .subscribe(showing -> {
                    if (Boolean.TRUE.equals(showing)) {
                        watch.play();
                    } else {
                        watch.stop();
                    }
                });
    }

    private static Label label(String id) {
        var label = new Label();
        label.setId(id);
        return label;
    }

    private static String milliseconds(java.time.Duration took) {
        return String.format(Locale.ROOT, "%.0f", took.toNanos() / 1e6);
    }

    private static String millions(long parameters) {
        return String.format(Locale.ROOT, parameters < 10_000_000 ? "%.1f" : "%.0f", parameters / 1e6);
    }
}
