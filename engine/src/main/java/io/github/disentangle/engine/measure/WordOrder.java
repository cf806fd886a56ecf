package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.PositionEdit;
import io.github.disentangle.engine.model.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// How much the order of a text counts: what the number would be if its tokens stood at each other's positions.
/// Content, segments and special tokens stay where they are; each text of a pair is shuffled within itself.
///
/// @param value of the order as it is
/// @param shuffled of random orders, ascending
public record WordOrder(double value, List<Double> shuffled) {

    public WordOrder {
        shuffled = shuffled.stream().sorted().toList();
    }

    /// Runs random orders.
    ///
    /// @throws io.github.disentangle.engine.hook.InterventionException when the model has no relative positions
    public static WordOrder of(Subject subject, int orders, long seed, Progress progress) {
        var random = new Random(seed);
        var values = new ArrayList<Double>();
        while (values.size() < orders) {
            progress.checkCancelled();
            progress.report((double) values.size() / orders, "Running " + orders + " random orders");
            var variants = new ArrayList<List<Intervention>>();
            int together = Math.min(subject.together(), orders - values.size());
            for (int variant = 0; variant < together; variant++) {
                var interventions = new ArrayList<>(subject.run().interventions());
                interventions.add(order(subject.encoding().sequenceIds(), random));
                variants.add(interventions);
            }
            for (double value :
                    subject.values(subject.open().model().rerunEach(subject.run(), variants, Progress.NONE))) {
                values.add(value);
            }
        }
        return new WordOrder(subject.value(), values);
    }

    /// How many random orders reach the value of the order as it is.
    public long reaching() {
        return shuffled.stream().filter(each -> each >= value).count();
    }

    /// The value below which a share of the random orders stays.
    public double quantile(double share) {
        return shuffled.get((int) Math.round(share * (shuffled.size() - 1)));
    }

    private static PositionEdit order(int[] sequences, Random random) {
        Integer[] order = IntStream.range(0, sequences.length).boxed().toArray(Integer[]::new);
        for (int text = 0; text <= 1; text++) {
            int of = text;
            List<Integer> places = IntStream.range(0, sequences.length)
                    .filter(token -> sequences[token] == of)
                    .boxed()
                    .toList();
            var tokens = new ArrayList<>(places);
            Collections.shuffle(tokens, random);
            for (int index = 0; index < tokens.size(); index++) {
                order[places.get(index)] = tokens.get(index);
            }
        }
        return new PositionEdit.OrderTokens(List.of(order));
    }
}
