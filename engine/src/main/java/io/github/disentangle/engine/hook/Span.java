package io.github.disentangle.engine.hook;

/// Neighbouring tokens, counted from 0. Its text is `4`, `4-9`, or `*` for all.
///
/// @param last inclusive
public record Span(int first, int last) {

    /// Every token of any input.
    public static final Span ALL = new Span(0, Integer.MAX_VALUE);

    public Span {
        if (first < 0 || last < first) {
            throw new InterventionException("\"" + first + "-" + last + "\" is no range of tokens.");
        }
    }

    /// One token.
    public static Span of(int token) {
        return new Span(token, token);
    }

    public boolean contains(int token) {
        return token >= first && token <= last;
    }

    /// @throws InterventionException when the input has fewer tokens
    void check(int length) {
        if (!equals(ALL)) {
            Tokens.check(last, length);
        }
    }

    @Override
    public String toString() {
        return equals(ALL) ? "*" : first == last ? Integer.toString(first) : first + "-" + last;
    }
}
