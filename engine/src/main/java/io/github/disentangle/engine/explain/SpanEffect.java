package io.github.disentangle.engine.explain;

import java.util.BitSet;

/// What the target loses when some neighbouring tokens are taken away together.
///
/// @param tokens what was taken away
/// @param effect `y(x) − y(x without them)`
public record SpanEffect(BitSet tokens, double effect) {

    public SpanEffect {
        tokens = (BitSet) tokens.clone();
    }

    @Override
    public BitSet tokens() {
        return (BitSet) tokens.clone();
    }
}
