package io.github.disentangle.resources;

import java.net.URL;
import java.util.Objects;

/// The style sheets and the icon of the window.
public final class Styles {

    private Styles() {}

    /// Address of the program's icon.
    public static String icon() {
        return address("icons/disentangle.png");
    }

    /// Address of the style sheet `style/NAME.css`.
    public static String sheet(String name) {
        return address("style/" + name + ".css");
    }

    private static String address(String file) {
        URL url = Styles.class.getResource(file);
        return Objects.requireNonNull(url, () -> "the program's own file " + file + " is missing")
                .toExternalForm();
    }
}
