package io.github.disentangle.app;

import io.github.disentangle.app.command.Desktop;
import java.util.List;

/// The workbench on this machine's display.
final class JavaFxDesktop implements Desktop {

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
        throw new IllegalStateException("the workbench is not part of this version");
    }
}
