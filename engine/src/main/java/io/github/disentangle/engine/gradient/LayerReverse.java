package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.BlockSite;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.ReverseKernels;
import io.github.disentangle.engine.model.Batch;
import io.github.disentangle.engine.model.EncoderLayer;
import io.github.disentangle.engine.model.LayerHooks;
import io.github.disentangle.engine.model.LayerNorm;
import java.util.List;

/// Back through one layer.
final class LayerReverse {

    private final EncoderLayer layer;
    private final int index;
    private final Batch batch;
    private final Tape tape;
    private final List<Findings> findings;
    private final LocalRules rules;
    private final Kernels kernels;
    private final ReverseKernels reverse;
    private final RowMath rows;
    private final AttentionReverse attention;

    LayerReverse(
            EncoderLayer layer,
            int index,
            Batch batch,
            Tape tape,
            List<Findings> findings,
            GradientRequest request,
            Kernels kernels) {
        this.layer = layer;
        this.index = index;
        this.batch = batch;
        this.tape = tape;
        this.findings = findings;
        this.rules = request.rules();
        this.kernels = kernels;
        reverse = kernels.reverse();
        rows = new RowMath(kernels);
        attention = new AttentionReverse(layer.attention(), index, batch, tape, findings, request, kernels);
    }

    /// Computes the layer again from [Tape#x], up to what its last norm reads.
    void recompute() {
        attention.recompute();
        kernels.linear(tape.context, layer.output(), tape.attended);
        batch.visit(index, BlockSite.ATTENTION_OUTPUT, tape.attended);
        norm(layer.norm(), tape.attended, tape.x, tape.middle);
        batch.visit(index, BlockSite.MIDDLE, tape.middle);
        var feedForward = layer.feedForward();
        kernels.linear(tape.middle, feedForward.in(), tape.inner);
        batch.visit(index, BlockSite.FEED_FORWARD_INPUT, tape.inner);
        rows.copy(tape.inner, tape.wide);
        rows.share(
                batch.rows(),
                (first, count) -> kernels.activate(feedForward.activation(), tape.wide.rows(first, count)));
        batch.visit(index, BlockSite.FEED_FORWARD_ACTIVATION, tape.wide);
        kernels.linear(tape.wide, feedForward.out(), tape.output);
        batch.visit(index, BlockSite.FEED_FORWARD_OUTPUT, tape.output);
        rows.copy(tape.output, tape.scaled);
        batch.scale(index, LayerHooks::feedForwardFactor, tape.scaled);
    }

    /// The output of the layer, after [#recompute].
    void output(Matrix target) {
        norm(layer.feedForward().norm(), tape.scaled, tape.middle, target);
    }

    private void norm(LayerNorm norm, Matrix x, Matrix residual, Matrix y) {
        rows.share(
                batch.rows(),
                (first, count) ->
                        norm.apply(kernels, x.rows(first, count), residual.rows(first, count), y.rows(first, count)));
    }

    /// Goes back, after [#recompute].
    ///
    /// @param gradient of the layer's output, replaced by that of the states that enter it, (row, hidden)
    void reverse(Matrix gradient) {
        var feedForward = layer.feedForward();
        backThrough(feedForward.norm(), tape.scaled, tape.middle, gradient);
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            double gate = RowMath.dot(batch.rows(sequence, gradient), batch.rows(sequence, tape.output));
            findings.get(sequence).feedForward(index, gate);
        }
        rows.copy(gradient, tape.spare);
        batch.scale(index, LayerHooks::feedForwardFactor, tape.spare);
        pass(BlockSite.FEED_FORWARD_OUTPUT, tape.spare);
        backThrough(feedForward.out(), tape.spare, tape.wide);
        pass(BlockSite.FEED_FORWARD_ACTIVATION, tape.wide);
        rows.share(
                batch.rows(),
                (first, count) -> reverse.activate(
                        feedForward.activation(),
                        tape.inner.rows(first, count),
                        rules.freezeSlopes(),
                        tape.wide.rows(first, count)));
        pass(BlockSite.FEED_FORWARD_INPUT, tape.wide);
        backThrough(feedForward.in(), tape.wide, tape.spare);
        rows.add(gradient, tape.spare);
        pass(BlockSite.MIDDLE, gradient);
        backThrough(layer.norm(), tape.attended, tape.x, gradient);
        rows.copy(gradient, tape.spare);
        pass(BlockSite.ATTENTION_OUTPUT, tape.spare);
        backThrough(layer.output(), tape.spare, tape.contextGradient);
        attention.reverse();
        backThrough(layer.attention().projections(), tape.projectedGradient, tape.spare);
        rows.add(gradient, tape.spare);
    }

    private void backThrough(Linear linear, Matrix gradient, Matrix target) {
        addConstants(linear.biasValues(), gradient);
        reverse.linear(gradient, linear, 0, target);
    }

    private void backThrough(LayerNorm norm, Matrix x, Matrix residual, Matrix gradient) {
        addConstants(norm.bias(), gradient);
        rows.share(
                batch.rows(),
                (first, count) -> reverse.addLayerNorm(
                        x.rows(first, count),
                        residual.rows(first, count),
                        norm.weight(),
                        norm.epsilon(),
                        rules.freezeNorms(),
                        gradient.rows(first, count)));
    }

    private void addConstants(float[] bias, Matrix gradient) {
        if (rules.linear()) {
            kernels.parallel(
                    batch.size(),
                    sequence -> findings.get(sequence).addConstant(RowMath.dot(batch.rows(sequence, gradient), bias)));
        }
    }

    private void pass(BlockSite site, Matrix gradient) {
        var point = new HookPoint.Block(index, site);
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            Findings own = findings.get(sequence);
            own.addConstant(own.pass(point, batch.hooks(sequence, index), batch.rows(sequence, gradient)));
        }
    }
}
