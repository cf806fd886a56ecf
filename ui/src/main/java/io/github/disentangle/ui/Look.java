package io.github.disentangle.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.disentangle.resources.FontFile;
import io.github.disentangle.resources.Styles;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Dresses a scene: AtlantaFX below, our own sheet above, both fed with the colour tokens the figures use.
final class Look implements AutoCloseable {

    private static final double ROOT_FONT_SIZE = 13;
    private static final double ICON = 16 / ROOT_FONT_SIZE;
    private static final double SMALL_ICON = 14 / ROOT_FONT_SIZE;
    private static final double LARGE_ICON = 18 / ROOT_FONT_SIZE;
    private static final List<FontFile> TEXT_FONTS = List.of(FontFile.ROBOTO, FontFile.ROBOTO_BOLD);

    private final List<Scene> scenes = new ArrayList<>();
    private final ObservableValue<Preferences> preferences;
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>();
    private final Subscription system;
    private String dressed = "";

    Look(Scene scene, ObservableValue<Preferences> preferences) {
        scenes.add(scene);
        this.preferences = preferences;
        TEXT_FONTS.forEach(Look::loadFont);
        preferences.subscribe(wishes -> dress());
        system = Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress());
    }

    /// Follows the system no longer.
    @Override
    public void close() {
        system.unsubscribe();
    }

    /// Dresses another scene like the first, as long as its window is open.
    void add(Scene scene) {
        scenes.add(scene);
        scene.windowProperty().flatMap(Window::showingProperty).subscribe((before, showing) -> {
            if (!Boolean.TRUE.equals(showing)) {
                scenes.remove(scene);
            }
        });
        dressed = "";
        dress();
    }

    /// The colours of the present theme.
    ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    private void dress() {
        Preferences wishes = preferences.getValue();
        boolean dark = wishes.theme() == ThemeChoice.DARK
                || wishes.theme() == ThemeChoice.SYSTEM
                        && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        String wanted = dark + " " + wishes.textScale() + " " + wishes.reducedMotion();
        if (wanted.equals(dressed)) {
            return;
        }
        dressed = wanted;
        Palette colours = dark ? Palette.night() : Palette.day();
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheetBSS());
        List<String> sheets = List.of(
                Styles.sheet("controlsfx"),
                tokens(colours, ROOT_FONT_SIZE * wishes.textScale()),
                Styles.sheet("workbench"));
        for (Scene scene : scenes) {
            scene.getStylesheets().setAll(sheets);
            scene.getPreferences().setReducedMotion(wishes.reducedMotion() ? Boolean.TRUE : null);
        }
        palette.set(colours);
    }

    /// A style sheet that says the palette's tokens and the size of text.
    private static String tokens(Palette palette, double fontSize) {
        String sheet = String.format(
                Locale.ROOT,
                """
                .root {
                    -fx-font-family: "%s";
                    -fx-font-size: %.2fpx;
                    -d-background: %s; -d-surface: %s; -d-foreground: %s; -d-muted: %s; -d-line: %s; -d-border: %s;
                    -d-c2c: %s; -d-c2p: %s; -d-p2c: %s; -d-prior: %s; -d-pin: %s;
                    %s
                }
                .workbench .ikonli-font-icon { -fx-icon-size: %.0fpx; }
                .workbench .tool.tiny .ikonli-font-icon { -fx-icon-size: %.0fpx; }
                .workbench .rail-item .ikonli-font-icon { -fx-icon-size: %.0fpx; }
                """,
                FontFile.ROBOTO.family(),
                fontSize,
                css(palette.background()),
                css(palette.surface()),
                css(palette.foreground()),
                css(palette.muted()),
                css(palette.grid()),
                css(palette.border()),
                css(palette.contentToContent()),
                css(palette.contentToPosition()),
                css(palette.positionToContent()),
                css(palette.prior()),
                css(palette.pin()),
                palette.isDark() ? DARK_TOKENS : LIGHT_TOKENS,
                fontSize * ICON,
                fontSize * SMALL_ICON,
                fontSize * LARGE_ICON);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8));
    }

    private static final String LIGHT_TOKENS = """
            -d-window: #f6f8fa; -d-hover-wash: rgba(31, 35, 40, 0.06); -d-press-wash: rgba(31, 35, 40, 0.12);
            -d-select-wash: rgba(9, 105, 218, 0.10); -d-track: #eaeef2; -d-bar-quiet: #8c959f;
            -d-thumb: rgba(31, 35, 40, 0.24); -d-veil: rgba(27, 31, 36, 0.35);
            -d-danger-wash: #ffebe9; -d-warning-wash: #fff8c5; -d-accent-wash: #ddf4ff;
            """;

    private static final String DARK_TOKENS = """
            -d-window: #010409; -d-hover-wash: rgba(230, 237, 243, 0.08); -d-press-wash: rgba(230, 237, 243, 0.14);
            -d-select-wash: rgba(56, 139, 253, 0.18); -d-track: #21262d; -d-bar-quiet: #6e7681;
            -d-thumb: rgba(230, 237, 243, 0.24); -d-veil: rgba(1, 4, 9, 0.6);
            -d-danger-wash: #2d1214; -d-warning-wash: #272115; -d-accent-wash: #0c2239;
            """;

    private static String css(Colour colour) {
        return colour.hex();
    }

    private static void loadFont(FontFile file) {
        try (InputStream stream = file.open()) {
            Font.loadFont(stream, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
