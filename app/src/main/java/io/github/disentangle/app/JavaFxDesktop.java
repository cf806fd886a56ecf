package io.github.disentangle.app;

import io.github.disentangle.app.command.Desktop;
import io.github.disentangle.app.command.NoDisplayException;
import io.github.disentangle.ui.WorkbenchApp;
import java.util.List;
import java.util.logging.Logger;
import javafx.application.Application;

/// The workbench on this machine's display.
final class JavaFxDesktop implements Desktop {

    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    /// Whether JavaFX can be expected to find a display. Only Linux runs without one; there JavaFX speaks X11.
    @Override
    public boolean available() {
        String display = System.getenv("DISPLAY");
        return !System.getProperty("os.name").equals("Linux")
                || "Headless".equals(System.getProperty("glass.platform"))
                || display != null && !display.isBlank();
    }

    @Override
    public void open(List<String> folders) {
        // started from plain jars, JavaFX warns that it is no module; that is our choice (docs/decisions/0001)
        TOOLKIT.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
        try {
            Application.launch(WorkbenchApp.class, folders.toArray(String[]::new));
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException(e);
        }
    }
}
