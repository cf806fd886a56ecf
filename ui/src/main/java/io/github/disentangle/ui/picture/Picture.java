package io.github.disentangle.ui.picture;

import io.github.disentangle.ui.figure.Figure;
import org.jspecify.annotations.Nullable;

/// A picture, or why there is none.
///
/// @param obstacle empty when there is a picture
public record Picture(@Nullable Figure figure, String obstacle) {

    public static Picture of(Figure figure) {
        return new Picture(figure, "");
    }

    public static Picture none(String obstacle) {
        return new Picture(null, obstacle);
    }
}
