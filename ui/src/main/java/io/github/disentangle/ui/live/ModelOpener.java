package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.work.Lane;
import io.github.disentangle.ui.work.Task;
import io.github.disentangle.ui.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Opens another model when a person asks for it. Only a model that opened whole takes the place of the present one; if
/// it fails, everything stays as it was and one sentence says why.
public final class ModelOpener {

    private final Workbench workbench;
    private final Work work;
    private final Models models;
    private final Examples examples;
    private final Failures failures;
    private final Consumer<Path> opened;

    /// @param opened told of every model that opened
    public ModelOpener(Workbench workbench, Work work, Models models, Examples examples, Consumer<Path> opened) {
        this.workbench = workbench;
        this.work = work;
        this.models = models;
        this.examples = examples;
        this.opened = opened;
        failures = new Failures(workbench);
    }

    /// Opens the model of a folder in the background.
    public void open(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        load(place, model -> take(place, model));
    }

    /// Opens the model of a folder in the background for somebody who knows what to do with it.
    ///
    /// @param then called when it opened whole
    public void open(Path folder, Runnable then) {
        load(folder, model -> {
            workbench.noticeProperty().set(null);
            then.run();
            opened.accept(folder);
            closeSurplus();
        });
    }

    private void load(Path place, Consumer<OpenModel> then) {
        work.start(new Task<>(
                "open",
                text("job.open", Models.name(place)),
                Lane.BACKGROUND,
                Duration.ZERO,
                progress -> {
                    OpenModel model = models.get(place, progress);
                    model.tokenizer(); // without one nothing can be typed
                    return model;
                },
                then,
                failures::tell));
    }

    private void take(Path folder, OpenModel model) {
        workbench.noticeProperty().set(null);
        workbench.execute(Commands.open(
                folder,
                Models.name(folder),
                state -> state.withSelection(state.selection()
                                .within(model.config().layers(), model.config().heads()))
                        .withDraft(examples.draftFor(model, state.draft()))));
        opened.accept(folder);
        closeSurplus();
    }

    private void closeSurplus() {
        List<OpenModel> surplus = models.surplus();
        if (!surplus.isEmpty()) {
            closeWhenIdle(surplus);
        }
    }

    /// What comes after everything begun on a lane finds the model unused there, and so one lane after the other.
    private void closeWhenIdle(List<OpenModel> surplus) {
        whenIdle(
                surplus,
                List.of(Lane.INTERACTIVE, Lane.GLANCE, Lane.SURVEY, Lane.STUDY),
                () -> surplus.forEach(OpenModel::close));
    }

    private void whenIdle(List<OpenModel> surplus, List<Lane> lanes, Runnable then) {
        if (lanes.isEmpty()) {
            then.run();
            return;
        }
        Lane lane = lanes.getFirst();
        work.start(new Task<>(
                "close " + lane + " " + surplus.getFirst().folder(),
                text("job.close"),
                lane,
                Duration.ZERO,
                progress -> surplus.size(),
                count -> whenIdle(surplus, lanes.subList(1, lanes.size()), then),
                failures::tell));
    }
}
