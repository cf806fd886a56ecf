package io.github.disentangle.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class GrowingTest {

    private final SimpleObjectProperty<String> input = new SimpleObjectProperty<>();
    private final Growing<String, List<Integer>> growing = new Growing<>(
            new SameThreadWork(),
            new Derived.Plan<>("growing", from -> "grow", Lane.SURVEY, Duration.ZERO),
            input,
            (from, progress, soFar) -> {
                soFar.accept(List.of(1));
                return List.of(1, 2);
            },
            failure -> {
                throw new AssertionError(failure);
            });

    @Test
    void partsComeBeforeTheWhole() {
        var seen = new ArrayList<List<Integer>>();
        growing.valueProperty().addListener((property, before, now) -> seen.add(now));
        input.set("a");
        assertEquals(List.of(List.of(1), List.of(1, 2)), seen);
    }

    @Test
    void aWholeThatEqualsTheOneBeforeReplacesItsParts() {
        input.set("a");
        input.set("b");
        assertEquals(List.of(1, 2), growing.valueProperty().get());
    }
}
