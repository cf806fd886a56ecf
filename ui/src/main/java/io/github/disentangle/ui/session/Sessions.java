package io.github.disentangle.ui.session;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.live.ModelOpener;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.work.Lane;
import io.github.disentangle.ui.work.Task;
import io.github.disentangle.ui.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Opens and saves sessions. What is open stays until another session is whole and its model is there; it can then be
/// had back with one click, so nobody is asked beforehand.
public final class Sessions {

    private final Workbench workbench;
    private final Work work;
    private final Dialogs dialogs;
    private final ModelOpener opener;
    private final Consumer<Path> remember;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private Session saved;

    /// @param remember told of every session that was opened or saved
    public Sessions(Workbench workbench, Work work, Dialogs dialogs, ModelOpener opener, Consumer<Path> remember) {
        this.workbench = workbench;
        this.work = work;
        this.dialogs = dialogs;
        this.opener = opener;
        this.remember = remember;
        saved = Session.of(workbench.history());
    }

    /// Where the session was saved or opened last; null if it never was.
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// What the window is called: its session, its model, the program.
    public ObservableValue<String> title() {
        return Computed.of(
                () -> {
                    Path model = workbench.state().model();
                    Path saved = file.get();
                    if (model == null) {
                        return text("app.title");
                    }
                    return saved == null
                            ? text("app.title.model", Models.name(model))
                            : text("app.title.session", Models.name(saved), Models.name(model));
                },
                workbench.part(WorkbenchState::model),
                file);
    }

    /// Offers work that was left behind, if there is any.
    public void offer(Autosave autosave) {
        autosave.left()
                .ifPresent(left -> say(
                        Notice.Kind.INFORMATION,
                        text("session.left", autosave.leftAt(left)),
                        List.of(
                                new Notice.Offer(
                                        text("session.left.open"), () -> recover(left, () -> autosave.discard(left))),
                                new Notice.Offer(text("session.left.discard"), () -> autosave.discard(left)))));
    }

    /// What would be lost if the program ended now; empty for nothing.
    public Optional<Session> unsaved() {
        return Optional.of(Session.of(workbench.history())).filter(now -> now.holdsWorkBeyond(saved));
    }

    /// Lets the person choose a session to open.
    public void choose() {
        dialogs.chooseFile(text("session.open.title"), text("session.kind"), SessionFile.ENDING)
                .ifPresent(this::open);
    }

    /// Opens a session in the background.
    public void open(Path path) {
        read(path, session -> show(session, path.toAbsolutePath().normalize(), () -> {}));
    }

    private void recover(Path path, Runnable opened) {
        read(path, session -> show(session, null, opened));
    }

    /// Saves where the session was saved last; asks for a place the first time.
    public void save() {
        Path place = file.get();
        if (place == null) {
            saveAs();
        } else {
            save(place);
        }
    }

    /// Lets the person choose where to save.
    public void saveAs() {
        Path model = workbench.state().model();
        Path present = file.get();
        Path offered = present != null
                ? present
                : Path.of(System.getProperty("user.home"))
                        .resolve((model == null
                                        ? text("session.unnamed")
                                        : model.getFileName().toString())
                                + SessionFile.ENDING);
        dialogs.chooseTarget(text("session.save.title"), offered, text("session.kind"), SessionFile.ENDING)
                .ifPresent(this::save);
    }

    private void save(Path place) {
        Session session = Session.of(workbench.history());
        background(
                "save session",
                text("job.session.save", place.getFileName()),
                () -> {
                    SessionFile.write(place, session);
                    return place;
                },
                written -> {
                    saved = session;
                    file.set(written);
                    remember.accept(written);
                    say(Notice.Kind.INFORMATION, text("session.saved", written.getFileName()), List.of());
                });
    }

    private void read(Path path, Consumer<Session> then) {
        background("open session", text("job.session.open", path.getFileName()), () -> SessionFile.read(path), then);
    }

    private void show(Session session, @Nullable Path place, Runnable opened) {
        Optional<Path> missing = session.missingModel();
        if (missing.isPresent()) {
            Path model = missing.get();
            say(
                    Notice.Kind.ERROR,
                    text("session.moved", place == null ? text("session.unnamed") : place.getFileName(), model),
                    List.of(new Notice.Offer(
                            text("session.moved.choose"),
                            () -> dialogs.chooseFolder(text("models.choose"), null)
                                    .ifPresent(folder -> show(
                                            session.withModelAt(
                                                    model,
                                                    folder.toAbsolutePath().normalize()),
                                            place,
                                            opened)))));
            return;
        }
        Path model = session.model();
        Runnable take = () -> {
            replace(session, place, place == null ? new Session(session.steps().subList(0, 1), 0) : session);
            if (place != null) {
                remember.accept(place);
            }
            opened.run();
        };
        if (model == null) {
            take.run();
        } else {
            opener.open(model, take);
        }
    }

    /// @param savedThen what of it a file holds
    private void replace(Session session, @Nullable Path place, Session savedThen) {
        Optional<Session> lost = unsaved();
        Path placeBefore = file.get();
        Session savedBefore = saved;
        workbench.restore(session.steps(), session.current());
        saved = savedThen;
        file.set(place);
        lost.ifPresent(work -> say(
                Notice.Kind.INFORMATION,
                text("session.replaced"),
                List.of(new Notice.Offer(
                        text("session.replaced.back"), () -> replace(work, placeBefore, savedBefore)))));
    }

    private <T> void background(String slot, String title, Supplier<T> doing, Consumer<T> done) {
        work.start(new Task<>(
                slot,
                title,
                Lane.BACKGROUND,
                Duration.ZERO,
                progress -> doing.get(),
                done,
                failure -> say(
                        Notice.Kind.ERROR,
                        failure instanceof SessionException
                                ? failure.getMessage()
                                : text("failure.unexpected", failure.getClass().getSimpleName()),
                        List.of())));
    }

    private void say(Notice.Kind kind, String sentence, List<Notice.Offer> offers) {
        workbench.noticeProperty().set(new Notice(kind, sentence, offers));
    }
}
