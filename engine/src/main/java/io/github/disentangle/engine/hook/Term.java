package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import java.util.Arrays;
import java.util.List;

/// One of the three addends of a disentangled attention score.
public enum Term {
    /// the query's content against the key's content
    CONTENT_TO_CONTENT("c2c"),
    /// the query's content against the distance
    CONTENT_TO_POSITION("c2p"),
    /// the distance against the key's content
    POSITION_TO_CONTENT("p2c");

    private final String key;

    Term(String key) {
        this.key = key;
    }

    /// `c2c`, `c2p` or `p2c`.
    public String key() {
        return key;
    }

    /// The terms that make up the scores of this model. A term it lacks is no number, not even 0: whatever shows
    /// terms shows these.
    public static List<Term> of(ModelConfig config) {
        return Arrays.stream(values()).filter(term -> term.presentIn(config)).toList();
    }

    /// Whether scores of this model have the term.
    public boolean presentIn(ModelConfig config) {
        return switch (this) {
            case CONTENT_TO_CONTENT -> true;
            case CONTENT_TO_POSITION -> config.relativeAttention() && config.contentToPosition();
            case POSITION_TO_CONTENT -> config.relativeAttention() && config.positionToContent();
        };
    }

    /// @throws InterventionException when it is none of the three
    public static Term parse(String key) {
        for (Term term : values()) {
            if (term.key.equals(key)) {
                return term;
            }
        }
        throw new InterventionException("\"" + key + "\" is no term: the terms are c2c, c2p and p2c.");
    }
}
