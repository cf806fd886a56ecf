package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.hook.PositionEdit;
import io.github.disentangle.engine.hook.TokenEdit;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How one input goes through one model: what its interventions make of the tokens, of their positions, and of each
/// layer.
public final class Plan {

    private final ModelConfig config;
    private final Input given;
    private final List<Intervention> interventions;
    private final List<Intervention> effective;
    private final Input input;
    private final int[] origins;
    private final int @Nullable [] positions;
    private final Set<HookPoint> wanted;

    private Plan(Plan plan, Set<HookPoint> wanted) {
        config = plan.config;
        given = plan.given;
        interventions = plan.interventions;
        effective = plan.effective;
        input = plan.input;
        origins = plan.origins;
        positions = plan.positions;
        this.wanted = wanted;
    }

    /// @throws InterventionException when an intervention does not fit the model or the input
    Plan(Input given, List<Intervention> interventions, ModelConfig config, Embeddings embeddings) {
        this.config = config;
        this.given = given;
        this.interventions = List.copyOf(interventions);
        interventions.forEach(intervention -> intervention.check(config, given.length()));
        effective = this.interventions.stream()
                .filter(intervention -> !intervention.changesNothing())
                .toList();
        origins = survivors();
        input = edited(embeddings);
        positions = virtualPositions();
        wanted = Set.of();
        for (Intervention intervention : effective) {
            if (intervention instanceof Patch patch) {
                patch.checkShape(config, input.length());
                patch.rows().forEach(this::place);
            }
        }
    }

    /// The same plan, on whose way the values at some points are written down.
    Plan recording(Set<HookPoint> points) {
        return new Plan(this, points);
    }

    /// The input before token edits.
    public Input given() {
        return given;
    }

    public List<Intervention> interventions() {
        return interventions;
    }

    /// The input the model sees.
    public Input input() {
        return input;
    }

    /// The token of the given input at each position of [#input].
    int[] origins() {
        return origins;
    }

    /// Where the tokens stand for relative attention; null for their own order.
    int @Nullable [] positions() {
        return positions;
    }

    /// What happens inside a layer; null when it computes as always.
    public @Nullable LayerHooks hooks(int layer) {
        var own = effective.stream()
                .filter(intervention -> !(intervention instanceof PositionEdit)
                        && !(intervention instanceof Patch patch && patch.point() instanceof HookPoint.HiddenState)
                        && intervention.touches(layer))
                .toList();
        var points = wanted.stream()
                .filter(point -> point.layer() == layer && !(point instanceof HookPoint.HiddenState))
                .toList();
        return own.isEmpty() && positions == null && points.isEmpty()
                ? null
                : new LayerHooks(this, config, layer, own, points);
    }

    /// The values to put into the states that enter a layer.
    List<Patch> statePatches(int index) {
        var point = new HookPoint.HiddenState(index);
        return effective.stream()
                .filter(intervention ->
                        intervention instanceof Patch patch && patch.point().equals(point))
                .map(Patch.class::cast)
                .toList();
    }

    /// Overwrites the states of this sequence that enter a layer.
    ///
    /// @param states (position, hidden)
    void patchStates(int index, Matrix states) {
        for (Patch patch : statePatches(index)) {
            int[] rows = rows(patch);
            for (int row = 0; row < rows.length; row++) {
                states.setRow(rows[row], patch.value().data(), row * states.columns());
            }
        }
    }

    /// As [LayerHooks#absorb], for the states that enter a layer.
    ///
    /// @param gradient (position, hidden)
    public double absorbStates(int index, Matrix gradient) {
        double sum = 0;
        float[] row = new float[gradient.columns()];
        for (Patch patch : statePatches(index).reversed()) {
            int[] rows = rows(patch);
            for (int i = 0; i < rows.length; i++) {
                gradient.getRow(rows[i], row, 0);
                for (int column = 0; column < row.length; column++) {
                    sum += (double) row[column] * patch.value().data()[i * row.length + column];
                }
                gradient.setRow(rows[i], new float[row.length], 0);
            }
        }
        return sum;
    }

    /// The positions a patch replaces.
    public int[] rows(Patch patch) {
        if (patch.rows().isEmpty()) {
            return IntStream.range(0, input.length()).toArray();
        }
        return patch.rows().stream().mapToInt(this::place).toArray();
    }

    /// Where a token of the given input went.
    private int place(int token) {
        int place = Arrays.binarySearch(origins, token);
        if (place < 0) {
            throw new InterventionException("Token " + token + " is deleted and cannot be patched.");
        }
        return place;
    }

    /// The first layer two plans for the same given input compute differently, [Intervention#EMBEDDINGS] when the
    /// inputs differ; above the number of layers when they are the same.
    static int firstDifference(List<Intervention> one, List<Intervention> other, int layers) {
        int layer = Intervention.EMBEDDINGS;
        while (layer <= layers && at(one, layer).equals(at(other, layer))) {
            layer++;
        }
        return layer;
    }

    private static List<Intervention> at(List<Intervention> interventions, int layer) {
        return interventions.stream()
                .filter(intervention -> !intervention.changesNothing() && intervention.touches(layer))
                .toList();
    }

    private int[] survivors() {
        boolean[] deleted = new boolean[given.length()];
        for (Intervention intervention : effective) {
            if (intervention instanceof TokenEdit.DeleteToken(int token)) {
                deleted[token] = true;
            }
        }
        var kept = new ArrayList<Integer>();
        for (int token = 0; token < deleted.length; token++) {
            if (!deleted[token]) {
                kept.add(token);
            }
        }
        if (kept.isEmpty()) {
            throw new InterventionException("All tokens are deleted; the model needs at least one.");
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private Input edited(Embeddings embeddings) {
        if (effective.stream().noneMatch(TokenEdit.class::isInstance)) {
            return given;
        }
        int[] ids = pick(given.inputIds());
        float[] mask = new float[origins.length];
        Tensor vectors = given.inputsEmbeds();
        int width = config.embeddingSize();
        float[] embeds = vectors == null ? null : new float[origins.length * width];
        for (int place = 0; place < origins.length; place++) {
            mask[place] = given.attentionMask() == null ? 1 : given.attentionMask()[origins[place]];
            if (embeds != null) {
                System.arraycopy(vectors.data(), origins[place] * width, embeds, place * width, width);
            }
        }
        for (Intervention intervention : effective) {
            if (intervention instanceof TokenEdit edit) {
                int place = Arrays.binarySearch(origins, edit.token());
                switch (edit) {
                    case TokenEdit.HideToken _ when place >= 0 -> mask[place] = 0;
                    case TokenEdit.ReplaceToken(int _, int id) when place >= 0 && ids != null -> ids[place] = id;
                    case TokenEdit.ReplaceToken(int _, int id)
                    when place >= 0 -> embeddings.words().read(id, embeds, place * width);
                    default -> {
                        // a deleted token has left already
                    }
                }
            }
        }
        return new Input(
                ids,
                embeds == null ? null : Tensor.matrix("position", "embedding", origins.length, width, embeds),
                given.attentionMask() == null && allOne(mask) ? null : mask,
                pick(given.tokenTypeIds()),
                pick(given.positionIds()));
    }

    private static boolean allOne(float... mask) {
        for (float value : mask) {
            if (value != 1) {
                return false;
            }
        }
        return true;
    }

    private int @Nullable [] pick(int @Nullable [] values) {
        return values == null
                ? null
                : Arrays.stream(origins).map(origin -> values[origin]).toArray();
    }

    private int @Nullable [] virtualPositions() {
        int[] all = new int[given.length()];
        for (int token = 0, place = 0; token < all.length; token++) {
            all[token] = place;
            place += place < origins.length && origins[place] == token ? 1 : 0;
        }
        for (Intervention intervention : effective) {
            if (intervention instanceof PositionEdit edit) {
                edit.apply(all);
            }
        }
        int[] own = Arrays.stream(origins).map(origin -> all[origin]).toArray();
        for (int place = 0; place < own.length; place++) {
            if (own[place] - own[0] != place) {
                return own;
            }
        }
        return null;
    }
}
