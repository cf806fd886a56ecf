package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;

/// Which heads an intervention on attention means: those of the whole model, of one layer, or one alone.
///
/// @param layer counted from 0; [#ALL] for every layer
/// @param head counted from 0; [#ALL] for every head
public record Scope(int layer, int head) {

    public static final int ALL = -1;

    /// Every head of every layer.
    public static final Scope MODEL = new Scope(ALL, ALL);

    public Scope {
        if (layer < ALL || head < ALL || layer == ALL && head != ALL) {
            throw new IllegalArgumentException("no scope: layer " + layer + ", head " + head);
        }
    }

    public static Scope ofLayer(int layer) {
        return new Scope(layer, ALL);
    }

    public static Scope ofHead(int layer, int head) {
        return new Scope(layer, head);
    }

    public boolean contains(int layer) {
        return this.layer == ALL || this.layer == layer;
    }

    public boolean contains(int layer, int head) {
        return contains(layer) && (this.head == ALL || this.head == head);
    }

    /// The lowest layer meant.
    public int firstLayer() {
        return Math.max(layer, 0);
    }

    /// @throws InterventionException when the model has no such layer or head
    void check(ModelConfig config) {
        if (layer >= config.layers()) {
            throw new InterventionException(
                    "There is no layer " + layer + ": this model has layers 0 to " + (config.layers() - 1) + ".");
        }
        if (head >= config.heads()) {
            throw new InterventionException(
                    "There is no head " + head + ": this model has heads 0 to " + (config.heads() - 1) + ".");
        }
    }

    /// ` in head 3.5`, ` in layer 3`, or nothing for the whole model.
    String suffix() {
        return layer == ALL ? "" : head == ALL ? " in layer " + layer : " in head " + layer + "." + head;
    }
}
