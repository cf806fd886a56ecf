package io.github.disentangle.ui;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the program logs, as lines for the drawer. Holds the newest lines only.
final class LogLines extends Handler {

    private static final int MOST = 500;

    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final Formatter formatter = new Formatter() {
        @Override
        public String format(LogRecord record) {
            String trace = record.getThrown() == null ? "" : ": " + record.getThrown();
            return String.format("%tT  %s%s", record.getMillis(), formatMessage(record), trace);
        }
    };

    /// Listens to the program's own messages.
    LogLines() {
        Logger.getLogger("io.github.disentangle").addHandler(this);
    }

    ObservableList<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        String line = formatter.format(record);
        Platform.runLater(() -> {
            if (lines.size() == MOST) {
                lines.removeFirst();
            }
            lines.add(line);
        });
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("io.github.disentangle").removeHandler(this);
    }
}
