package io.github.disentangle.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

    private static final int STEPS = 400;

    /// Linear RGB as people without the red, green or blue cones see it (Machado, Oliveira and Fernandes 2009,
    /// severity 1).
    private static final double[][] COLOUR_BLIND = {
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
    };

    static Stream<Palette> palettes() {
        return Stream.of(Palette.day(), Palette.night());
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textReadsOnItsGround(Palette palette) {
        for (Colour ground : List.of(palette.background(), palette.surface())) {
            for (Colour ink : List.of(palette.foreground(), palette.muted())) {
                assertTrue(ink.contrast(ground) >= 4.5, ink + " on " + ground + ": " + ink.contrast(ground));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void marksStandOutFromTheBackground(Palette palette) {
        for (Colour mark : List.of(palette.hover(), palette.pin(), palette.brush())) {
            assertTrue(mark.contrast(palette.background()) >= 4.5, mark + ": " + mark.contrast(palette.background()));
        }
        for (Colour mark :
                List.of(palette.border(), palette.accent(), palette.prior(), palette.negative(), palette.positive())) {
            assertTrue(mark.contrast(palette.background()) >= 3, mark + ": " + mark.contrast(palette.background()));
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void termsKeepTheirHues(Palette palette) {
        assertEquals(
                List.of("#0072b2", "#e69f00", "#009e73"),
                List.of(
                        palette.contentToContent().hex(),
                        palette.contentToPosition().hex(),
                        palette.positionToContent().hex()));
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void termsAndSignsDifferForColourBlindEyes(Palette palette) {
        List<List<Colour>> sets = List.of(
                List.of(palette.contentToContent(), palette.contentToPosition(), palette.positionToContent()),
                List.of(palette.negative(), palette.positive()));
        for (List<Colour> set : sets) {
            for (double[] eyes : COLOUR_BLIND) {
                for (Colour one : set) {
                    for (Colour other : set) {
                        double distance = distance(seen(one, eyes), seen(other, eyes));
                        assertTrue(one.equals(other) || distance > 0.08, one + " and " + other + ": " + distance);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void zeroIsTheBackground(Palette palette) {
        assertEquals(palette.background(), palette.sequential().at(0));
        assertEquals(palette.background(), palette.diverging().at(0.5));
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void sequentialLuminanceRunsOneWay(Palette palette) {
        double direction = palette.isDark() ? 1 : -1;
        double before = palette.sequential().at(0).luminance();
        for (int step = 1; step <= STEPS; step++) {
            double now = palette.sequential().at((double) step / STEPS).luminance();
            assertTrue((now - before) * direction > -1e-3, "step " + step + ": " + before + " then " + now);
            before = now;
        }
        double whole = palette.sequential().at(1).contrast(palette.background());
        assertTrue(whole > 10, "ends differ by " + whole);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void sequentialLightnessIsEven(Palette palette) {
        double first = OkLab.of(palette.sequential().at(0)).lightness();
        double last = OkLab.of(palette.sequential().at(1)).lightness();
        for (int step = 0; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            double lightness = OkLab.of(palette.sequential().at(share)).lightness();
            assertEquals(first + share * (last - first), lightness, 0.01, "at " + share);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void divergingMapMirrorsLightness(Palette palette) {
        for (int step = 0; step <= STEPS; step++) {
            double share = 0.5 * step / STEPS;
            double negative = OkLab.of(palette.diverging().at(0.5 - share)).lightness();
            double positive = OkLab.of(palette.diverging().at(0.5 + share)).lightness();
            assertEquals(negative, positive, 0.01, "at ±" + share);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void divergingSidesDifferForColourBlindEyes(Palette palette) {
        for (double[] eyes : COLOUR_BLIND) {
            Colour negative = seen(palette.diverging().at(0.2), eyes);
            Colour positive = seen(palette.diverging().at(0.8), eyes);
            assertTrue(distance(negative, positive) > 0.1, negative + " and " + positive);
        }
    }

    private static Colour seen(Colour colour, double[] eyes) {
        double[] rgb = {Colour.linear(colour.red()), Colour.linear(colour.green()), Colour.linear(colour.blue())};
        int[] shown = new int[3];
        for (int row = 0; row < 3; row++) {
            double value = eyes[3 * row] * rgb[0] + eyes[3 * row + 1] * rgb[1] + eyes[3 * row + 2] * rgb[2];
            double encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
            shown[row] = (int) Math.round(Math.clamp(encoded, 0, 1) * 255);
        }
        return Colour.rgb(shown[0], shown[1], shown[2]);
    }

    private static double distance(Colour one, Colour other) {
        OkLab left = OkLab.of(one);
        OkLab right = OkLab.of(other);
        return Math.sqrt(Math.pow(left.lightness() - right.lightness(), 2)
                + Math.pow(left.a() - right.a(), 2)
                + Math.pow(left.b() - right.b(), 2));
    }
}
