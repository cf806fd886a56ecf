package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The gallery of screenshots, in `target/screenshots`: each view and each of its pictures, in both themes, at several
/// sizes, with texts of all kinds and models of all kinds. `.ci/gallery` takes them all; without it a few are taken.
/// Properties narrow what is taken: `gallery.models`, `gallery.views`, `gallery.themes`, `gallery.sizes` and
/// `gallery.texts`, names with commas between. A model is a sample or an [OddModel].
@Tag("pictures")
@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
class GalleryTest {

    /// The buttons that choose among the pictures of a view.
    private static final Map<ViewKind, List<String>> PICTURES = Map.of(
            ViewKind.TERMS, List.of("terms-three", "terms-five"),
            ViewKind.ATLAS, List.of("atlas-heads", "atlas-triangle", "atlas-depth", "atlas-knock_out"),
            ViewKind.FLOW, List.of("flow-alti", "flow-norms-with-residual-and-norm", "flow-attention"),
            ViewKind.KERNEL, List.of("kernel-with", "kernel-alone"),
            ViewKind.HIDDEN, List.of("hidden-norms", "hidden-tokens", "hidden-layers", "hidden-paths", "hidden-lens"));

    /// The rest is taken by the script: all of them take minutes.
    private static final String USUAL_VIEWS = "terms,evidence";

    private static final Map<String, String> TEXTS = Map.of(
            "usual", "I don't think this film is bad, and my friends enjoyed it as well.",
            "short", "Bad.",
            "long",
                    "The film begins well enough, with a quiet scene in a railway station and music that promises more than"
                            + " the story keeps, but after half an hour nobody in the room could have said what it was"
                            + " about, and when the lights came on again most people were looking at their telephones."
                            + " Still, the actors do what they can, the costumes are lovely, and once or twice it is even"
                            + " funny.",
            "cjk", "这部电影一点也不差，我很喜欢它的音乐。",
            "rtl", "لا أعتقد أن هذا الفيلم سيئ، بل هو film ممتاز",
            "emoji", "I love 😀 this café — naïve façade, Ω ≈ π … 👩‍👩‍👧 ok",
            "one", "a",
            "empty", "",
            "beyond", "The film is long and nobody knows why. ".repeat(80));

    @TempDir
    private static Path home;

    @TempDir
    private static Path models;

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
    void everyPictureOfEveryViewShowsSomething(FxRobot robot) throws IOException {
        for (String model : chosen("models", "sentiment")) {
            Path folder = OddModel.named(model, models);
            fx(() -> {
                open.window.open(folder);
                return null;
            });
            open.settle();
            fx(() -> {
                open.window.workbench().execute(Commands.lookAt(2, 1));
                return null;
            });
            for (String text : chosen("texts", "usual")) {
                write(text);
                for (String theme : chosen("themes", "light")) {
                    for (String size : chosen("sizes", "1280x800")) {
                        dress(theme, size);
                        String circumstances =
                                (model.equals("sentiment") ? "" : model + "-") + theme + "-" + size + "-" + text;
                        for (String view : chosen("views", USUAL_VIEWS)) {
                            take(robot, ViewKind.valueOf(view.toUpperCase(Locale.ROOT)), circumstances);
                        }
                    }
                }
            }
        }
    }

    /// Types one of the texts; the name of none leaves the model's example.
    private void write(String text) {
        if (TEXTS.containsKey(text)) {
            fx(() -> {
                open.window.workbench().execute(Commands.type("text", "", draft -> draft.withText(TEXTS.get(text))));
                return null;
            });
            open.settle();
        }
    }

    private void take(FxRobot robot, ViewKind view, String circumstances) throws IOException {
        fx(() -> {
            open.window.workbench().execute(Commands.view(view));
            return null;
        });
        open.settle();
        if (view == ViewKind.DIFFERENCE) {
            takeDifference(circumstances);
            return;
        }
        for (String button : PICTURES.getOrDefault(view, List.of(view.name().toLowerCase(Locale.ROOT)))) {
            if (PICTURES.containsKey(view)) {
                fx(() -> {
                    robot.lookup("#" + button).<ToggleButton>query().fire();
                    return null;
                });
                open.settle();
            }
            Pictures.take("gallery-" + button + "-" + circumstances);
        }
    }

    /// Half of the text and other words against the text; afterwards the text, and nothing pinned.
    private void takeDifference(String circumstances) throws IOException {
        Workbench workbench = open.window.workbench();
        String text = workbench.state().draft().text();
        fx(() -> {
            workbench.execute(Commands.pinBaseline(Optional.empty()));
            workbench.execute(Commands.type(
                    "text", "", draft -> draft.withText(text.substring(0, text.length() / 2) + " very good")));
            return null;
        });
        open.settle();
        Pictures.take("gallery-difference-" + circumstances);
        fx(() -> {
            workbench.execute(Commands.releaseBaseline());
            workbench.execute(Commands.type("text", "", draft -> draft.withText(text)));
            return null;
        });
        open.settle();
    }

    private void dress(String theme, String size) {
        String[] sides = size.split("x");
        open.arrange(
                ThemeChoice.valueOf(theme.toUpperCase(Locale.ROOT)),
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]));
    }

    private static List<String> chosen(String what, String usual) {
        return List.of(System.getProperty("gallery." + what, usual).split(","));
    }
}
