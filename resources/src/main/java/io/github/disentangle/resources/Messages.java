package io.github.disentangle.resources;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts of the window, by key. They lie in `messages.properties`; a test keeps code and file in step.
public final class Messages {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("io.github.disentangle.resources.messages", Locale.ROOT);

    private Messages() {}

    /// The whole bundle, for FXML.
    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The text of a key, with `{0}`, `{1}`, … filled in as [MessageFormat] does.
    ///
    /// @throws java.util.MissingResourceException if there is no such key
    public static String text(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
    }
}
