package io.github.disentangle.ui.view.inspector;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.picture.TokenAxes;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One attention cell in numbers that add up: c2c + c2p + p2c = score, and the softmax of the score is the probability.
///
/// @param query the token that looks
/// @param key the token that is looked at
/// @param addends in the order c2c, c2p, p2c
/// @param score as text, the sum of the addends' texts
/// @param scoreValue the score itself
/// @param probability 0 to 1
/// @param rank place of the key among all keys of this query, from 1
/// @param keys number of keys
/// @param distance position of the query minus position of the key
/// @param queryIndex token that looks
/// @param keyIndex token that is looked at
/// @param scale what is under the root the dot products are divided by: head size times number of terms
public record CellReading(
        String query,
        String key,
        int layer,
        int head,
        List<Addend> addends,
        String score,
        double scoreValue,
        double probability,
        int rank,
        int keys,
        int distance,
        int queryIndex,
        int keyIndex,
        String scale) {

    private static final int DIGITS = 3;

    /// One of the three parts of a score.
    ///
    /// @param name message key stem, e.g. `map.c2c`
    /// @param text the number, or that the model has no such part
    public record Addend(String name, String text, double value) {}

    /// Reads a cell of a head.
    static CellReading of(HeadReading reading, Target.Cell cell) {
        HeadAttention attention = reading.attention();
        var config = reading.analysis().question().model().config();
        var tokens = TokenAxes.of("", reading.analysis().encoding());
        ToDoubleFunction<Term> value = term -> attention.of(term).get(cell.query(), cell.key());
        double score = attention.score().get(cell.query(), cell.key());
        List<String> texts = Decimals.ofTerms(attention, score, DIGITS, value);
        double probability = attention.probability().get(cell.query(), cell.key());
        int rank = 1;
        for (int key = 0; key < tokens.length(); key++) {
            rank += attention.probability().get(cell.query(), key) > probability ? 1 : 0;
        }
        return new CellReading(
                tokens.text(cell.query()),
                tokens.text(cell.key()),
                attention.layer(),
                attention.head(),
                Arrays.stream(Term.values())
                        .map(term ->
                                new Addend("map." + term.key(), texts.get(term.ordinal()), value.applyAsDouble(term)))
                        .toList(),
                Decimals.signed(score, DIGITS),
                score,
                probability,
                rank,
                tokens.length(),
                cell.query() - cell.key(),
                cell.query(),
                cell.key(),
                config.headSize() + " · " + config.scoreTerms());
    }

    /// The addend of largest magnitude.
    Addend strongest() {
        return addends.stream()
                .max(java.util.Comparator.comparingDouble(addend -> Math.abs(addend.value())))
                .orElseThrow();
    }
}
