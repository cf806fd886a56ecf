package io.github.disentangle.ui;

import static java.lang.System.Logger.Level.INFO;

import io.github.disentangle.engine.kernel.KernelChoice;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.sample.Sample;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.resources.Styles;
import io.github.disentangle.ui.dialog.PlatformDialogs;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.preference.BackgroundStore;
import io.github.disentangle.ui.preference.PreferenceFile;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.session.Autosave;
import io.github.disentangle.ui.session.SessionFile;
import io.github.disentangle.ui.work.BackgroundWork;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Starts the toolkit and opens one window. The first unnamed parameter is the folder, sample or session to
/// open.
///
/// With `-Ddisentangle.timing=true` it prints when the window was shown, when the first prediction was there and when
/// its picture was drawn.
public final class WorkbenchApp extends Application {

    private static final System.Logger LOG = System.getLogger(WorkbenchApp.class.getName());
    private static final String TIMING = "disentangle.timing";
    private final BackgroundStore store = new BackgroundStore(PreferenceFile.ofUser());
    private final Preferences wishes = store.load();
    private final Models models = new Models(new KernelsByThreads());
    private final Autosave autosave = new Autosave(PreferenceFile.homeOfUser().resolve("unsaved"));
    private final SampleCatalog samples = samples(wishes);
    private @Nullable BackgroundWork work;
    private @Nullable WorkbenchWindow shown;

    /// Loads the first model while the toolkit starts and the window is built.
    @Override
    public void init() {
        // whichever way the program ends, by its window or by a signal
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(store::close));
        models.run(wishes.running());
        firstModel()
                .filter(folder -> session().isEmpty()) // its model is another
                .ifPresent(folder ->
                        Thread.ofPlatform().name("disentangle-warm-up").daemon().start(() -> models.warmUp(folder)));
    }

    @Override
    public void start(Stage stage) {
        work = new BackgroundWork(Platform::runLater);
        var window = new WorkbenchWindow(new WorkbenchWindow.World(
                samples,
                models,
                work,
                store,
                new PlatformDialogs(stage),
                Explanations.ORDERS,
                InstantSource.system(),
                stage::close));
        shown = window;
        Optional<Path> session = session();
        session.ifPresentOrElse(
                path -> window.sessions().open(path), () -> firstModel().ifPresent(window::open));
        stage.setScene(window.scene());
        stage.getIcons().add(new Image(Styles.icon()));
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        var place = new WindowPlace(stage, window.preferences());
        place.restore();
        stage.titleProperty().bind(window.sessions().title());
        window.workbench()
                .revisionProperty()
                .subscribe(revision -> autosave.keep(window.sessions().unsaved()));
        window.sessions()
                .fileProperty()
                .subscribe(file -> autosave.keep(window.sessions().unsaved()));
        stage.setOnHiding(event -> {
            place.remember();
            autosave.close(window.sessions().unsaved());
        });
        window.sessions().offer(autosave);
        if (Boolean.getBoolean(TIMING)) {
            tellTimes(stage, window);
        }
        stage.show();
        window.focusInput();
    }

    @Override
    public void stop() {
        if (work != null) {
            work.close();
        }
        if (shown != null) {
            shown.close();
        }
    }

    private Optional<Path> firstModel() {
        return getParameters().getUnnamed().stream()
                .findFirst()
                .filter(given -> session().isEmpty())
                .map(samples::resolve)
                .or(() -> samples.model(SampleCatalog.DEFAULT_MODEL).map(Sample::folder))
                .map(folder -> folder.toAbsolutePath().normalize());
    }

    /// The session given instead of a folder, by an association of the desktop or on the command line.
    private Optional<Path> session() {
        return getParameters().getUnnamed().stream().findFirst().map(Path::of).filter(SessionFile::isNamed);
    }

    private static SampleCatalog samples(Preferences wishes) {
        return wishes.samples()
                .filter(Files::isDirectory)
                .map(SampleCatalog::at)
                .orElseGet(SampleCatalog::locate);
    }

    private static void tellTimes(Stage stage, WorkbenchWindow window) {
        stage.setOnShown(event -> LOG.log(INFO, "window shown after " + sinceStart() + " ms"));
        window.live().analysis().valueProperty().subscribe(analysis -> {
            if (analysis != null) {
                LOG.log(INFO, "prediction after " + sinceStart() + " ms");
            }
        });
        window.live().head().valueProperty().subscribe(head -> {
            if (head != null) {
                window.scene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        window.scene().removePostLayoutPulseListener(this);
                        LOG.log(INFO, "picture after " + sinceStart() + " ms");
                    }
                });
                Platform.requestNextPulse();
            }
        });
    }

    /// Since the virtual machine started; what the system says about the process is whole seconds off on Linux.
    private static long sinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    /// The kernels of this machine by the number of threads, chosen when first asked for and kept to the end.
    private static final class KernelsByThreads implements IntFunction<KernelChoice> {

        private final Map<Integer, KernelChoice> chosen = new HashMap<>();

        @Override
        public synchronized KernelChoice apply(int threads) {
            return chosen.computeIfAbsent(
                    threads, count -> count == 0 ? KernelProvider.select() : KernelProvider.select(count));
        }
    }
}
