package io.github.disentangle.resources;

import java.net.URL;
import java.util.Objects;

/// The style sheets of the window.
public final class Styles {

    private Styles() {}

    /// Address of the style sheet `style/NAME.css`.
    public static String sheet(String name) {
        URL url = Styles.class.getResource("style/" + name + ".css");
        return Objects.requireNonNull(url, () -> "no style sheet called " + name).toExternalForm();
    }
}
