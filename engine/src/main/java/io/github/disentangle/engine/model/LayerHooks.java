package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.CutEdges;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.HookPoint.BlockSite;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.engine.hook.ScaleRelativeRows;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What interventions do inside one layer for one sequence, and the values written down on the way. The layer calls
/// [#visit] wherever there is a hook point.
public final class LayerHooks {

    private final Plan plan;
    private final ModelConfig config;
    private final int layer;
    private final List<CutEdges> cuts = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private final float[][] faders;
    private final boolean[] temperate;
    private final float[] headFactors;
    private float feedForwardFactor = 1;
    private float convolutionFactor = 1;
    private float relativeFactor = 1;
    private final Map<HookPoint, Tensor> recorded = new LinkedHashMap<>();

    /// @param interventions those that touch the layer
    /// @param wanted points of the layer whose values to write down
    LayerHooks(Plan plan, ModelConfig config, int layer, List<Intervention> interventions, List<HookPoint> wanted) {
        this.plan = plan;
        this.config = config;
        this.layer = layer;
        faders = new float[config.heads()][Term.values().length];
        for (float[] head : faders) {
            Arrays.fill(head, 1);
        }
        temperate = new boolean[config.heads()];
        headFactors = new float[config.heads()];
        Arrays.fill(headFactors, 1);
        interventions.forEach(this::add);
        for (HookPoint point : wanted) {
            int[] shape = point.shape(config, plan.input().length());
            float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            recorded.put(point, new Tensor(point.axes(), shape, values));
        }
    }

    private void add(Intervention intervention) {
        switch (intervention) {
            case ScaleTerm scale -> {
                for (int head = 0; head < config.heads(); head++) {
                    if (scale.scope().contains(layer, head)) {
                        faders[head][scale.term().ordinal()] *= scale.factor();
                        temperate[head] |= scale.keepTemperature();
                    }
                }
            }
            case ScaleBranch.ScaleHead scale -> headFactors[scale.head()] *= scale.factor();
            case ScaleBranch.ScaleFeedForward scale -> feedForwardFactor *= scale.factor();
            case ScaleBranch.ScaleConvolution scale -> convolutionFactor *= scale.factor();
            case ScaleRelativeRows scale -> relativeFactor *= scale.factor();
            case CutEdges cut -> cuts.add(cut);
            case Patch patch -> patches.add(patch);
            default -> throw new IllegalArgumentException(intervention + " does not happen inside a layer");
        }
    }

    /// Whether the scores of the head are computed as always and nobody wants to see their addends.
    public boolean ordinaryScores(int head) {
        if (plan.positions() != null || relativeFactor != 1) {
            return false;
        }
        for (float fader : faders[head]) {
            if (fader != 1) {
                return false;
            }
        }
        return cuts.stream().noneMatch(cut -> cut.scope().contains(layer, head))
                && patches.stream().noneMatch(patch -> isScore(patch.point(), head))
                && recorded.keySet().stream().noneMatch(point -> isScore(point, head));
    }

    private static boolean isScore(HookPoint point, int head) {
        return point instanceof HookPoint.Attention attention
                && attention.site().isMap()
                && attention.site() != AttentionSite.PATTERN
                && isMeant(attention, head);
    }

    private static boolean isMeant(HookPoint.Attention point, int head) {
        return point.head() == Scope.ALL || point.head() == head;
    }

    /// The fader of a term.
    public float fader(int head, Term term) {
        return faders[head][term.ordinal()];
    }

    /// What the sum of the faded terms is multiplied by, see [ScaleTerm].
    public float temperature(int head) {
        float sum = faderSum(head);
        int present = 0;
        for (Term term : Term.values()) {
            present += term.presentIn(config) ? 1 : 0;
        }
        return keepsTemperature(head) ? (float) Math.sqrt(present / sum) : 1;
    }

    /// Whether [#temperature] depends on the faders.
    public boolean keepsTemperature(int head) {
        return temperate[head] && faderSum(head) > 0;
    }

    /// Sum of the faders of the terms the model has.
    public float faderSum(int head) {
        float sum = 0;
        for (Term term : Term.values()) {
            sum += term.presentIn(config) ? faders[head][term.ordinal()] : 0;
        }
        return sum;
    }

    /// The factor on what the head puts out.
    public float headFactor(int head) {
        return headFactors[head];
    }

    /// The factor on what the feed-forward block adds.
    public float feedForwardFactor() {
        return feedForwardFactor;
    }

    /// The factor on what the convolution adds.
    public float convolutionFactor() {
        return convolutionFactor;
    }

    /// The factor on the rows of the relative table.
    public float relativeFactor() {
        return relativeFactor;
    }

    /// Marks the edges of a head nothing flows along; null when there are none.
    ///
    /// @return by query · length + key
    public boolean @Nullable [] cutEdges(int head) {
        var own = cuts.stream().filter(cut -> cut.scope().contains(layer, head)).toList();
        if (own.isEmpty()) {
            return null;
        }
        int length = plan.input().length();
        int[] origins = plan.origins();
        int[] positions = plan.positions();
        boolean[] cut = new boolean[length * length];
        boolean any = false;
        for (int query = 0; query < length; query++) {
            for (int key = 0; key < length; key++) {
                int distance = positions == null ? query - key : positions[query] - positions[key];
                for (CutEdges edges : own) {
                    cut[query * length + key] |= edges.edges().contains(origins[query], origins[key], distance);
                }
                any |= cut[query * length + key];
            }
        }
        return any ? cut : null;
    }

    /// Replaces and writes down the values of one head.
    ///
    /// @param x (query, key) or (position, channel)
    public void visit(AttentionSite site, int head, Matrix x) {
        for (Patch patch : patches) {
            if (patch.point() instanceof HookPoint.Attention point && point.site() == site && isMeant(point, head)) {
                int[] rows = plan.rows(patch);
                for (int row = 0; row < rows.length; row++) {
                    x.setRow(rows[row], patch.value().data(), offset(point, head, row, rows.length, x.columns()));
                }
            }
        }
        recorded.forEach((wanted, values) -> {
            if (wanted instanceof HookPoint.Attention point && point.site() == site && isMeant(point, head)) {
                for (int row = 0; row < x.rows(); row++) {
                    x.getRow(row, values.data(), offset(point, head, row, x.rows(), x.columns()));
                }
            }
        });
    }

    /// Where a row of one head starts in the values of a point.
    private int offset(HookPoint.Attention point, int head, int row, int rows, int columns) {
        if (point.head() != Scope.ALL) {
            return row * columns;
        }
        return (point.site().isMap() ? head * rows + row : row * config.heads() + head) * columns;
    }

    /// Replaces and writes down the values of a place outside the heads.
    ///
    /// @param x (position, …)
    public void visit(BlockSite site, Matrix x) {
        visit(new HookPoint.Block(layer, site), x);
    }

    /// Replaces and writes down the convolution's output.
    public void visitConvolution(Matrix x) {
        visit(new HookPoint.Convolution(), x);
    }

    private void visit(HookPoint point, Matrix x) {
        for (Patch patch : patches) {
            if (patch.point().equals(point)) {
                int[] rows = plan.rows(patch);
                for (int row = 0; row < rows.length; row++) {
                    x.setRow(rows[row], patch.value().data(), row * x.columns());
                }
            }
        }
        Tensor values = recorded.get(point);
        if (values != null) {
            for (int row = 0; row < x.rows(); row++) {
                x.getRow(row, values.data(), row * x.columns());
            }
        }
    }

    /// Lets a gradient meet the values that were put in: nothing flows back past them, so its rows there become
    /// zero.
    ///
    /// @param point of one head, where it lies in the heads
    /// @param gradient of the point's values, (position, …) or (query, key)
    /// @return what the values put in add to a frozen network's output, `Σ gradient·value`
    public double absorb(HookPoint point, Matrix gradient) {
        double sum = 0;
        int columns = gradient.columns();
        float[] row = new float[columns];
        float[] zeros = new float[columns];
        for (Patch patch : patches.reversed()) {
            if (covers(patch.point(), point)) {
                int[] rows = plan.rows(patch);
                for (int index = 0; index < rows.length; index++) {
                    gradient.getRow(rows[index], row, 0);
                    int from =
                            patch.point() instanceof HookPoint.Attention all && point instanceof HookPoint.Attention one
                                    ? offset(all, one.head(), index, rows.length, columns)
                                    : index * columns;
                    for (int column = 0; column < columns; column++) {
                        sum += (double) row[column] * patch.value().data()[from + column];
                    }
                    gradient.setRow(rows[index], zeros, 0);
                }
            }
        }
        return sum;
    }

    /// Whether values were put in at a place; `point` names one head.
    public boolean isReplaced(HookPoint point) {
        return patches.stream().anyMatch(patch -> covers(patch.point(), point));
    }

    private static boolean covers(HookPoint patched, HookPoint point) {
        return patched.equals(point)
                || patched instanceof HookPoint.Attention all
                        && point instanceof HookPoint.Attention one
                        && all.layer() == one.layer()
                        && all.site() == one.site()
                        && all.head() == Scope.ALL;
    }

    /// What was written down.
    Map<HookPoint, Tensor> recorded() {
        return recorded;
    }
}
