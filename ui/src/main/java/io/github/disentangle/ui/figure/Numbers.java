package io.github.disentangle.ui.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Numbers as people read them in a picture: few digits, a true minus sign, the same in every country.
public final class Numbers {

    private Numbers() {}

    /// Three significant digits for a read-out or a legend: `0.312`, `12.3`, `−1.05`, `1.2e−5`, `0`, no zeros at
    /// the end. Not a number and infinities are `–`, `∞`, `−∞`.
    public static String readable(double value) {
        return written(value, 3);
    }

    /// Numbers of one sum, that a reader checks: five significant digits of the largest, and as many decimals for
    /// each.
    public static List<String> addable(double... numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Double.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
        }
        int decimals = largest == 0 ? 0 : Math.clamp(4 - (long) Math.floor(Math.log10(largest)), 0, 8);
        return Arrays.stream(numbers)
                .mapToObj(number -> fixed(number, decimals))
                .toList();
    }

    /// A logit that is watched while it changes: two decimals, so that it does not jump about, more below a tenth.
    public static String logit(double value) {
        return fixed(value, logitDecimals(value));
    }

    /// By how much a logit changed, written as [#logit], with its sign.
    public static String logitChange(double change) {
        return signed(change, logitDecimals(change));
    }

    private static int logitDecimals(double value) {
        return Math.abs(value) < 0.0995 ? Math.max(2, decimals(value) - 1) : 2;
    }

    /// For the inside of a cell: two decimals without a leading zero below one (`.31`, `−.04`, `12.3`); values that
    /// would read as zero are shown as `0`.
    public static String cell(double value) {
        if (!Double.isFinite(value)) {
            return readable(value);
        }
        double magnitude = Math.abs(value);
        if (magnitude < 0.005) {
            return "0";
        }
        String digits =
                String.format(Locale.ROOT, magnitude < 9.995 ? "%.2f" : magnitude < 99.95 ? "%.1f" : "%.0f", magnitude);
        return (value < 0 ? "−" : "") + (digits.startsWith("0.") ? digits.substring(1) : digits);
    }

    /// As [#cell] with one decimal, where there is room for no more: `.3`, `−1.2`, `12`.
    public static String brief(double value) {
        if (!Double.isFinite(value)) {
            return readable(value);
        }
        double magnitude = Math.abs(value);
        if (magnitude < 0.05) {
            return "0";
        }
        String digits = String.format(Locale.ROOT, magnitude < 9.95 ? "%.1f" : "%.0f", magnitude);
        return (value < 0 ? "−" : "") + (digits.startsWith("0.") ? digits.substring(1) : digits);
    }

    /// Two significant digits, for numbers too small for [#cell]: `.012`, `2.4e−5`.
    public static String rough(double value) {
        String text = written(value, 2);
        return text.startsWith("0.") ? text.substring(1) : text.replace("−0.", "−.");
    }

    /// With its sign, always: `+0.31`, `−0.04`, `0`. For differences and contributions.
    public static String signed(double value) {
        String text = readable(value);
        return value > 0 ? "+" + text : text;
    }

    /// How many decimals numbers that stand below each other share, so that the largest has at least three digits;
    /// two below a hundred.
    public static int decimals(double... column) {
        double largest = 0;
        for (double value : column) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        int usual = largest < 100 ? 2 : 0;
        return largest == 0 ? 0 : Math.clamp(2 - (long) Math.floor(Math.log10(largest)), usual, 6);
    }

    /// With this many decimals, for a column of numbers: `3.17`, `−0.08`, `0.00`. What would read as zero and is
    /// none keeps its first digit: `4e−5`.
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return readable(value);
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (!text.matches("-?[0.]+")) {
            return text.replace('-', '−');
        }
        return value == 0 ? text.replace("-", "") : written(value, 1);
    }

    /// As [#fixed], with its sign unless it is zero.
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 ? "+" + text : text;
    }

    /// A probability as per cent: one decimal everywhere, but never a certainty the model does not have.
    public static String probability(double share) {
        if (share > 0 && share < 0.0005) {
            return "< 0.1 %";
        }
        if (share < 1 && share >= 0.9995) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// A share as per cent: `31 %`, `0.4 %`, `100 %`.
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent != 0 && Math.abs(percent) < 9.95) {
            return written(percent, 2) + " %";
        }
        return String.format(Locale.ROOT, "%.0f", percent).replace('-', '−') + " %";
    }

    private static String written(double value, int digits) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String text;
        if (exponent < -4 || exponent > 5) {
            String mantissa =
                    rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
            text = mantissa + "e" + exponent;
        } else {
            text = rounded.stripTrailingZeros().toPlainString();
        }
        return text.replace('-', '−');
    }
}
