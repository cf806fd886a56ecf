package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;
import static java.lang.System.Logger.Level.INFO;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.sample.Sample;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.resources.Styles;
import io.github.disentangle.ui.dialog.PlatformDialogs;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.preference.PreferenceFile;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.WindowBounds;
import io.github.disentangle.ui.work.BackgroundWork;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Starts the toolkit and opens one window. The first unnamed parameter is the folder or sample to open.
///
/// With `-Ddisentangle.timing=true` it prints when the window was shown and when the first prediction was there.
public final class WorkbenchApp extends Application {

    private static final System.Logger LOG = System.getLogger(WorkbenchApp.class.getName());
    private static final String TIMING = "disentangle.timing";
    private static final double FIRST_WIDTH = 1280;
    private static final double FIRST_HEIGHT = 800;

    private final Models models = new Models(new LazyKernels());
    private final SampleCatalog samples = SampleCatalog.locate();
    private @Nullable BackgroundWork work;

    /// Loads the first model while the toolkit starts and the window is built.
    @Override
    public void init() {
        firstModel()
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
                PreferenceFile.ofUser(),
                new PlatformDialogs(stage),
                InstantSource.system(),
                stage::close));
        firstModel().ifPresent(window::open);
        stage.setScene(window.scene());
        stage.getIcons().add(new Image(Styles.icon()));
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        place(stage, window.preferences().get());
        stage.titleProperty()
                .bind(window.workbench()
                        .part(state -> state.model())
                        .map(folder -> text("app.title.model", Models.name(folder)))
                        .orElse(text("app.title")));
        stage.setOnHiding(
                event -> window.preferences().set(window.preferences().get().withWindow(bounds(stage))));
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
    }

    private Optional<Path> firstModel() {
        return getParameters().getUnnamed().stream()
                .findFirst()
                .map(samples::resolve)
                .or(() -> samples.model(SampleCatalog.DEFAULT_MODEL).map(Sample::folder))
                .map(folder -> folder.toAbsolutePath().normalize());
    }

    private static void place(Stage stage, Preferences wishes) {
        WindowBounds last = wishes.window();
        boolean visible = last != null
                && !Screen.getScreensForRectangle(last.x(), last.y(), last.width(), last.height())
                        .isEmpty();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (last != null && visible) {
            stage.setX(last.x());
            stage.setY(last.y());
            stage.setWidth(last.width());
            stage.setHeight(last.height());
            stage.setMaximized(last.maximised());
        } else {
            stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
        }
    }

    private static WindowBounds bounds(Stage stage) {
        return new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    private static void tellTimes(Stage stage, WorkbenchWindow window) {
        stage.setOnShown(event -> LOG.log(INFO, "window shown after " + sinceStart() + " ms"));
        window.live().analysis().valueProperty().subscribe(analysis -> {
            if (analysis != null) {
                LOG.log(INFO, "prediction after " + sinceStart() + " ms");
            }
        });
    }

    /// Since the virtual machine started; what the system says about the process is whole seconds off on Linux.
    private static long sinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    /// The kernels of this machine, chosen when first asked for.
    private static final class LazyKernels implements java.util.function.Supplier<Kernels> {

        private @Nullable Kernels kernels;

        @Override
        public synchronized Kernels get() {
            if (kernels == null) {
                kernels = KernelProvider.select().kernels();
            }
            return kernels;
        }
    }
}
