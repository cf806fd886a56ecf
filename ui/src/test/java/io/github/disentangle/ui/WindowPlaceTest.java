package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.ui.preference.WindowBounds;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {

    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1600, 900);

    @Test
    void aWindowThatFitsStaysWhereItWas() {
        var bounds = new WindowBounds(-200, 40, 1280, 800, true);
        assertEquals(bounds, WindowPlace.within(bounds, SCREEN));
    }

    @Test
    void absurdBoundsAreBroughtOntoTheScreen() {
        assertEquals(
                new WindowBounds(1536, 836, 1600, 900, false),
                WindowPlace.within(new WindowBounds(1e9, 1e9, 1e9, 1e9, false), SCREEN));
        assertEquals(
                new WindowBounds(-576, 0, 640, 480, false),
                WindowPlace.within(new WindowBounds(-1e9, -50, 2, 2, false), SCREEN));
    }
}
