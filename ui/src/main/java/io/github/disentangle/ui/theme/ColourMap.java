package io.github.disentangle.ui.theme;

/// A continuous run of colours, from position 0 to position 1, held as a table.
///
/// Lightness runs evenly (in [OkLab]) from the theme's background to the far end, so that a map still reads in grey
/// and to colour-blind eyes. A sequential map starts at the background; a diverging map has the background in the
/// middle and mirrors lightness around it.
public final class ColourMap {

    private static final int SEQUENTIAL_STEPS = 512;
    private static final int ARM_STEPS = 256;

    private final int[] table;

    private ColourMap(int[] table) {
        this.table = table;
    }

    /// For values that cannot be negative: `zero` … the far end. Hue turns from yellow over green to violet on a
    /// light background, the other way round on a dark one.
    static ColourMap sequential(Colour zero, Arm arm) {
        int[] table = new int[SEQUENTIAL_STEPS];
        for (int step = 0; step < SEQUENTIAL_STEPS; step++) {
            table[step] = arm.at(zero, step / (SEQUENTIAL_STEPS - 1.0)).argb();
        }
        return new ColourMap(table);
    }

    /// For signed values: the end of `negative` … `zero` in the middle … the end of `positive`.
    static ColourMap diverging(Colour zero, Arm negative, Arm positive) {
        int[] table = new int[2 * ARM_STEPS + 1];
        for (int step = 0; step <= ARM_STEPS; step++) {
            double share = (double) step / ARM_STEPS;
            table[ARM_STEPS - step] = negative.at(zero, share).argb();
            table[ARM_STEPS + step] = positive.at(zero, share).argb();
        }
        return new ColourMap(table);
    }

    /// The colour at a position; positions outside 0…1 give the nearer end.
    public Colour at(double position) {
        return new Colour(argb(position));
    }

    /// As [#at], without an object: for filling images.
    public int argb(double position) {
        return table[(int) (Math.clamp(position, 0, 1) * (table.length - 1) + 0.5)];
    }

    /// How many colours the map tells apart.
    public int size() {
        return table.length;
    }

    /// The colour number `index`, from 0 at position 0 to `size() - 1` at position 1.
    public int argbAt(int index) {
        return table[index];
    }

    /// How a map leaves the background: hue and chroma in stops, lightness straight from the background's to `end`.
    ///
    /// @param end lightness of the far end, 0…1
    /// @param hues hue in degrees at evenly spaced stops
    /// @param chromas chroma at the same stops; the background's own colour fades out over the first stop
    record Arm(double end, double[] hues, double[] chromas) {

        Colour at(Colour zero, double share) {
            if (share == 0) {
                return zero;
            }
            OkLab start = OkLab.of(zero);
            double lightness = start.lightness() + share * (end - start.lightness());
            OkLab hue = OkLab.polar(lightness, between(chromas, share), between(hues, share));
            double rest = Math.max(0, 1 - share * (hues.length - 1));
            return new OkLab(lightness, hue.a() + rest * start.a(), hue.b() + rest * start.b()).toColour();
        }

        private static double between(double[] stops, double share) {
            double place = share * (stops.length - 1);
            int index = Math.min((int) place, stops.length - 2);
            return stops[index] + (place - index) * (stops[index + 1] - stops[index]);
        }
    }
}
