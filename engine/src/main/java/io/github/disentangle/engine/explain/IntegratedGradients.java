package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The gradient averaged on the straight way from a baseline to the text, times what the text adds to the baseline:
/// `(x − x')·∫₀¹ ∂y(x' + α(x − x'))/∂x dα` (Sundararajan et al. 2017), by the midpoint rule. The rows of the relative
/// position table stay as they are.
///
/// Next to zero a layer norm answers to the direction of a vector alone, so that from [Baseline#ZERO] nearly all
/// happens in the first hundredth of the way; from there the steps grow, `α = t⁴`.
///
/// Without a number of steps it starts with few and triples them, keeping the points it has, which are midpoints of the
/// finer division too, until scores sum to the logit's difference within [#TOLERANCE] or [#MOST_STEPS] is reached; the
/// explanation tells how many it took.
///
/// @param steps midpoints to take; empty to take as many as completeness needs
public record IntegratedGradients(Baseline baseline, OptionalInt steps) implements Explainer {

    private static final int FIRST_STEPS = 10;
    private static final int POWER = 4;

    /// Completeness error that is small enough, as a share of the logit's difference.
    public static final double TOLERANCE = 0.01;

    /// Where refinement ends.
    public static final int MOST_STEPS = FIRST_STEPS * 3 * 3 * 3 * 3;

    public IntegratedGradients {
        if (steps.isPresent() && steps.getAsInt() < 1) {
            throw new ExplanationException("Integrated gradients need at least 1 step, not " + steps.getAsInt() + ".");
        }
    }

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        Tensor words =
                subject.open().model().embeddings().wordVectors(subject.run().input());
        var path = new Path(subject, baseline.of(subject), words, baseline == Baseline.ZERO, progress);
        double difference = subject.value() - path.baselineValue();
        int count = steps.orElse(FIRST_STEPS);
        path.add(midpoints(count, false));
        Explanation.Decomposition found = path.explanation(count, difference);
        while (steps.isEmpty() && count < MOST_STEPS && Math.abs(found.missing()) > TOLERANCE * Math.abs(difference)) {
            count *= 3;
            path.add(midpoints(count, true));
            found = path.explanation(count, difference);
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

    /// The straight way and the gradients found on it so far.
    private static final class Path {

        private final Subject subject;
        private final Tensor start;
        private final Tensor end;
        private final boolean growing;
        private final Progress progress;
        private final double[] sum;

        /// @param growing whether steps grow with the distance from the start
        Path(Subject subject, Tensor start, Tensor end, boolean growing, Progress progress) {
            this.subject = subject;
            this.start = start;
            this.end = end;
            this.growing = growing;
            this.progress = progress;
            sum = new double[end.data().length];
        }

        double baselineValue() {
            List<Run> run = subject.open().model().run(List.of(at(0)), progress);
            return subject.values(run, subject.target())[0];
        }

        private Input at(double share) {
            float[] values = new float[sum.length];
            for (int i = 0; i < values.length; i++) {
                float from = start.data()[i];
                values[i] = (float) (from + share * (end.data()[i] - from));
            }
            Input given = subject.run().input();
            var embeddings = new Tensor(end.axes(), end.shape(), values);
            return new Input(null, embeddings, given.attentionMask(), given.tokenTypeIds(), given.positionIds());
        }

        void add(double... shares) {
            var model = subject.open().model();
            int together = subject.together();
            for (int first = 0; first < shares.length; first += together) {
                progress.checkCancelled();
                progress.report((double) first / shares.length, "Integrating " + shares.length + " gradients");
                var inputs = new ArrayList<Input>();
                for (int index = first; index < Math.min(shares.length, first + together); index++) {
                    inputs.add(at(growing ? Math.pow(shares[index], POWER) : shares[index]));
                }
                List<Gradient> gradients = gradients(model.run(inputs, Progress.NONE));
                for (int index = 0; index < gradients.size(); index++) {
                    float[] values = gradients.get(index).inputsEmbeds().data();
                    double pace = growing ? POWER * Math.pow(shares[first + index], POWER - 1) : 1;
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += pace * values[i];
                    }
                }
            }
        }

        /// Runs of a choice head would be taken for the choices of one question, so these go back one by one.
        private List<Gradient> gradients(List<Run> runs) {
            var differentiator = new Differentiator(subject.open().model());
            var request = GradientRequest.of(LocalRules.EXACT);
            if (subject.head() instanceof ChoiceHead) {
                return runs.stream()
                        .map(run ->
                                differentiator.gradient(subject.head(), run, subject.target(), request, Progress.NONE))
                        .toList();
            }
            return differentiator.gradients(subject.head(), runs, subject.target(), request, Progress.NONE);
        }

        Explanation.Decomposition explanation(int count, double difference) {
            int width = end.shape()[1];
            double[] shares = new double[subject.length()];
            for (int i = 0; i < sum.length; i++) {
                shares[i / width] += ((double) end.data()[i] - start.data()[i]) * sum[i] / count;
            }
            return TokenSums.decomposition(shares, 0, difference, count);
        }
    }
}
