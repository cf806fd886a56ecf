package io.github.disentangle.ui.theme;

/// The perceptual colour space Oklab (Björn Ottosson, 2020): equal steps in lightness look equal.
///
/// @param lightness 0 black … 1 white
/// @param a green (negative) to red
/// @param b blue (negative) to yellow
record OkLab(double lightness, double a, double b) {

    /// From lightness, chroma and hue in degrees.
    static OkLab polar(double lightness, double chroma, double hue) {
        double angle = Math.toRadians(hue);
        return new OkLab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
    }

    static OkLab of(Colour colour) {
        double red = Colour.linear(colour.red());
        double green = Colour.linear(colour.green());
        double blue = Colour.linear(colour.blue());
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new OkLab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// The nearest sRGB colour of the same lightness and hue: chroma gives way until the colour can be shown.
    Colour toColour() {
        double fits = 0;
        double fails = 1;
        if (inGamut(1)) {
            return shown(1);
        }
        for (int step = 0; step < 24; step++) {
            double middle = (fits + fails) / 2;
            if (inGamut(middle)) {
                fits = middle;
            } else {
                fails = middle;
            }
        }
        return shown(fits);
    }

    private boolean inGamut(double chromaShare) {
        double slack = 1e-4;
        for (double channel : linearRgb(chromaShare)) {
            if (channel < -slack || channel > 1 + slack) {
                return false;
            }
        }
        return true;
    }

    private Colour shown(double chromaShare) {
        double[] rgb = linearRgb(chromaShare);
        return Colour.rgb(encoded(rgb[0]), encoded(rgb[1]), encoded(rgb[2]));
    }

    private double[] linearRgb(double chromaShare) {
        double l = cube(lightness + chromaShare * (0.3963377774 * a + 0.2158037573 * b));
        double m = cube(lightness - chromaShare * (0.1055613458 * a + 0.0638541728 * b));
        double s = cube(lightness - chromaShare * (0.0894841775 * a + 1.2914855480 * b));
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static int encoded(double linear) {
        double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.clamp(value, 0, 1) * 255);
    }

    private static double cube(double value) {
        return value * value * value;
    }
}
