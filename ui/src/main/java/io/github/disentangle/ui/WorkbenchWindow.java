package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.live.Examples;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.ModelOpener;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.live.Outcomes;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.preference.PreferenceStore;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Running;
import io.github.disentangle.ui.session.Sessions;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.theme.Palette;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.drawer.DrawerView;
import io.github.disentangle.ui.view.explain.ExplainView;
import io.github.disentangle.ui.view.explain.ExplainViewModel;
import io.github.disentangle.ui.view.input.InputView;
import io.github.disentangle.ui.view.input.InputViewModel;
import io.github.disentangle.ui.view.inspector.InspectorView;
import io.github.disentangle.ui.view.inspector.InspectorViewModel;
import io.github.disentangle.ui.view.interventions.InterventionsView;
import io.github.disentangle.ui.view.interventions.InterventionsViewModel;
import io.github.disentangle.ui.view.interventions.MixerView;
import io.github.disentangle.ui.view.interventions.MixerViewModel;
import io.github.disentangle.ui.view.interventions.PositionsView;
import io.github.disentangle.ui.view.interventions.PositionsViewModel;
import io.github.disentangle.ui.view.interventions.ShapleyView;
import io.github.disentangle.ui.view.interventions.ShapleyViewModel;
import io.github.disentangle.ui.view.models.ModelsView;
import io.github.disentangle.ui.view.models.ModelsViewModel;
import io.github.disentangle.ui.view.prediction.PredictionView;
import io.github.disentangle.ui.view.prediction.PredictionViewModel;
import io.github.disentangle.ui.view.preferences.PreferencesView;
import io.github.disentangle.ui.view.preferences.PreferencesViewModel;
import io.github.disentangle.ui.view.shell.Action;
import io.github.disentangle.ui.view.shell.Asides;
import io.github.disentangle.ui.view.shell.Keys;
import io.github.disentangle.ui.view.shell.ShellView;
import io.github.disentangle.ui.view.shell.ShellViewModel;
import io.github.disentangle.ui.view.status.StatusView;
import io.github.disentangle.ui.work.Work;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;

/// One window: state, work and views put together. It owns nothing outside of itself; what it needs from the world is
/// handed in.
public final class WorkbenchWindow implements AutoCloseable {

    /// What a window needs from the world.
    ///
    /// @param samples the bundled models
    /// @param models opens models and keeps them
    /// @param work does what takes time; closed by its owner
    /// @param store remembers wishes
    /// @param dialogs asks questions outside of the window
    /// @param orders random orders an explanation is held against
    /// @param clock tells when typing pauses
    /// @param quit closes the window
    public record World(
            SampleCatalog samples,
            Models models,
            Work work,
            PreferenceStore store,
            Dialogs dialogs,
            int orders,
            InstantSource clock,
            Runnable quit) {}

    private final World world;
    private final ObjectProperty<Preferences> preferences;
    private final Workbench workbench;
    private final Live live;
    private final Live pinned;
    private final ModelOpener opener;
    private final Sessions sessions;
    private final ShellView shell;
    private final InputView input;
    private final Scene scene;
    private final Look look;
    private final LogLines log = new LogLines();

    public WorkbenchWindow(World world) {
        this.world = world;
        preferences = new SimpleObjectProperty<>(world.store().load());
        workbench = new Workbench(
                text("history.start"),
                WorkbenchState.EMPTY.withView(preferences.get().view()),
                world.clock());
        world.store()
                .problem()
                .ifPresent(sentence -> workbench.noticeProperty().set(new Notice(Notice.Kind.WARNING, sentence)));
        var models = world.models();
        models.run(preferences.get().running());
        var examples = new Examples();
        live = new Live(workbench, world.work(), models);
        pinned = Live.ofBaseline(workbench, world.work(), models);
        opener = new ModelOpener(
                workbench,
                world.work(),
                models,
                examples,
                folder -> preferences.set(preferences.get().withRecent(folder)));
        sessions = new Sessions(
                workbench,
                world.work(),
                world.dialogs(),
                opener,
                file -> preferences.set(preferences.get().withRecentSession(file)));
        scene = new Scene(new javafx.scene.layout.StackPane());
        look = new Look(scene, preferences);
        ObservableValue<FigureTheme> theme = figureTheme(look.paletteProperty());
        var gestures = new Gestures(workbench, live, world.dialogs());
        input = new InputView(new InputViewModel(workbench, live, examples), gestures, theme);
        var explanations = new Explanations(live, world.orders());
        var pinnedExplanations = new Explanations(pinned, world.orders());
        var frame = new ShellViewModel(
                workbench,
                preferences,
                new ShellViewModel.Outside(
                        gestures::baseline,
                        this::chooseFolder,
                        sessions::choose,
                        sessions::save,
                        sessions::saveAs,
                        world.quit()));
        frame.split().subscribe(pinnedExplanations.wanted()::set);
        var choice = new HeadChoice(workbench, live);
        var rowCentred = preferences.map(Preferences::rowCentred);
        var reducedMotion = preferences.map(Preferences::reducedMotion);
        var asides = new Asides(aside -> {
            look.add(aside);
            // the menus are in this window, their keys work in all
            aside.getAccelerators().putAll(scene.getAccelerators());
            keys(gestures, choice).listenTo(aside);
        });
        shell = new ShellView(
                frame,
                new ShellView.Parts(
                        new ModelsView(new ModelsViewModel(
                                world.samples(),
                                preferences,
                                workbench.part(WorkbenchState::model),
                                this::open,
                                this::chooseFolder)),
                        new VBox(8, input, new InterventionsView(new InterventionsViewModel(workbench, live))),
                        List.of(
                                new PredictionView(new PredictionViewModel(workbench, live, pinned)),
                                new ExplainView(new ExplainViewModel(workbench, live, explanations), gestures, theme),
                                new InspectorView(new InspectorViewModel(workbench, live), gestures, theme),
                                new MixerView(new MixerViewModel(workbench, live)),
                                new ShapleyView(new ShapleyViewModel(workbench, live), gestures, theme)),
                        new DrawerView(
                                workbench,
                                world.work(),
                                log.lines(),
                                new Outcomes(workbench, live),
                                new PositionsView(new PositionsViewModel(workbench, live), gestures),
                                reducedMotion),
                        List.of(new StatusView(live, world.work(), models::kernelReason, reducedMotion)),
                        () -> new PreferencesView(new PreferencesViewModel(
                                preferences, world.dialogs(), world.store().place(), models::kernelReason))),
                new Centres(gestures, live, explanations, world.work(), choice, theme, rowCentred, "").all(pinned),
                new Centres(gestures, pinned, pinnedExplanations, world.work(), choice, theme, rowCentred, "pinned-")
                        .all(),
                () -> new Palettes(workbench, live, choice, world.samples(), preferences, this::open, frame, more())
                        .actions(),
                look.paletteProperty().map(Palette::isDark),
                asides);
        scene.setRoot(shell.root());
        keys(gestures, choice).listenTo(scene);
        new Drops(this::open, sessions::open, workbench).listenTo(shell.root());
        preferences.subscribe(wishes -> {
            shell.header().setRecent(actions(wishes.recentModels(), this::open));
            shell.header().setRecentSessions(actions(wishes.recentSessions(), sessions::open));
        });
        preferences.map(Preferences::running).subscribe((before, now) -> runAnew(now));
        preferences.subscribe((before, now) -> world.store().save(now));
    }

    /// Lets go of what lives longer than a window: the log and the system's colours.
    @Override
    public void close() {
        log.close();
        look.close();
    }

    /// What to show on a stage.
    public Scene scene() {
        return scene;
    }

    /// The state of this window.
    public Workbench workbench() {
        return workbench;
    }

    /// What the engine says about it.
    public Live live() {
        return live;
    }

    /// The person's wishes.
    public ObjectProperty<Preferences> preferences() {
        return preferences;
    }

    /// Opens a model; if it fails everything stays as it was.
    public void open(Path folder) {
        opener.open(folder);
    }

    /// Puts the keyboard where typing makes sense.
    public void focusInput() {
        input.focusFirst();
    }

    /// Opens and saves what was done here.
    public Sessions sessions() {
        return sessions;
    }

    private Keys keys(Gestures gestures, HeadChoice choice) {
        return new Keys(shell, gestures, choice);
    }

    /// Opens the present model once more, in another way.
    private void runAnew(Running wishes) {
        world.models().run(wishes);
        Path model = workbench.state().model();
        if (model != null) {
            opener.open(model, () -> {
                live.reopen();
                pinned.reopen();
            });
        }
    }

    private List<Action> more() {
        var actions = new ArrayList<>(List.of(
                new Action(text("preferences.title"), text("keys.preferences.key"), shell::showPreferences),
                new Action(text("help.title"), text("keys.help.key"), shell::showHelp),
                new Action(text("palette.session.open"), text("keys.session.open.key"), sessions::choose),
                new Action(text("palette.session.save"), text("keys.session.save.key"), sessions::save),
                new Action(text("palette.session.saveAs"), text("keys.session.saveAs.key"), sessions::saveAs),
                new Action(text("apart.open"), text("keys.apart.key"), shell::moveApart)));
        var floating = preferences.get().panels().floating();
        for (Panel panel : Panel.values()) {
            actions.add(new Action(
                    text(floating.containsKey(panel) ? "panel.back" : "panel.apart", text(panel.messageKey())),
                    "",
                    () -> shell.toggleFloating(panel)));
        }
        return actions;
    }

    private static List<Action> actions(List<Path> places, Consumer<Path> open) {
        return places.stream()
                .map(place -> new Action(Models.name(place), place.toString(), () -> open.accept(place)))
                .toList();
    }

    private void chooseFolder() {
        Path start = workbench.state().model() == null
                ? null
                : workbench.state().model().getParent();
        world.dialogs().chooseFolder(text("models.choose"), start).ifPresent(this::open);
    }

    private ObservableValue<FigureTheme> figureTheme(ObservableValue<Palette> palette) {
        var typefaces = new Typefaces();
        return Computed.of(
                () -> new FigureTheme(
                        palette.getValue(),
                        typefaces,
                        FigureTheme.USUAL_FONT_SIZE * preferences.get().textScale()),
                palette,
                preferences);
    }
}
