package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.Batch;
import io.github.disentangle.engine.model.ConvLayer;
import io.github.disentangle.engine.model.LayerHooks;
import java.lang.foreign.Arena;
import java.util.List;

/// Back through the convolution after layer 0: to the output of layer 0 and, beside it, to the embedding output.
record ConvolutionReverse(
        ConvLayer convolution, Batch batch, List<Findings> findings, LocalRules rules, Kernels kernels) {

    /// @param embedded the embedding output, (row, hidden)
    /// @param output of layer 0, (row, hidden)
    /// @param gradient of the states that enter layer 1, replaced by that of the output of layer 0
    /// @param embeddedGradient overwritten
    void reverse(Matrix embedded, Matrix output, Matrix gradient, Matrix embeddedGradient) {
        int rows = batch.rows();
        try (Arena arena = Arena.ofShared()) {
            Matrix convolved = Matrix.allocate(arena, rows, embedded.columns());
            Matrix branch = Matrix.allocate(arena, rows, embedded.columns());
            Matrix scaled = Matrix.allocate(arena, rows, embedded.columns());
            convolution.convolve(batch, embedded, convolved);
            branch.setAll(convolved.toArray());
            convolution.activate(batch, branch);
            scaled.setAll(branch.toArray());
            batch.scale(0, LayerHooks::convolutionFactor, scaled);
            var norm = convolution.norm();
            for (int sequence = 0; sequence < batch.size(); sequence++) {
                batch.maskRows(sequence, gradient);
                if (rules.linear()) {
                    findings.get(sequence).addConstant(RowMath.dot(batch.rows(sequence, gradient), norm.bias()));
                }
            }
            kernels.reverse()
                    .addLayerNorm(scaled, output, norm.weight(), norm.epsilon(), rules.freezeNorms(), gradient);
            for (int sequence = 0; sequence < batch.size(); sequence++) {
                findings.get(sequence)
                        .convolution(RowMath.dot(batch.rows(sequence, gradient), batch.rows(sequence, branch)));
            }
            Matrix branchGradient = scaled;
            branchGradient.setAll(gradient.toArray());
            batch.scale(0, LayerHooks::convolutionFactor, branchGradient);
            for (int sequence = 0; sequence < batch.size(); sequence++) {
                Findings own = findings.get(sequence);
                own.addConstant(own.pass(
                        new HookPoint.Convolution(), batch.hooks(sequence, 0), batch.rows(sequence, branchGradient)));
            }
            kernels.reverse().activate(convolution.activation(), convolved, rules.freezeSlopes(), branchGradient);
            for (int sequence = 0; sequence < batch.size(); sequence++) {
                ConvLayer.zeroHidden(batch, sequence, branchGradient);
            }
            filters(branchGradient, embeddedGradient, arena);
        }
    }

    private void filters(Matrix gradient, Matrix embeddedGradient, Arena arena) {
        List<Linear> groups = convolution.filters();
        int channels = gradient.columns() / groups.size();
        Matrix neighbourhoods = Matrix.allocate(arena, batch.rows(), channels * convolution.kernelSize());
        RowMath.clear(embeddedGradient);
        for (int group = 0; group < groups.size(); group++) {
            Linear filter = groups.get(group);
            Matrix own = gradient.columns(group * channels, channels);
            if (rules.linear()) {
                for (int sequence = 0; sequence < batch.size(); sequence++) {
                    findings.get(sequence).addConstant(RowMath.dot(batch.rows(sequence, own), filter.biasValues()));
                }
            }
            kernels.reverse().linear(own, filter, 0, neighbourhoods);
            scatter(neighbourhoods, embeddedGradient.columns(group * channels, channels));
        }
    }

    /// Adds what each token's neighbourhood wants to the neighbours.
    private void scatter(Matrix neighbourhoods, Matrix target) {
        int channels = target.columns();
        int taps = convolution.kernelSize();
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            int start = batch.start(sequence);
            int length = batch.length(sequence);
            for (int tap = 0; tap < taps; tap++) {
                int shift = tap - (taps - 1) / 2;
                int first = Math.max(0, -shift);
                int count = Math.min(length, length - shift) - first;
                if (count > 0) {
                    RowMath.add(
                            target.rows(start + first + shift, count),
                            neighbourhoods.rows(start + first, count).columns(tap * channels, channels),
                            1);
                }
            }
        }
    }
}
