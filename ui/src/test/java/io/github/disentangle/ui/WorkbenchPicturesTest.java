package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.ui.live.Examples;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Editor;
import java.io.IOException;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Pictures of the window around the views, in `target/screenshots`; [GalleryTest] has those of the views.
@Tag("pictures")
class WorkbenchPicturesTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void everySampleAndEditor() {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            open.arrange(theme, 1280, 800);
            for (String sample :
                    List.of("nli", "qa", "ner", "fill-mask", "multiple-choice", "similarity", "topics", "backbone")) {
                open.open(sample);
                picture("sample-" + sample + "-" + theme);
            }
            open.open("nli");
            fx(() -> {
                open.window
                        .workbench()
                        .execute(Commands.edit(Editor.LABELS, draft -> new Examples().draftFor(Editor.LABELS, draft)));
                return null;
            });
            picture("sample-nli-own-labels-" + theme);
        }
    }

    @Test
    void whereTheKeyboardIs(FxRobot robot) {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            open.arrange(theme, 1280, 800);
            fx(() -> {
                open.window.focusInput();
                return null;
            });
            for (int stop = 1; stop <= 14; stop++) {
                robot.push(KeyCode.TAB);
                if (stop % 2 == 0) {
                    picture("focus-%02d-%s".formatted(stop, theme));
                }
            }
        }
    }

    @Test
    void largeTextEmptyWindowAndTrouble() {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            open.arrange(theme, 1280, 800);
            picture("empty-" + theme);
            open.open("sentiment");
            fx(() -> {
                open.window.preferences().set(open.window.preferences().get().withDrawer(true));
                open.window.open(home.resolve("not-there"));
                return null;
            });
            picture("trouble-" + theme);
            fx(() -> {
                open.window.workbench().noticeProperty().set(null);
                open.window.preferences().set(open.window.preferences().get().withFontScale(1.5));
                return null;
            });
            picture("large-text-" + theme);
            fx(() -> {
                open.window.preferences().set(open.window.preferences().get().withFontScale(0.8));
                return null;
            });
            picture("small-text-" + theme);
            fx(() -> {
                open.window
                        .preferences()
                        .set(open.window.preferences().get().withFontScale(1).withDrawer(false));
                return null;
            });
        }
    }
}
