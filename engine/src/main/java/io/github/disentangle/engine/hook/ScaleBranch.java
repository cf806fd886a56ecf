package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;

/// A fader on what a part of the model adds to the residual stream.
public sealed interface ScaleBranch extends Intervention {

    float factor();

    @Override
    default boolean touches(int layer) {
        return layer == firstLayer();
    }

    @Override
    default boolean changesNothing() {
        return factor() == 1;
    }

    /// The attention-weighted values of one head, before the output projection: `mute head 3.5`.
    record ScaleHead(int layer, int head, float factor) implements ScaleBranch {
        public ScaleHead {
            factor = Factors.checked(factor);
        }

        @Override
        public int firstLayer() {
            return layer;
        }

        @Override
        public void check(ModelConfig config, int length) {
            Scope.ofHead(layer, head).check(config);
        }

        @Override
        public String toString() {
            return Factors.phrase("head " + layer + "." + head, factor);
        }
    }

    /// The feed-forward block of one layer, biases included: `mute feed-forward 3`.
    record ScaleFeedForward(int layer, float factor) implements ScaleBranch {
        public ScaleFeedForward {
            factor = Factors.checked(factor);
        }

        @Override
        public int firstLayer() {
            return layer;
        }

        @Override
        public void check(ModelConfig config, int length) {
            Scope.ofLayer(layer).check(config);
        }

        @Override
        public String toString() {
            return Factors.phrase("feed-forward " + layer, factor);
        }
    }

    /// The convolution after layer 0: `mute conv`.
    record ScaleConvolution(float factor) implements ScaleBranch {
        public ScaleConvolution {
            factor = Factors.checked(factor);
        }

        @Override
        public int firstLayer() {
            return 0;
        }

        @Override
        public void check(ModelConfig config, int length) {
            new HookPoint.Convolution().check(config);
        }

        @Override
        public String toString() {
            return Factors.phrase("conv", factor);
        }
    }
}
