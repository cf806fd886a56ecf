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

    /// Lets the person choose a file to open.
    ///
    /// @param kind of files that are shown, e.g. `Sessions`
    /// @param ending of their names, e.g. `.disentangle`
    /// @return empty when the person changed their mind
    Optional<Path> chooseFile(String title, String kind, String ending);

    /// Lets the person choose where to save a file.
    ///
    /// @param name offered first
    /// @param kind of files that are shown
    /// @param ending of their names
    /// @return empty when the person changed their mind
    Optional<Path> chooseTarget(String title, Path name, String kind, String ending);

    /// Puts a text on the clipboard.
    void copy(String text);

    /// Puts a picture on the clipboard.
    void copy(BufferedImage picture);
}
