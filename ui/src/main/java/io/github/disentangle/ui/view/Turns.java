package io.github.disentangle.ui.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Lets the views of a window show a new answer one after the other. As long as that is quick they all do at once; when
/// it takes long, as the first time in a JVM, the rest waits for an event of its own, so that pointer and keys get
/// their turn in between. A view that waits shows the newest there is then.
public final class Turns {

    private static final long ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private boolean begun;
    private long start;

    private Turns() {}

    /// Shows a value now, and whenever it is another one, in turn with the other views of the window.
    ///
    /// @param view in the window it is shown in; outside of a window values are shown at once
    public static <T> void follow(Node view, ObservableValue<T> value, Consumer<? super T> show) {
        Runnable turn = () -> show.accept(value.getValue());
        turn.run();
        value.subscribe((before, now) -> {
            if (view.getScene() == null) {
                turn.run();
            } else {
                of(view.getScene()).take(turn);
            }
        });
    }

    private static Turns of(Scene scene) {
        return (Turns) scene.getProperties().computeIfAbsent(Turns.class, missing -> new Turns());
    }

    private void take(Runnable turn) {
        begin();
        if (waiting.isEmpty() && !enough()) {
            turn.run();
        } else {
            waiting.add(turn);
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            start = System.nanoTime();
            Platform.runLater(this::goOn);
        }
    }

    private void goOn() {
        begun = false;
        List<Runnable> rest = new ArrayList<>(waiting);
        if (rest.isEmpty()) {
            return;
        }
        begin();
        for (Runnable turn : rest) {
            if (enough()) {
                return;
            }
            waiting.remove(turn);
            turn.run();
        }
    }

    private boolean enough() {
        return System.nanoTime() - start > ENOUGH_NANOS;
    }
}
