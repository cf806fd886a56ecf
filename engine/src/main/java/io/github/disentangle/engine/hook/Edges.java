package io.github.disentangle.engine.hook;

/// A set of attention edges from query tokens to key tokens.
public sealed interface Edges {

    /// From every token of one range to every token of another, e.g. `4>7` or `4-9>0-3`; `*>7` takes one key from
    /// all queries.
    record Block(Span queries, Span keys) implements Edges {
        @Override
        public boolean contains(int query, int key, int distance) {
            return queries.contains(query) && keys.contains(key);
        }

        @Override
        public void check(int length) {
            queries.check(length);
            keys.check(length);
        }

        @Override
        public String toString() {
            return queries + ">" + keys;
        }
    }

    /// All edges whose distance, query minus key, lies between the ends, e.g. `distance -3..-1`.
    ///
    /// @param to inclusive
    record DistanceBand(int from, int to) implements Edges {

        public DistanceBand {
            if (to < from) {
                throw new InterventionException("\"distance " + from + ".." + to
                        + "\" holds no distance: the first has to be the smaller one.");
            }
        }

        @Override
        public boolean contains(int query, int key, int distance) {
            return distance >= from && distance <= to;
        }

        @Override
        public void check(int length) {
            // a band no pair of tokens lies in is no mistake
        }

        @Override
        public String toString() {
            return "distance " + from + ".." + to;
        }
    }

    /// @param query token of the input as given
    /// @param key token of the input as given
    /// @param distance query position minus key position, as the model sees it
    boolean contains(int query, int key, int distance);

    /// @throws InterventionException when it names a token the input has not
    void check(int length);
}
