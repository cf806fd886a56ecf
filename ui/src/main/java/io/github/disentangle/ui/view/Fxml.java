package io.github.disentangle.ui.view;

import io.github.disentangle.resources.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;

/// Loads the form that lies beside a view class and bears its name.
public final class Fxml {

    private Fxml() {}

    /// Builds the form of `view`, which becomes its controller.
    ///
    /// @return the root node
    public static <T> T load(Object view) {
        Class<?> type = view.getClass();
        var url = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".fxml"), () -> "no form for " + type);
        var loader = new FXMLLoader(url, Messages.bundle());
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The form of " + type.getSimpleName() + " cannot be built", e);
        }
    }
}
