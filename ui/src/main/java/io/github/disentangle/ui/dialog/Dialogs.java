package io.github.disentangle.ui.dialog;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dialogs of the platform.
public interface Dialogs {

    /// Lets the person choose a folder.
    ///
    /// @param title of the dialog
    /// @param start folder shown first; null for the platform's choice
    /// @return empty when the person changed their mind
    Optional<Path> chooseFolder(String title, @Nullable Path start);

    /// Puts a text on the clipboard.
    void copy(String text);

    /// Puts a picture on the clipboard.
    void copy(BufferedImage picture);
}
