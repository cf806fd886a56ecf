package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleRelativeRows;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The straight way from a baseline to the text and the gradients found on it so far.
///
/// Next to zero a layer norm answers to the direction of a vector alone, so that from [Baseline#ZERO] nearly all
/// happens in the first hundredth of the way; from there the steps grow, `α = t⁴`.
final class GradientPath {

    private static final int FIRST_STEPS = 10;
    private static final int POWER = 4;

    /// Where refinement ends.
    static final int MOST_STEPS = FIRST_STEPS * 3 * 3 * 3 * 3;

    private final Subject subject;
    private final Tensor start;
    private final Tensor end;
    private final boolean growing;
    private final boolean positions;
    private final Progress progress;
    private final double[] words;
    private final double[] rows;
    private final Tensor table;
    private int count;

    /// @param table the relative rows, (row, hidden), which grow from nothing along the way; with no rows to leave
    /// them as they are
    GradientPath(Subject subject, Baseline baseline, Tensor table, Progress progress) {
        this.subject = subject;
        this.table = table;
        this.progress = progress;
        start = baseline.of(subject);
        end = subject.open().model().embeddings().wordVectors(subject.run().input());
        growing = baseline == Baseline.ZERO;
        positions = table.data().length > 0;
        words = new double[end.data().length];
        rows = new double[table.data().length];
    }

    /// Goes the way in so many steps or, without a number, in as many as it takes for the parts to sum to the
    /// difference within a tolerance: it starts with few and triples them, keeping the points it has, which are
    /// midpoints of the finer division too.
    ///
    /// @param tolerance as a share of the difference
    Explanation.Decomposition integrate(OptionalInt steps, double tolerance) {
        double difference = subject.value() - baselineValue();
        count = steps.orElse(FIRST_STEPS);
        add(midpoints(count, false));
        Explanation.Decomposition found = explanation(difference);
        while (steps.isEmpty() && count < MOST_STEPS && Math.abs(found.missing()) > tolerance * Math.abs(difference)) {
            count *= 3;
            add(midpoints(count, true));
            found = explanation(difference);
        }
        return found;
    }

    /// @param refined leave out those that are midpoints of a third as many steps
    private static double[] midpoints(int count, boolean refined) {
        double[] points = new double[count];
        int kept = 0;
        for (int step = 0; step < count; step++) {
            if (!refined || step % 3 != 1) {
                points[kept++] = (step + 0.5) / count;
            }
        }
        return Arrays.copyOf(points, kept);
    }

    private double baselineValue() {
        return subject.values(run(List.of(0.0), progress))[0];
    }

    private List<Run> run(List<Double> shares, Progress progress) {
        var model = subject.open().model();
        var inputs = shares.stream().map(this::at).toList();
        if (!positions) {
            return model.run(inputs, progress);
        }
        var factors = shares.stream()
                .map(share -> List.<Intervention>of(new ScaleRelativeRows(share.floatValue())))
                .toList();
        return model.run(inputs, factors, progress);
    }

    private Input at(double share) {
        float[] values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            float from = start.data()[i];
            values[i] = (float) (from + share * (end.data()[i] - from));
        }
        Input given = subject.run().input();
        var embeddings = new Tensor(end.axes(), end.shape(), values);
        return new Input(null, embeddings, given.attentionMask(), given.tokenTypeIds(), given.positionIds());
    }

    private void add(double... shares) {
        int together = subject.together();
        for (int first = 0; first < shares.length; first += together) {
            progress.checkCancelled();
            progress.report((double) first / shares.length, "Integrating " + shares.length + " gradients");
            var chosen = new ArrayList<Double>();
            for (int index = first; index < Math.min(shares.length, first + together); index++) {
                chosen.add(growing ? Math.pow(shares[index], POWER) : shares[index]);
            }
            List<Gradient> gradients = gradients(run(chosen, Progress.NONE));
            for (int index = 0; index < gradients.size(); index++) {
                double pace = growing ? POWER * Math.pow(shares[first + index], POWER - 1) : 1;
                add(words, pace, gradients.get(index).inputsEmbeds());
                if (positions) {
                    add(rows, pace, gradients.get(index).relativeRows().orElseThrow());
                }
            }
        }
    }

    private static void add(double[] sum, double factor, Tensor gradient) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * gradient.data()[i];
        }
    }

    /// Runs of a choice head would be taken for the choices of one question, so these go back one by one.
    private List<Gradient> gradients(List<Run> runs) {
        var differentiator = new Differentiator(subject.open().model());
        var plain = GradientRequest.of(LocalRules.EXACT);
        var request = positions ? plain.withRelativeRows() : plain;
        if (subject.head() instanceof ChoiceHead) {
            return runs.stream()
                    .map(run -> differentiator.gradient(subject.head(), run, subject.target(), request, Progress.NONE))
                    .toList();
        }
        return differentiator.gradients(subject.head(), runs, subject.target(), request, Progress.NONE);
    }

    private Explanation.Decomposition explanation(double difference) {
        int width = end.shape()[1];
        double[] shares = new double[subject.length()];
        for (int i = 0; i < words.length; i++) {
            shares[i / width] += ((double) end.data()[i] - start.data()[i]) * words[i] / count;
        }
        return TokenSums.decomposition(shares, Arrays.stream(rowShares()).sum(), difference, count);
    }

    /// What each row of the relative table counts.
    double[] rowShares() {
        double[] shares = new double[table.shape()[0]];
        for (int i = 0; i < rows.length; i++) {
            shares[i / table.shape()[1]] += table.data()[i] * rows[i] / count;
        }
        return shares;
    }
}
