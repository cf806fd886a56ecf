package io.github.disentangle.ui.view.inspector;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Numbers written so that the written addends add up to the written sum.
final class Decimals {

    private Decimals() {}

    /// Rounds addends to so many digits that their rounded values sum to the rounded `sum`: those whose rounding
    /// was the closest call give way, each by at most one unit of the last digit.
    ///
    /// @param sum of the addends, as computed
    static String[] adding(double sum, int digits, double... addends) {
        double unit = Math.pow(10, -digits);
        long[] rounded = Arrays.stream(addends)
                .mapToLong(addend -> Math.round(addend / unit))
                .toArray();
        long missing = Math.round(sum / unit) - Arrays.stream(rounded).sum();
        int direction = Long.signum(missing);
        var closest = IntStream.range(0, addends.length)
                .boxed()
                .sorted((one, other) -> Double.compare(
                        direction * (addends[other] / unit - rounded[other]),
                        direction * (addends[one] / unit - rounded[one])))
                .toList();
        for (int index = 0; index < Math.min(Math.abs(missing), addends.length); index++) {
            rounded[closest.get(index)] += direction;
        }
        return Arrays.stream(rounded)
                .mapToObj(value -> signed(value * unit, digits))
                .toArray(String[]::new);
    }

    /// The terms of a sum, by term: numbers as by [#adding], and in words where the model has no such term.
    ///
    /// @param value of a term
    static List<String> ofTerms(HeadAttention attention, double sum, int digits, ToDoubleFunction<Term> value) {
        List<Term> terms = attention.terms();
        String[] numbers = adding(sum, digits, terms.stream().mapToDouble(value).toArray());
        return Arrays.stream(Term.values())
                .map(term -> attention.has(term) ? numbers[terms.indexOf(term)] : text("inspector.absent"))
                .toList();
    }

    /// With its sign, a true minus, and so many digits.
    static String signed(double value, int digits) {
        String text = String.format(Locale.ROOT, "%+." + digits + "f", value);
        return (text.matches("[+-]0(\\.0*)?") ? " " + text.substring(1) : text)
                .replace('-', '−')
                .strip();
    }
}
