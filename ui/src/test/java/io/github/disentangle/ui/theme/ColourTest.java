package io.github.disentangle.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColourTest {

    @Test
    void contrastOfBlackAndWhiteIsTwentyOne() {
        assertEquals(21, Colour.BLACK.contrast(Colour.WHITE), 1e-9);
        assertEquals(1, Colour.WHITE.contrast(Colour.WHITE), 1e-9);
    }

    @Test
    void inkReadsOnEveryGround() {
        for (int red = 0; red < 256; red += 15) {
            for (int green = 0; green < 256; green += 15) {
                for (int blue = 0; blue < 256; blue += 15) {
                    Colour ground = Colour.rgb(red, green, blue);
                    assertTrue(ground.ink().contrast(ground) >= 4.5, ground.hex());
                }
            }
        }
    }

    @Test
    void halfOpaqueBlackOverWhiteIsGrey() {
        assertEquals(Colour.of("#7f7f7f"), Colour.BLACK.withOpacity(0.5).over(Colour.WHITE));
    }

    @Test
    void perceptualSpaceKeepsColours() {
        for (String hex : new String[] {"#000000", "#ffffff", "#0072b2", "#e69f00", "#123456", "#ff0000"}) {
            assertEquals(Colour.of(hex), OkLab.of(Colour.of(hex)).toColour());
        }
    }

    @Test
    void coloursBeyondTheScreenGiveUpChromaNotLightness() {
        OkLab glaring = OkLab.polar(0.6, 0.5, 150);

        assertEquals(0.6, OkLab.of(glaring.toColour()).lightness(), 0.01);
    }

    @Test
    void badlyWrittenColourIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Colour.of("blue"));
        assertThrows(IllegalArgumentException.class, () -> Colour.of("#12345"));
    }

    @Test
    void wantedInkGivesWayWhereItReadsBadly() {
        Colour slate = Colour.of("#1f2328");

        assertEquals(slate, Colour.of("#ffffff").ink(slate));
        assertEquals(Colour.of("#000000"), Colour.of("#009a95").ink(slate));
        assertEquals(Colour.of("#ffffff"), Colour.of("#20006e").ink(slate));
    }
}
