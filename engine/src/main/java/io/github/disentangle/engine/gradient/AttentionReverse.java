package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.ReverseKernels;
import io.github.disentangle.engine.model.Batch;
import io.github.disentangle.engine.model.DisentangledAttention;
import io.github.disentangle.engine.model.LayerHooks;
import io.github.disentangle.engine.model.RelativePositions;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Back through the attention heads of one layer, from their output to queries, keys and values.
final class AttentionReverse {

    /// Whole cache lines, and sums that stay in the second cache.
    private static final int KEYS_TOGETHER = 64;

    private final DisentangledAttention attention;
    private final int layer;
    private final Batch batch;
    private final Tape tape;
    private final List<Findings> findings;
    private final GradientRequest request;
    private final Kernels kernels;
    private final ReverseKernels reverse;
    private final int heads;

    AttentionReverse(
            DisentangledAttention attention,
            int layer,
            Batch batch,
            Tape tape,
            List<Findings> findings,
            GradientRequest request,
            Kernels kernels) {
        this.attention = attention;
        this.layer = layer;
        this.batch = batch;
        this.tape = tape;
        this.findings = findings;
        this.request = request;
        this.kernels = kernels;
        reverse = kernels.reverse();
        heads = attention.heads();
    }

    /// Computes projections, softmax weights and heads' outputs again from [Tape#x].
    void recompute() {
        kernels.linear(tape.x, attention.projections(), tape.projected);
        kernels.parallel(batch.size() * heads, task -> {
            int sequence = task / heads;
            int head = task % heads;
            Matrix projected = batch.rows(sequence, tape.projected);
            LayerHooks hooks = batch.hooks(sequence, layer);
            Matrix pattern = tape.pattern(sequence, head);
            Matrix z = attention.part(batch.rows(sequence, tape.z), 0, head);
            if (hooks != null) {
                attention.visitProjections(hooks, projected, head);
            }
            attention.pattern(projected, batch, sequence, layer, head, pattern);
            kernels.multiply(pattern, attention.part(projected, 2, head), z);
            Matrix context = attention.part(batch.rows(sequence, tape.context), 0, head);
            if (hooks != null) {
                hooks.visit(AttentionSite.Z, head, z);
            }
            RowMath.clear(context);
            RowMath.add(context, z, hooks == null ? 1 : hooks.headFactor(head));
        });
    }

    /// Reads [Tape#contextGradient], writes [Tape#projectedGradient].
    void reverse() {
        double[] constants = new double[batch.size() * heads];
        try (var tables = new TableGradients(attention, batch, request, kernels)) {
            kernels.parallel(constants.length, task -> constants[task] = reverse(task / heads, task % heads, tables));
            tables.addTo(findings);
        }
        for (int task = 0; task < constants.length; task++) {
            findings.get(task / heads).addConstant(constants[task]);
        }
    }

    /// @return what values put in count towards [Gradient#constant]
    private double reverse(int sequence, int head, TableGradients tables) {
        Findings own = findings.get(sequence);
        LayerHooks hooks = batch.hooks(sequence, layer);
        Matrix projected = batch.rows(sequence, tape.projected);
        Matrix gradient = batch.rows(sequence, tape.projectedGradient);
        Matrix pattern = tape.pattern(sequence, head);
        Matrix dz = attention.part(batch.rows(sequence, tape.contextGradient), 0, head);
        own.head(layer, head, RowMath.dot(dz, attention.part(batch.rows(sequence, tape.z), 0, head)));
        if (hooks != null && hooks.headFactor(head) != 1) {
            Batch.scale(dz, hooks.headFactor(head));
        }
        double constant = own.pass(point(AttentionSite.Z, head), hooks, dz);
        Matrix dq = attention.part(gradient, 0, head);
        Matrix dk = attention.part(gradient, 1, head);
        Matrix dv = attention.part(gradient, 2, head);
        RowMath.clear(dq);
        RowMath.clear(dk);
        reverse.transposedMultiply(pattern, dz, 1, dv);
        boolean frozen = request.rules().freezeAttention();
        if (!frozen || own.wants(point(AttentionSite.PATTERN, head))) {
            try (Arena arena = Arena.ofConfined()) {
                Matrix dp = Matrix.allocate(arena, pattern.rows(), pattern.columns());
                kernels.multiplyTransposed(dz, attention.part(projected, 2, head), 1, dp);
                own.pass(point(AttentionSite.PATTERN, head), hooks, dp);
                if (!frozen) {
                    reverse.softmaxRows(pattern, batch.visible(sequence), dp);
                    own.pass(point(AttentionSite.SCORES, head), hooks, dp);
                    scores(sequence, head, dp, tables, arena);
                }
            }
        }
        constant += own.pass(point(AttentionSite.Q, head), hooks, dq);
        constant += own.pass(point(AttentionSite.K, head), hooks, dk);
        constant += own.pass(point(AttentionSite.V, head), hooks, dv);
        return constant;
    }

    private HookPoint.Attention point(AttentionSite site, int head) {
        return new HookPoint.Attention(layer, site, head);
    }

    /// From the scores to queries, keys, faders and position tables.
    ///
    /// @param ds gradient of the scores, (query, key)
    private void scores(int sequence, int head, Matrix ds, TableGradients tables, Arena arena) {
        LayerHooks hooks = batch.hooks(sequence, layer);
        float temperature = hooks == null ? 1 : hooks.temperature(head);
        double[] gates = new double[Term.values().length];
        for (Term term : Term.values()) {
            if (attention.has(term)) {
                float factor = hooks == null ? 1 : hooks.fader(head, term) * temperature;
                gates[term.ordinal()] = term(term, sequence, head, ds, factor, tables, arena);
            }
        }
        double faded = 0;
        if (hooks != null && hooks.keepsTemperature(head)) {
            // τ = √(n/Λ) depends on every fader: ∂τ/∂λ = -τ/(2Λ)
            for (Term term : Term.values()) {
                faded += hooks.fader(head, term) * gates[term.ordinal()];
            }
            faded /= 2 * hooks.faderSum(head);
        }
        for (Term term : Term.values()) {
            if (attention.has(term)) {
                findings.get(sequence).term(layer, head, term, temperature * (gates[term.ordinal()] - faded));
            }
        }
    }

    /// @param ds gradient of the scores
    /// @param factor on the addend
    /// @return gradient of the factor on the addend
    private double term(
            Term term, int sequence, int head, Matrix ds, float factor, TableGradients tables, Arena arena) {
        LayerHooks hooks = batch.hooks(sequence, layer);
        var point = point(AttentionSite.of(term), head);
        Matrix own = ds;
        double gate = 0;
        if (findings.get(sequence).wants(point)) {
            Matrix faded = copy(ds, arena);
            Batch.scale(faded, factor);
            findings.get(sequence).pass(point, null, faded);
        }
        if (hooks != null && hooks.isReplaced(point)) {
            own = copy(ds, arena);
            gate = hooks.absorb(point, own);
        }
        Matrix projected = batch.rows(sequence, tape.projected);
        Matrix gradient = batch.rows(sequence, tape.projectedGradient);
        Matrix q = attention.part(projected, 0, head);
        Matrix k = attention.part(projected, 1, head);
        Matrix dq = attention.part(gradient, 0, head);
        Matrix dk = attention.part(gradient, 1, head);
        Matrix part = Matrix.allocate(arena, q.rows(), q.columns());
        float scale = attention.scale();
        if (term == Term.CONTENT_TO_CONTENT) {
            kernels.multiply(own, k, part);
            gate += scale * RowMath.dot(q, part);
            RowMath.add(dq, part, factor * scale);
            reverse.transposedMultiply(own, q, factor * scale, part);
            RowMath.add(dk, part, 1);
            return gate;
        }
        boolean fromQuery = term == Term.CONTENT_TO_POSITION;
        var window = Objects.requireNonNull(batch.window(sequence));
        Matrix table = attention.table(term, window, head, hooks == null ? 1 : hooks.relativeFactor(), arena);
        Matrix products = Matrix.allocate(arena, own.rows(), window.count());
        collect(own, fromQuery, window, products);
        kernels.multiply(products, table, part);
        gate += scale * RowMath.dot(fromQuery ? q : k, part);
        RowMath.add(fromQuery ? dq : dk, part, factor * scale);
        tables.add(term, sequence, head, products, fromQuery ? q : k, factor * scale);
        return gate;
    }

    /// The adjoint of the gather: sums the gradients of all scores that read the same product. Keys are taken
    /// several at a time, so that a line of the map is in the cache for all of them.
    ///
    /// @param products overwritten, (query for c2p or key for p2c, row in use)
    private static void collect(Matrix ds, boolean fromQuery, RelativePositions.Window window, Matrix products) {
        int length = ds.rows();
        int width = products.columns();
        int together = fromQuery ? 1 : KEYS_TOGETHER;
        float[] scores = new float[fromQuery ? length : together];
        float[] sums = new float[together * width];
        for (int first = 0; first < length; first += together) {
            int count = Math.min(together, length - first);
            Arrays.fill(sums, 0);
            if (fromQuery) {
                ds.getRow(first, scores, 0);
                for (int key = 0; key < length; key++) {
                    sums[window.row(first, key)] += scores[key];
                }
            } else {
                Matrix keys = ds.columns(first, count);
                for (int query = 0; query < length; query++) {
                    keys.getRow(query, scores, 0);
                    for (int key = 0; key < count; key++) {
                        sums[key * width + window.row(query, first + key)] += scores[key];
                    }
                }
            }
            for (int own = 0; own < count; own++) {
                products.setRow(first + own, sums, own * width);
            }
        }
    }

    private static Matrix copy(Matrix source, Arena arena) {
        Matrix copy = Matrix.allocate(arena, source.rows(), source.columns());
        copy.setAll(source.toArray());
        return copy;
    }
}
