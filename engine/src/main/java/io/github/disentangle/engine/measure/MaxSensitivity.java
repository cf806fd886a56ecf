package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Random;

/// How much an explanation can change when the word vectors hardly do: `max_u ‖φ(x + u) − φ(x)‖ / ‖φ(x)‖` over
/// random changes u of which each token's is at most `radius` times as long as its vector (Yeh et al. 2019). Low is
/// steady; steady is not yet right.
///
/// @param value the largest of the relative changes; infinite when the scores are all 0 and do change
/// @param samples how many changes were tried
public record MaxSensitivity(double value, double radius, int samples) {

    /// Tries random changes; the explained number stays the one that was asked for, whatever the model now answers.
    ///
    /// @param radius share of each vector's length
    public static MaxSensitivity of(
            Subject subject, Explainer explainer, double radius, int samples, long seed, Progress progress) {
        var random = new Random(seed);
        Tensor scores = explainer.explain(subject, Progress.NONE).scores();
        Tensor words =
                subject.open().model().embeddings().wordVectors(subject.run().input());
        double largest = 0;
        for (int sample = 0; sample < samples; sample++) {
            progress.checkCancelled();
            progress.report((double) sample / samples, "Explaining " + samples + " slightly different texts");
            Tensor other = explainer
                    .explain(moved(subject, nudged(words, radius, random)), Progress.NONE)
                    .scores();
            largest = Math.max(largest, distance(scores, other));
        }
        double size = distance(scores, Tensor.vector("position", new float[scores.data().length]));
        return new MaxSensitivity(largest == 0 ? 0 : largest / size, radius, samples);
    }

    private static Subject moved(Subject subject, Tensor words) {
        Input given = subject.run().input();
        var input = new Input(null, words, given.attentionMask(), given.tokenTypeIds(), given.positionIds());
        Run run = subject.open().model().run(input);
        return new Subject(
                subject.open(),
                subject.head(),
                subject.encoding(),
                run,
                subject.target(),
                subject.name(),
                subject.rivals());
    }

    /// Every vector moved in a direction and by a share of the radius drawn for it.
    private static Tensor nudged(Tensor words, double radius, Random random) {
        int width = words.shape()[1];
        float[] values = words.data().clone();
        double[] step = new double[width];
        for (int from = 0; from < values.length; from += width) {
            double length = 0;
            double stepLength = 0;
            for (int i = 0; i < width; i++) {
                step[i] = random.nextGaussian();
                stepLength += step[i] * step[i];
                length += (double) values[from + i] * values[from + i];
            }
            double factor = radius * random.nextDouble() * Math.sqrt(length / stepLength);
            for (int i = 0; i < width; i++) {
                values[from + i] += (float) (factor * step[i]);
            }
        }
        return new Tensor(words.axes(), words.shape(), values);
    }

    /// Tokens without a score do not count.
    private static double distance(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.data().length; i++) {
            double difference = (double) a.data()[i] - b.data()[i];
            sum += Double.isNaN(difference) ? 0 : difference * difference;
        }
        return Math.sqrt(sum);
    }
}
