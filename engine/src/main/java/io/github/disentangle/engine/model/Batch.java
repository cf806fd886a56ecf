package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.kernel.DistanceRows;
import io.github.disentangle.engine.kernel.Matrix;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Several sequences laid one after another, each at its own length: linear layers see all rows at once, attention one
/// sequence at a time, so that nothing is computed for padding nobody asked for.
public final class Batch {

    private final List<Plan> plans;
    private final int[] starts;
    private final boolean @Nullable [][] visible;
    private final @Nullable RelativePositions relative;
    private final RelativePositions.@Nullable Window[] windows;
    private final @Nullable LayerHooks[][] hooks;

    /// @param relative null without relative attention
    Batch(List<Plan> plans, int layers, @Nullable RelativePositions relative) {
        if (plans.isEmpty()) {
            throw new InputException("There is no input to run.");
        }
        this.plans = List.copyOf(plans);
        this.relative = relative;
        starts = new int[plans.size() + 1];
        visible = new boolean[plans.size()][];
        windows = new RelativePositions.Window[plans.size()];
        hooks = new LayerHooks[plans.size()][layers];
        for (int sequence = 0; sequence < plans.size(); sequence++) {
            Plan plan = plans.get(sequence);
            starts[sequence + 1] = Math.addExact(starts[sequence], plan.input().length());
            visible[sequence] = plan.input().visible();
            for (int layer = 0; layer < layers; layer++) {
                hooks[sequence][layer] = plan.hooks(layer);
            }
        }
    }

    public int size() {
        return plans.size();
    }

    public Plan plan(int sequence) {
        return plans.get(sequence);
    }

    public Input input(int sequence) {
        return plans.get(sequence).input();
    }

    /// The rows of the relative table a sequence touches; null without relative attention.
    public RelativePositions.@Nullable Window window(int sequence) {
        RelativePositions.Window window = windows[sequence];
        if (window == null && relative != null) {
            int[] positions = plan(sequence).positions();
            window = positions == null ? relative.window(length(sequence)) : relative.window(positions);
            windows[sequence] = window;
        }
        return window;
    }

    /// The rows of the relative table by distance, for tokens in their own order; null without relative attention.
    public @Nullable DistanceRows distanceRows() {
        return relative == null ? null : relative.rows(longest());
    }

    /// What happens inside a layer; null when it computes as always.
    public @Nullable LayerHooks hooks(int sequence, int layer) {
        return hooks[sequence][layer];
    }

    /// Lets the hooks of a layer see a place outside its heads.
    ///
    /// @param x (row, …)
    public void visit(int layer, HookPoint.BlockSite site, Matrix x) {
        for (int sequence = 0; sequence < size(); sequence++) {
            LayerHooks own = hooks[sequence][layer];
            if (own != null) {
                own.visit(site, rows(sequence, x));
            }
        }
    }

    /// Whether the layer computes as always for every sequence.
    boolean isOrdinary(int layer) {
        for (LayerHooks[] own : hooks) {
            if (own[layer] != null) {
                return false;
            }
        }
        return true;
    }

    /// Multiplies the rows of each sequence by a factor of its own.
    public void scale(int layer, ToDoubleFunction<LayerHooks> factor, Matrix x) {
        for (int sequence = 0; sequence < size(); sequence++) {
            LayerHooks own = hooks[sequence][layer];
            float by = own == null ? 1 : (float) factor.applyAsDouble(own);
            if (by != 1) {
                scale(rows(sequence, x), by);
            }
        }
    }

    public static void scale(Matrix x, float factor) {
        float[] values = new float[x.columns()];
        for (int row = 0; row < x.rows(); row++) {
            x.getRow(row, values, 0);
            for (int column = 0; column < values.length; column++) {
                values[column] *= factor;
            }
            x.setRow(row, values, 0);
        }
    }

    /// The rows of one sequence.
    public Matrix rows(int sequence, Matrix x) {
        return x.rows(start(sequence), length(sequence));
    }

    /// First row of a sequence.
    public int start(int sequence) {
        return starts[sequence];
    }

    /// Rows of a sequence.
    public int length(int sequence) {
        return starts[sequence + 1] - starts[sequence];
    }

    /// Rows of all sequences.
    public int rows() {
        return starts[plans.size()];
    }

    /// Rows of the longest sequence.
    int longest() {
        int longest = 0;
        for (int sequence = 0; sequence < size(); sequence++) {
            longest = Math.max(longest, length(sequence));
        }
        return longest;
    }

    /// Which positions of a sequence take part in attention; null when all do.
    public boolean @Nullable [] visible(int sequence) {
        return visible[sequence];
    }

    /// Multiplies each row of the sequence by its attention mask.
    public void maskRows(int sequence, Matrix x) {
        float[] mask = input(sequence).attentionMask();
        if (mask == null) {
            return;
        }
        for (int position = 0; position < mask.length; position++) {
            if (mask[position] != 1) {
                int row = start(sequence) + position;
                for (int column = 0; column < x.columns(); column++) {
                    x.set(row, column, x.get(row, column) * mask[position]);
                }
            }
        }
    }
}
