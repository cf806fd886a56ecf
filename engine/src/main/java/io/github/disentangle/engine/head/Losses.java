package io.github.disentangle.engine.head;

import io.github.disentangle.engine.checkpoint.ProblemType;
import io.github.disentangle.engine.model.InputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The losses the reference computes when labels are given. Logits are row-major, one row per decision.
public final class Losses {

    /// The label of a position that takes no part in the loss.
    public static final int IGNORED = -100;

    private Losses() {}

    /// Mean cross entropy over the rows whose label is not `ignored`; NaN when there is none.
    ///
    /// @param logits (row, class)
    /// @param labels one class per row
    public static double crossEntropy(float[] logits, int[] labels, int ignored) {
        int classes = logits.length / Math.max(1, labels.length);
        double sum = 0;
        int counted = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] == ignored) {
                continue;
            }
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new InputException("labels holds " + labels[row] + "; this head takes 0 to " + (classes - 1)
                        + ", or " + ignored + " to leave a row out.");
            }
            sum -= logProbability(logits, row * classes, classes, labels[row]);
            counted++;
        }
        return sum / counted;
    }

    /// The loss of a sequence head. Reference: the rules in `DebertaV2ForSequenceClassification.forward`.
    ///
    /// @param logits (sequence, label)
    /// @param labels one number per sequence, or one per sequence and label
    /// @param integral whether the labels came as integers
    public static double sequence(
            float[] logits, float[] labels, boolean integral, int labelCount, Optional<ProblemType> type) {
        int rows = logits.length / labelCount;
        ProblemType rule = type.orElse(null);
        if (rule == null && labelCount == 1 || rule == ProblemType.REGRESSION) {
            requireCount(labels, logits.length);
            return meanSquaredError(logits, labels);
        }
        if (rule == ProblemType.MULTI_LABEL) {
            requireCount(labels, logits.length);
            return binaryCrossEntropy(logits, labels);
        }
        if (rule == null && !(integral && labels.length == rows)) {
            requireCount(labels, logits.length);
            return softCrossEntropy(logits, labels, labelCount);
        }
        requireCount(labels, rows);
        return singleLabel(logits, labels, labelCount, rule);
    }

    private static double singleLabel(float[] logits, float[] labels, int labelCount, @Nullable ProblemType rule) {
        int[] classes = new int[labels.length];
        boolean any = false;
        for (int row = 0; row < classes.length; row++) {
            int label = (int) labels[row];
            // without a problem type the reference drops every negative label, not only -100
            classes[row] = rule == null && label < 0 ? IGNORED : label;
            any |= classes[row] != IGNORED;
        }
        return !any && rule == null ? 0 : crossEntropy(logits, classes, IGNORED);
    }

    /// The loss of a span head: the mean of the two edges' cross entropies; positions outside the sequence take no
    /// part.
    ///
    /// @param start (sequence, position)
    /// @param end (sequence, position)
    public static double span(float[] start, float[] end, int[] startPositions, int[] endPositions) {
        int length = start.length / startPositions.length;
        return (crossEntropy(start, clamped(startPositions, length), length)
                        + crossEntropy(end, clamped(endPositions, length), length))
                / 2;
    }

    private static int[] clamped(int[] positions, int length) {
        int[] clamped = new int[positions.length];
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = Math.clamp(positions[i], 0, length);
        }
        return clamped;
    }

    private static double meanSquaredError(float[] logits, float[] labels) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double error = (double) logits[i] - labels[i];
            sum += error * error;
        }
        return sum / logits.length;
    }

    private static double binaryCrossEntropy(float[] logits, float[] labels) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double x = logits[i];
            sum += Math.max(x, 0) - x * labels[i] + Math.log1p(Math.exp(-Math.abs(x)));
        }
        return sum / logits.length;
    }

    private static double softCrossEntropy(float[] logits, float[] labels, int labelCount) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            int row = i / labelCount;
            sum -= labels[i] * logProbability(logits, row * labelCount, labelCount, i % labelCount);
        }
        return sum / (logits.length / labelCount);
    }

    private static double logProbability(float[] logits, int from, int count, int chosen) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, logits[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.exp(logits[from + i] - highest);
        }
        return logits[from + chosen] - highest - Math.log(sum);
    }

    private static void requireCount(float[] labels, int expected) {
        if (labels.length != expected) {
            throw new InputException(
                    "labels has " + labels.length + " entries; this head takes " + expected + " for this batch.");
        }
    }
}
