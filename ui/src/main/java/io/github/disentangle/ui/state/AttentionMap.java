package io.github.disentangle.ui.state;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Optional;

/// The numbers of one attention head that can be shown as a map of query against key.
public enum AttentionMap {
    /// The softmax of the score: each row sums to one.
    PROBABILITY,
    /// What goes into the softmax: the sum of the three addends.
    SCORE,
    /// The addend in which content meets content.
    CONTENT_TO_CONTENT,
    /// The addend in which the query's content meets the relative position.
    CONTENT_TO_POSITION,
    /// The addend in which the relative position meets the key's content.
    POSITION_TO_CONTENT;

    /// These numbers of a head, axes [query, key].
    public Tensor of(HeadAttention head) {
        return term().map(head::of).orElseGet(() -> this == SCORE ? head.score() : head.probability());
    }

    /// The addend these numbers are of.
    public Optional<Term> term() {
        return switch (this) {
            case PROBABILITY, SCORE -> Optional.empty();
            case CONTENT_TO_CONTENT -> Optional.of(Term.CONTENT_TO_CONTENT);
            case CONTENT_TO_POSITION -> Optional.of(Term.CONTENT_TO_POSITION);
            case POSITION_TO_CONTENT -> Optional.of(Term.POSITION_TO_CONTENT);
        };
    }

    /// Whether heads of the model have these numbers: it may lack an addend.
    public boolean presentIn(ModelConfig config) {
        return term().map(term -> term.presentIn(config)).orElse(true);
    }

    /// Whether the numbers may be negative, so that zero belongs in the middle of their scale.
    public boolean signed() {
        return this != PROBABILITY;
    }

    /// What the command line calls it: `probability`, `score`, `c2c`, `c2p` or `p2c`.
    public String commandName() {
        return messageKey().substring("map.".length());
    }

    /// Stem of this map's message keys, e.g. `map.c2c`.
    public String messageKey() {
        return switch (this) {
            case PROBABILITY -> "map.probability";
            case SCORE -> "map.score";
            case CONTENT_TO_CONTENT -> "map.c2c";
            case CONTENT_TO_POSITION -> "map.c2p";
            case POSITION_TO_CONTENT -> "map.p2c";
        };
    }
}
