package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;

/// Attention edges nothing flows along: their scores count as −∞, so that the other keys of the query share its
/// attention. A query without any key left attends to nothing. `cut 4>7 in head 3.5`, `cut 4-9>0-3 in layer 6`, `cut
/// distance 1..8`.
public record CutEdges(Edges edges, Scope scope) implements Intervention {

    @Override
    public int firstLayer() {
        return scope.firstLayer();
    }

    @Override
    public boolean touches(int layer) {
        return layer >= 0 && scope.contains(layer);
    }

    @Override
    public void check(ModelConfig config, int length) {
        scope.check(config);
        edges.check(length);
    }

    @Override
    public String toString() {
        return "cut " + edges + scope.suffix();
    }
}
