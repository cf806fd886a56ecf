package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.state.Commands;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What a person asks the models, and what they answer.
class TaskJourneyTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1280, 800);
    }

    @Test
    void aQuestionAGapAndAChoiceAreAnswered(FxRobot robot) {
        Map<String, String> expected = Map.of(
                "qa", "Madrid",
                "fill-mask", "Paris",
                "multiple-choice", "poured coffee into a cup.");
        for (String sample : List.of("qa", "fill-mask", "multiple-choice")) {
            robot.clickOn("#model-" + sample);
            open.settle();
            String best = answers(robot).getFirst();
            assertTrue(best.startsWith(expected.get(sample)), sample + " says " + best);
        }
        robot.clickOn("#model-qa");
        open.settle();
        robot.clickOn("#field-second").push(KeyCode.CONTROL, KeyCode.A).write("Where did Nina buy a piano?");
        open.settle();
        String best = answers(robot).getFirst();
        assertTrue(best.startsWith("Milan"), best);
    }

    @Test
    void threeLabelsOfOnesOwnShareTheWhole(FxRobot robot) {
        open.open("nli");
        robot.clickOn("#editor-LABELS");
        open.settle();
        List<String> answers = answers(robot);
        assertEquals(3, answers.size());
        assertTrue(answers.getFirst().startsWith("travel"), answers.toString());
        double sum = answers.stream()
                .mapToDouble(answer -> Double.parseDouble(answer.replaceAll(".*?, [<> ]*([\\d.]+) %.*", "$1")))
                .sum();
        assertEquals(100, sum, 0.2, answers.toString());
    }

    @Test
    void aTextThatIsTooLongSaysWhatIsShownAndOffersTheRest(FxRobot robot) {
        open.open("sentiment");
        assertFalse(open.sees(robot, "#excerpt"));
        String text = "The film is long and nobody knows why. ".repeat(60).strip();
        fx(() -> {
            open.window.workbench().execute(Commands.type("text", text, draft -> draft.withText(text)));
            return null;
        });
        open.settle();
        assertTrue(open.read(robot, "#excerpt-text").startsWith("Characters 1 to "), open.read(robot, "#excerpt-text"));
        assertTrue(robot.lookup("#excerpt-earlier").queryAs(Button.class).isDisabled());
        fx(() -> {
            robot.lookup("#excerpt-later").<Button>query().fire();
            return null;
        });
        open.settle();
        String last = open.read(robot, "#excerpt-text");
        assertTrue(last.contains(String.format("to %,d of %,d", text.length(), text.length())), last);
        assertTrue(robot.lookup("#excerpt-later").queryAs(Button.class).isDisabled());
        assertEquals(text, open.read(robot, "#field-text"), "the text itself stays");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        open.settle();
        assertTrue(open.read(robot, "#excerpt-text").startsWith("Characters 1 to "), open.read(robot, "#excerpt-text"));
    }

    /// The lines of the prediction, the best first.
    private List<String> answers(FxRobot robot) {
        return fx(() ->
                robot
                        .lookup((Node node) ->
                                node.getId() != null && node.getId().startsWith("label-"))
                        .queryAll()
                        .stream()
                        .map(Node::getAccessibleText)
                        .toList());
    }
}
