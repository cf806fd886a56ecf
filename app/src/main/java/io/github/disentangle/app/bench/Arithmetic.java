package io.github.disentangle.app.bench;

import io.github.disentangle.engine.checkpoint.ModelConfig;

/// How much a forward pass has to compute: the products with weights and the products that make and use attention maps,
/// each multiplication and addition counted. What depends on no input is not counted; it is computed when a model is
/// loaded.
record Arithmetic(ModelConfig config) {

    /// Floating-point operations for one text.
    double operations(int length) {
        double hidden = config.hiddenSize();
        double width = (double) config.heads() * config.headSize();
        double weights = 4 * hidden * width + 2 * hidden * config.intermediateSize();
        double convolution =
                config.convKernelSize() < 1 ? 0 : hidden * hidden / config.convGroups() * config.convKernelSize();
        double terms = 1
                + (config.relativeAttention() && config.contentToPosition() ? 1 : 0)
                + (config.relativeAttention() && config.positionToContent() ? 1 : 0);
        double maps = (terms + 1) * length * width;
        return 2 * length * (config.layers() * (weights + maps) + convolution);
    }
}
