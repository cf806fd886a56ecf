package io.github.disentangle.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.ui.HeadlessScreen;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(HeadlessScreen.class)
class TurnsTest {

    private final List<String> shown = new ArrayList<>();

    @Test
    void whatWaitsBehindASlowViewLetsOthersInBetweenAndShowsTheNewest() {
        Platform.runLater(() -> {
            var number = new SimpleIntegerProperty(0);
            var window = new StackPane();
            new Scene(window);
            for (String view : List.of("first", "second", "third")) {
                Turns.follow(window, number.asObject(), now -> {
                    shown.add(view + " " + now);
                    work(view.equals("third") ? 0 : 20);
                });
            }
            shown.clear();
            number.set(1);
            Platform.runLater(() -> {
                shown.add("a key");
                number.set(2);
            });
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        assertEquals(List.of("first 1", "second 1", "a key", "third 2", "first 2", "second 2"), shown);
    }

    private static void work(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
