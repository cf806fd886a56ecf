package io.github.disentangle.app.command;

import java.util.List;

/// Opens the workbench window, where there is a display.
public interface Desktop {

    /// Whether windows can be shown.
    boolean available();

    /// Shows the workbench and returns when it is closed.
    ///
    /// @param folders what to open: nothing, or one checkpoint folder
    /// @throws NoDisplayException if there turns out to be no display
    void open(List<String> folders);
}
