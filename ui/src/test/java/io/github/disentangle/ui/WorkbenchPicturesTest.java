package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Examples;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.state.ViewKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures of the window to look at, in `target/screenshots`: `mvn test -Dtest=WorkbenchPicturesTest -pl ui -am`.
@Tag("pictures")
@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
class WorkbenchPicturesTest {

    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "short", "Bad.",
            "long",
                    "The film begins well enough, with a quiet scene in a railway station and music that promises more than"
                            + " the story keeps, but after half an hour nobody in the room could have said what it was"
                            + " about, and when the lights came on again most people were looking at their telephones.",
            "chinese", "这部电影一点也不差，我很喜欢它的音乐。",
            "arabic", "لا أعتقد أن هذا الفيلم سيئ، بل هو film ممتاز",
            "emoji", "I love 😀 this café — naïve façade, Ω ≈ π … 👩‍👩‍👧 ok"));

    @TempDir
    private static Path home;

    private OpenWindow open;

    @Start
    void start(Stage stage) {
        open = new OpenWindow(stage, home, 1280, 800);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void everyViewInBothThemesAndSizes() throws IOException {
        open.open("sentiment");
        fx(() -> {
            open.window.workbench().execute(Commands.lookAt(2, 1));
            open.window.workbench().execute(Commands.pin(new Target.Cell(9, 3)));
            return null;
        });
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}, {900, 600}}) {
                for (ViewKind view : ViewKind.values()) {
                    resize(theme, size[0], size[1]);
                    fx(() -> {
                        open.window.workbench().execute(Commands.view(view));
                        return null;
                    });
                    picture(view + "-" + theme + "-" + size[0] + "x" + size[1]);
                }
            }
        }
    }

    @Test
    void everySampleAndEditor() throws IOException {
        resize(ThemeChoice.LIGHT, 1280, 800);
        for (String sample :
                List.of("nli", "qa", "ner", "fill-mask", "multiple-choice", "similarity", "topics", "backbone")) {
            open.open(sample);
            picture("sample-" + sample);
        }
        open.open("nli");
        fx(() -> {
            open.window
                    .workbench()
                    .execute(Commands.edit(Editor.LABELS, draft -> new Examples().draftFor(Editor.LABELS, draft)));
            return null;
        });
        picture("sample-nli-own-labels");
    }

    @Test
    void textsOfEveryScriptAndLength() throws IOException {
        open.open("sentiment");
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            resize(theme, 1280, 800);
            for (var text : TEXTS.entrySet()) {
                fx(() -> {
                    open.window
                            .workbench()
                            .execute(Commands.type("text", "", draft -> draft.withText(text.getValue())));
                    return null;
                });
                picture("text-" + text.getKey() + "-" + theme);
            }
        }
    }

    @Test
    void largeTextEmptyWindowAndTrouble() throws IOException {
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            resize(theme, 1280, 800);
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
                open.window
                        .preferences()
                        .set(open.window.preferences().get().withFontScale(1).withDrawer(false));
                return null;
            });
        }
    }

    private void resize(ThemeChoice theme, double width, double height) {
        fx(() -> {
            open.window.preferences().set(open.window.preferences().get().withTheme(theme));
            open.stage.setWidth(width);
            open.stage.setHeight(height);
            return null;
        });
    }

    /// A picture that shows nothing has but a few colours.
    private void picture(String name) throws IOException {
        open.settle();
        Path file = fx(() -> Pictures.write(name.toLowerCase(java.util.Locale.ROOT)));
        BufferedImage picture = ImageIO.read(file.toFile());
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        long colours = Arrays.stream(pixels).distinct().count();
        assertTrue(colours > 50, () -> name + " has only " + colours + " colours");
    }
}
