package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import java.lang.foreign.Arena;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The scores and softmax of one head under interventions, addend by addend:
/// `score = τ · (λ_c2c·c2c + λ_c2p·c2p + λ_p2c·p2c)`, see [io.github.disentangle.engine.hook.ScaleTerm].
final class EditedScores {

    private final DisentangledAttention attention;
    private final Kernels kernels;
    private final LayerHooks hooks;
    private final int head;
    private final Batch batch;
    private final int sequence;
    private float[][] addends = {};
    private float[] scores = {};

    EditedScores(
            DisentangledAttention attention, Kernels kernels, LayerHooks hooks, int head, Batch batch, int sequence) {
        this.attention = attention;
        this.kernels = kernels;
        this.hooks = hooks;
        this.head = head;
        this.batch = batch;
        this.sequence = sequence;
    }

    /// @param query (position, channel)
    /// @param key (position, channel)
    /// @param pattern overwritten, (query, key)
    void compute(Matrix query, Matrix key, boolean @Nullable [] visible, Matrix pattern) {
        int length = query.rows();
        addends = new float[Term.values().length][length * length];
        float temperature = hooks.temperature(head);
        try (Arena arena = Arena.ofConfined()) {
            for (Term term : Term.values()) {
                if (attention.has(term)) {
                    addend(term, query, key, pattern, arena);
                    hooks.visit(AttentionSite.of(term), head, pattern);
                    addends[term.ordinal()] = scaled(pattern.toArray(), hooks.fader(head, term) * temperature);
                }
            }
        }
        float[] sum = new float[length * length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = addends[0][i] + addends[1][i] + addends[2][i];
        }
        pattern.setAll(sum);
        hooks.visit(AttentionSite.SCORES, head, pattern);
        scores = pattern.toArray();
        boolean[] cut = hooks.cutEdges(head);
        if (cut == null) {
            kernels.softmaxRows(pattern, visible);
        } else {
            softmaxWithout(cut, visible, pattern);
        }
    }

    /// The faded addends, by term and then by query · length + key.
    float[][] addends() {
        return addends;
    }

    /// What went into the softmax, cut edges not counted.
    float[] scores() {
        return scores;
    }

    private static float[] scaled(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            // a muted term is gone even where it is infinite
            values[i] = factor == 0 ? 0 : values[i] * factor;
        }
        return values;
    }

    private void addend(Term term, Matrix query, Matrix key, Matrix target, Arena arena) {
        boolean ordinary = batch.plan(sequence).positions() == null && hooks.relativeFactor() == 1;
        if (term == Term.CONTENT_TO_CONTENT || ordinary) {
            attention.addend(term, query, key, head, batch, target);
            return;
        }
        RelativePositions.Window window = Objects.requireNonNull(batch.window(sequence));
        boolean fromQuery = term == Term.CONTENT_TO_POSITION;
        Matrix content = fromQuery ? query : key;
        Matrix table = attention.table(term, window, head, hooks.relativeFactor(), arena);
        Matrix products = Matrix.allocate(arena, content.rows(), table.rows());
        kernels.multiplyTransposed(content, table, 1, products);
        for (int q = 0; q < target.rows(); q++) {
            for (int k = 0; k < target.columns(); k++) {
                target.set(q, k, products.get(fromQuery ? q : k, window.row(q, k)) * attention.scale());
            }
        }
    }

    /// A cut edge counts as −∞; a query without any key left attends to nothing. Rows of hidden queries stay as the
    /// reference has them.
    private void softmaxWithout(boolean[] cut, boolean @Nullable [] visible, Matrix pattern) {
        int length = pattern.rows();
        boolean[] lost = new boolean[length];
        for (int query = 0; query < length; query++) {
            if (visible != null && !visible[query]) {
                continue;
            }
            lost[query] = true;
            for (int key = 0; key < length; key++) {
                if (cut[query * length + key]) {
                    pattern.set(query, key, Float.NEGATIVE_INFINITY);
                } else {
                    lost[query] &= visible != null && !visible[key];
                }
            }
        }
        kernels.softmaxRows(pattern, visible);
        float[] zeros = new float[length];
        for (int query = 0; query < length; query++) {
            if (lost[query]) {
                pattern.setRow(query, zeros, 0);
            }
        }
    }
}
