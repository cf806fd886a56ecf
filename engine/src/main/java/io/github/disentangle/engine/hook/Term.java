package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;

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
