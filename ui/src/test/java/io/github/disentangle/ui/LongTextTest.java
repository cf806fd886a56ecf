package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A text that has more lines than its field shows.
class LongTextTest extends Journey {

    @Start
    void start(Stage stage) throws IOException {
        open(stage, 1000, 640);
    }

    @Test
    void theFieldBeginsWithAWholeLineWhileItsEndIsWritten(FxRobot robot) {
        open.open("sentiment");
        TextArea field = robot.lookup("#field-text").queryAs(TextArea.class);
        fx(() -> {
            open.window.focusInput();
            field.setText("Nobody knows how long this film is going to be. ".repeat(14));
            field.end();
            return null;
        });
        open.settle();
        robot.write("So");
        open.settle();
        Pictures.take("long-text-end");

        double line = Math.floor(fx(() -> {
            var words = new Text("X");
            words.setFont(field.getFont());
            return words.getLayoutBounds().getHeight();
        }));
        double above = fx(field::getScrollTop) / line;

        assertTrue(above >= 1, above + " lines above");
        assertEquals(Math.rint(above), above);
    }
}
