package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightRows;
import java.lang.foreign.Arena;
import java.util.List;

/// The convolution of the v2 xlarge models: looks at the *embedding* output around each token and is added to the
/// output of layer 0, `y = LN(r + act(conv(e)))`, zero where the mask is zero. Reference: `ConvLayer`.
public final class ConvLayer {

    private final Kernels kernels;
    private final int kernelSize;
    private final int groups;
    private final Linear[] filters;
    private final Activation activation;
    private final LayerNorm norm;

    ConvLayer(WeightLoader loader) {
        ModelConfig config = loader.checkpoint().config();
        kernels = loader.kernels();
        kernelSize = config.convKernelSize();
        groups = config.convGroups();
        activation = config.convActivation();
        norm = loader.layerNorm("encoder.conv.LayerNorm", config.hiddenSize());
        int channels = config.hiddenSize() / groups;
        var weight = loader.checkpoint()
                .require("encoder.conv.conv.weight", config.hiddenSize(), channels, kernelSize)
                .rows();
        float[] bias = loader.checkpoint()
                .require("encoder.conv.conv.bias", config.hiddenSize())
                .floats();
        filters = new Linear[groups];
        for (int group = 0; group < groups; group++) {
            float[] groupBias = java.util.Arrays.copyOfRange(bias, group * channels, (group + 1) * channels);
            filters[group] = kernels.pack(
                    new TapMajor(weight, group * channels, channels, kernelSize),
                    groupBias,
                    loader.format(),
                    loader.arena());
        }
    }

    /// The filters of one group with the taps outermost, (output channel, tap · channels + channel), as the
    /// gathered neighbourhoods lie.
    private record TapMajor(WeightRows weight, int firstRow, int channels, int taps) implements WeightRows {
        @Override
        public int rows() {
            return channels;
        }

        @Override
        public int columns() {
            return channels * taps;
        }

        @Override
        public void read(int row, float[] target, int to) {
            float[] stored = new float[channels * taps];
            weight.read(firstRow + row, stored, 0);
            for (int channel = 0; channel < channels; channel++) {
                for (int tap = 0; tap < taps; tap++) {
                    target[to + tap * channels + channel] = stored[channel * taps + tap];
                }
            }
        }
    }

    /// Replaces the states (output of layer 0) of the batch by the layer's output.
    void apply(Workspace workspace, Batch batch) {
        int rows = batch.rows();
        Matrix convolved = workspace.mixed(rows);
        Matrix hidden = workspace.hidden(rows);
        convolve(batch, workspace.embedded(rows), convolved);
        activate(batch, convolved);
        batch.scale(0, LayerHooks::convolutionFactor, convolved);
        norm.apply(kernels, convolved, hidden, hidden);
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            batch.maskRows(sequence, hidden);
        }
    }

    /// The convolution before its activation, zero at hidden positions.
    ///
    /// @param embedded the embedding output, (row, hidden)
    /// @param convolved overwritten, (row, hidden)
    public void convolve(Batch batch, Matrix embedded, Matrix convolved) {
        try (Arena arena = Arena.ofShared()) {
            int channels = embedded.columns() / groups;
            Matrix neighbourhoods = Matrix.allocate(arena, batch.rows(), channels * kernelSize);
            for (int group = 0; group < groups; group++) {
                gather(batch, embedded.columns(group * channels, channels), neighbourhoods);
                kernels.linear(neighbourhoods, filters[group], convolved.columns(group * channels, channels));
            }
        }
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            zeroHidden(batch, sequence, convolved);
        }
    }

    /// What the convolution adds, before a fader on it.
    ///
    /// @param convolved (row, hidden), in place
    public void activate(Batch batch, Matrix convolved) {
        kernels.activate(activation, convolved);
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            LayerHooks hooks = batch.hooks(sequence, 0);
            if (hooks != null) {
                hooks.visitConvolution(batch.rows(sequence, convolved));
            }
        }
    }

    /// Number of taps.
    public int kernelSize() {
        return kernelSize;
    }

    /// The filters of each group, (output channel, tap · channels + channel).
    public List<Linear> filters() {
        return List.of(filters);
    }

    public Activation activation() {
        return activation;
    }

    public LayerNorm norm() {
        return norm;
    }

    /// Lays the neighbours of each token side by side, zeros where the sequence ends.
    private void gather(Batch batch, Matrix source, Matrix target) {
        int channels = source.columns();
        float[] row = new float[channels];
        float[] zeros = new float[channels];
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            int start = batch.start(sequence);
            int length = batch.length(sequence);
            for (int position = 0; position < length; position++) {
                for (int tap = 0; tap < kernelSize; tap++) {
                    int neighbour = position + tap - (kernelSize - 1) / 2;
                    boolean inside = neighbour >= 0 && neighbour < length;
                    if (inside) {
                        source.getRow(start + neighbour, row, 0);
                    }
                    target.columns(tap * channels, channels).setRow(start + position, inside ? row : zeros, 0);
                }
            }
        }
    }

    /// Sets the rows of hidden positions to zero.
    public static void zeroHidden(Batch batch, int sequence, Matrix x) {
        boolean[] visible = batch.visible(sequence);
        if (visible == null) {
            return;
        }
        float[] zeros = new float[x.columns()];
        for (int position = 0; position < visible.length; position++) {
            if (!visible[position]) {
                x.setRow(batch.start(sequence) + position, zeros, 0);
            }
        }
    }
}
