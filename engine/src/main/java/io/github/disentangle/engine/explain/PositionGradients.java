package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.hook.ScaleRelativeRows;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.RelativePositions;
import io.github.disentangle.engine.model.RelativeTable;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Integrated gradients (Sundararajan et al. 2017) with two inputs that grow together: the word vectors from a
/// baseline, and the rows of the relative position table from nothing, where only the biases of the projections are
/// left of position. `Σ tokens + Σ distances = y(x) − y(x')`: position is a feature with a number for each distance.
///
/// Steps as in [IntegratedGradients].
///
/// @param steps midpoints to take; empty to take as many as completeness needs
public record PositionGradients(Baseline baseline, OptionalInt steps) implements Explainer {

    public PositionGradients {
        IntegratedGradients.checkSteps(steps);
    }

    /// @throws io.github.disentangle.engine.hook.InterventionException when the model has no relative positions
    @Override
    public Explanation.OverPositions explain(Subject subject, Progress progress) {
        var open = subject.open();
        new ScaleRelativeRows(0).check(open.config(), subject.length());
        Tensor table = RelativeTable.read(open.checkpoint(), open.kernels());
        var path = new GradientPath(subject, baseline, table, progress);
        var sum = path.integrate(steps, IntegratedGradients.TOLERANCE);
        var relative = new RelativePositions(open.config());
        return new Explanation.OverPositions(sum, distances(path.rowShares(), relative, subject.length()));
    }

    /// Distances that share a row share a number.
    private static List<DistanceShare> distances(double[] rows, RelativePositions relative, int length) {
        var shares = new ArrayList<DistanceShare>();
        int first = 1 - length;
        for (int distance = first; distance < length; distance++) {
            boolean last = distance == length - 1 || relative.row(distance + 1) != relative.row(distance);
            if (last) {
                shares.add(new DistanceShare(first, distance, rows[relative.row(distance)]));
                first = distance + 1;
            }
        }
        return shares;
    }
}
