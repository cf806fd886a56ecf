package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Virtual positions: tokens keep content, mask and segment but stand elsewhere for relative attention. Several are
/// carried out one after another; tokens are counted in the input as given.
///
/// Exact where position enters through relative attention only; see [#warnings].
public sealed interface PositionEdit extends Intervention {

    /// Positions further out than this are refused.
    int FARTHEST = 1_000_000;

    /// Changes the positions in place.
    ///
    /// @param positions by token of the input as given
    void apply(int[] positions);

    @Override
    default int firstLayer() {
        return 0;
    }

    @Override
    default boolean touches(int layer) {
        return layer >= 0;
    }

    @Override
    default void check(ModelConfig config, int length) {
        if (!Term.CONTENT_TO_POSITION.presentIn(config) && !Term.POSITION_TO_CONTENT.presentIn(config)) {
            throw new InterventionException(
                    "This model has no relative positions, so \"" + this + "\" could not change anything.");
        }
        checkTokens(length);
    }

    /// @throws InterventionException when it does not fit an input of this length
    void checkTokens(int length);

    @Override
    default List<String> warnings(ModelConfig config) {
        var warnings = new ArrayList<String>();
        if (config.positionBiasedInput()) {
            warnings.add("This model also adds absolute positions to its input; these stay as they are,"
                    + " so virtual positions show only part of what moving a token does.");
        }
        if (config.convKernelSize() > 0) {
            warnings.add("The convolution after layer 0 still sees the neighbours of the text as it stands,"
                    + " so virtual positions show only part of what moving a token does.");
        }
        return warnings;
    }

    private static void checkReach(int position, String what) {
        if (Math.abs((long) position) > FARTHEST) {
            throw new InterventionException(
                    "The " + what + " " + position + " is out of reach: it may be at most " + FARTHEST + " away.");
        }
    }

    /// `place token 4 at 9`
    record PlaceToken(int token, int position) implements PositionEdit {
        public PlaceToken {
            checkReach(position, "position");
        }

        @Override
        public void apply(int[] positions) {
            positions[token] = position;
        }

        @Override
        public void checkTokens(int length) {
            Tokens.check(token, length);
        }

        @Override
        public String toString() {
            return "place token " + token + " at " + position;
        }
    }

    /// All tokens after one move away from it: `insert gap 3 after token 5`.
    record InsertGap(int size, int token) implements PositionEdit {
        public InsertGap {
            checkReach(size, "gap");
        }

        @Override
        public void apply(int[] positions) {
            for (int later = token + 1; later < positions.length; later++) {
                positions[later] += size;
            }
        }

        @Override
        public boolean changesNothing() {
            return size == 0;
        }

        @Override
        public void checkTokens(int length) {
            Tokens.check(token, length);
        }

        @Override
        public String toString() {
            return "insert gap " + size + " after token " + token;
        }
    }

    /// The tokens in another order: `order tokens 0,2,1,3` puts token 2 at position 1.
    ///
    /// @param order the token at each position; every token once
    record OrderTokens(List<Integer> order) implements PositionEdit {
        public OrderTokens {
            order = List.copyOf(order);
            var seen = new boolean[order.size()];
            for (int token : order) {
                if (token < 0 || token >= seen.length || seen[token]) {
                    throw new InterventionException(
                            "The order " + text(order) + " is no permutation: it has to name each of the tokens 0 to "
                                    + (seen.length - 1) + " once.");
                }
                seen[token] = true;
            }
        }

        @Override
        public void apply(int[] positions) {
            for (int position = 0; position < positions.length; position++) {
                positions[order.get(position)] = position;
            }
        }

        @Override
        public void checkTokens(int length) {
            if (order.size() != length) {
                throw new InterventionException(
                        "The order names " + order.size() + " tokens but the input has " + length + ".");
            }
        }

        private static String text(List<Integer> order) {
            return order.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        @Override
        public String toString() {
            return "order tokens " + text(order);
        }
    }

    /// Moves the whole text, which changes nothing: `shift positions by 5`.
    record ShiftPositions(int distance) implements PositionEdit {
        public ShiftPositions {
            checkReach(distance, "shift");
        }

        @Override
        public void apply(int[] positions) {
            for (int token = 0; token < positions.length; token++) {
                positions[token] += distance;
            }
        }

        @Override
        public boolean changesNothing() {
            return distance == 0;
        }

        @Override
        public void checkTokens(int length) {
            // fits any
        }

        @Override
        public String toString() {
            return "shift positions by " + distance;
        }
    }
}
