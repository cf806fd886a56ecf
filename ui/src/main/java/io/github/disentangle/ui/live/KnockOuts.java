package io.github.disentangle.ui.live;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.CutEdges;
import io.github.disentangle.engine.hook.Edges;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.PositionEdit;
import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Span;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.hook.TokenEdit;
import io.github.disentangle.ui.figure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What can be taken out at the places of a picture.
///
/// @param config of the open model
/// @param maskId piece that masks; negative when there is none
/// @param layer of the head that is looked at
/// @param head that is looked at
/// @param length tokens of the input
public record KnockOuts(ModelConfig config, int maskId, int layer, int head, int length) {

    /// A gap large enough to be seen and small enough to stay among the near buckets.
    private static final int GAP = 4;

    /// What a person may want at one place, the plainest first.
    public List<Intervention> offers(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key)
            when query < length && key < length ->
                Stream.concat(
                                Stream.of(
                                        cut(Span.of(query), Span.of(key), Scope.ofHead(layer, head)),
                                        cut(Span.of(query), Span.of(key), Scope.ofLayer(layer)),
                                        cut(Span.ALL, Span.of(key), Scope.ofHead(layer, head)),
                                        distance(query - key)),
                                ofHead(layer, head).stream())
                        .toList();
            case Target.Head(int inLayer, int index) -> ofHead(inLayer, index);
            case Target.Token token when token.index() < length -> ofToken(token.index());
            default -> List.of();
        };
    }

    /// What the key K takes out: edges, heads, tokens. Cells that fill a block are cut as one.
    public List<Intervention> all(List<Target> targets) {
        var found = new ArrayList<Intervention>();
        List<Target.Cell> cells = targets.stream()
                .filter(Target.Cell.class::isInstance)
                .map(Target.Cell.class::cast)
                .filter(cell -> cell.query() < length && cell.key() < length)
                .distinct()
                .toList();
        if (!cells.isEmpty()) {
            found.addAll(cut(cells));
        }
        for (Target target : targets) {
            switch (target) {
                case Target.Head(int inLayer, int index) -> found.add(new ScaleBranch.ScaleHead(inLayer, index, 0));
                case Target.Token token
                when token.index() < length -> found.add(new TokenEdit.HideToken(token.index()));
                default -> {}
            }
        }
        return found.stream().distinct().toList();
    }

    /// What the key M puts in the place of tokens: the mask piece, or nothing where the model has none.
    public List<Intervention> masks(List<Target> targets) {
        return targets.stream()
                .filter(Target.Token.class::isInstance)
                .map(target -> ((Target.Token) target).index())
                .filter(token -> token < length)
                .distinct()
                .map(this::mask)
                .toList();
    }

    private List<Intervention> cut(List<Target.Cell> cells) {
        int firstQuery = cells.stream().mapToInt(Target.Cell::query).min().orElseThrow();
        int lastQuery = cells.stream().mapToInt(Target.Cell::query).max().orElseThrow();
        int firstKey = cells.stream().mapToInt(Target.Cell::key).min().orElseThrow();
        int lastKey = cells.stream().mapToInt(Target.Cell::key).max().orElseThrow();
        boolean block = (long) (lastQuery - firstQuery + 1) * (lastKey - firstKey + 1) == cells.size();
        Scope here = Scope.ofHead(layer, head);
        return block
                ? List.of(cut(new Span(firstQuery, lastQuery), new Span(firstKey, lastKey), here))
                : cells.stream()
                        .map(cell -> cut(Span.of(cell.query()), Span.of(cell.key()), here))
                        .toList();
    }

    private List<Intervention> ofHead(int inLayer, int index) {
        var offers = new ArrayList<Intervention>();
        offers.add(new ScaleBranch.ScaleHead(inLayer, index, 0));
        for (Term term : Term.of(config)) {
            offers.add(ScaleTerm.mute(term, Scope.ofHead(inLayer, index)));
        }
        return offers;
    }

    private List<Intervention> ofToken(int token) {
        var offers = new ArrayList<Intervention>();
        offers.add(new TokenEdit.HideToken(token));
        if (maskId >= 0) {
            offers.add(mask(token));
        }
        offers.add(cut(Span.ALL, Span.of(token), Scope.ofHead(layer, head)));
        if (config.relativeAttention()) {
            offers.add(new PositionEdit.InsertGap(GAP, token));
        }
        return offers;
    }

    private Intervention mask(int token) {
        return maskId >= 0 ? new TokenEdit.ReplaceToken(token, maskId) : new TokenEdit.HideToken(token);
    }

    private Intervention distance(int distance) {
        return new CutEdges(new Edges.DistanceBand(distance, distance), Scope.ofHead(layer, head));
    }

    private static Intervention cut(Span queries, Span keys, Scope scope) {
        return new CutEdges(new Edges.Block(queries, keys), scope);
    }
}
