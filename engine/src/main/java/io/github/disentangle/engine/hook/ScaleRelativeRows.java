package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;

/// The rows of the relative position table, as all layers read them (after their norm), times a factor: `scale
/// relative-rows by
/// 0.5`. With 0 only the biases of the projections are left of position: the baseline of integrated gradients over
/// distances.
public record ScaleRelativeRows(float factor) implements Intervention {

    public ScaleRelativeRows {
        factor = Factors.checked(factor);
    }

    @Override
    public int firstLayer() {
        return 0;
    }

    @Override
    public boolean touches(int layer) {
        return layer >= 0;
    }

    @Override
    public boolean changesNothing() {
        return factor == 1;
    }

    @Override
    public void check(ModelConfig config, int length) {
        if (!config.relativeAttention()) {
            throw new InterventionException("This model has no relative positions whose rows could be scaled.");
        }
    }

    @Override
    public String toString() {
        return Factors.phrase("relative-rows", factor);
    }
}
