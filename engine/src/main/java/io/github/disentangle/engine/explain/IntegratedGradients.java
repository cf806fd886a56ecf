package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.OptionalInt;

/// The gradient averaged on the straight way from a baseline to the text, times what the text adds to the baseline:
/// `(x − x')·∫₀¹ ∂y(x' + α(x − x'))/∂x dα` (Sundararajan et al. 2017), by the midpoint rule. The rows of the relative
/// position table stay as they are; [PositionGradients] lets them grow too.
///
/// Without a number of steps it takes as many as it needs for the scores to sum to the logit's difference within
/// [#TOLERANCE], at most [#MOST_STEPS]; the explanation tells how many it took.
///
/// @param steps midpoints to take; empty to take as many as completeness needs
public record IntegratedGradients(Baseline baseline, OptionalInt steps) implements Explainer {

    /// Completeness error that is small enough, as a share of the logit's difference.
    public static final double TOLERANCE = 0.01;

    /// Where refinement ends.
    public static final int MOST_STEPS = GradientPath.MOST_STEPS;

    private static final Tensor ROWS_STAY = Tensor.matrix("row", "hidden", 0, 0, new float[0]);

    public IntegratedGradients {
        checkSteps(steps);
    }

    static void checkSteps(OptionalInt steps) {
        if (steps.isPresent() && steps.getAsInt() < 1) {
            throw new ExplanationException("Integrated gradients need at least 1 step, not " + steps.getAsInt() + ".");
        }
    }

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        return new GradientPath(subject, baseline, ROWS_STAY, progress).integrate(steps, TOLERANCE);
    }
}
