package io.github.disentangle.ui;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Screen;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts the toolkit once and gives JavaFX's Headless platform a screen as large as a desktop's: its own is 1000 ×
/// 1000 for good (JDK-8364201), and a window beyond it breaks every test that follows. Comes before the TestFX
/// extension.
public final class HeadlessScreen implements BeforeAllCallback {

    static final int WIDTH = 2600;
    static final int HEIGHT = 1500;

    /// What the platform assumes for the length of a line of its frame buffer, whatever the screen.
    private static final int PLATFORM_WIDTH = 1000;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(HeadlessScreen.class, key -> {
            start();
            return key;
        });
    }

    /// Starts the toolkit and enlarges the screen.
    static void start() {
        var up = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        Platform.startup(() -> {
            try {
                enlarge();
            } catch (ReflectiveOperationException | RuntimeException e) {
                failure.set(e);
            } finally {
                up.countDown();
            }
        });
        Platform.setImplicitExit(false);
        try {
            up.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the headless screen cannot be enlarged", failure.get());
        }
    }

    private static void enlarge() throws ReflectiveOperationException {
        Application platform = Application.GetApplication();
        if (!platform.getClass().getSimpleName().equals("HeadlessApplication")) {
            return;
        }
        var screen = new Screen(
                0L, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 96, 96, 1f, 1f, 1f, 1f);
        set(platform, "screens", new Screen[] {screen});
        // lines overlap in this buffer, which nobody reads; it only has to be long enough for the last one
        set(platform, "frameBuffer", ByteBuffer.allocate(4 * (PLATFORM_WIDTH * (HEIGHT + 1) + WIDTH * 2)));
        Screen.notifySettingsChanged();
    }

    private static void set(Object platform, String name, Object value) throws ReflectiveOperationException {
        Field field = platform.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(platform, value);
    }
}
