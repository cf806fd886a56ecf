package io.github.disentangle.engine.score;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What changed between the maps of two inputs, token by token: tokens both have are laid on each other (a longest
/// common subsequence), tokens only one has keep a place of their own.
///
/// @param tokens both inputs' tokens in one order
/// @param difference second map less first, (query, key) over `tokens`; NaN where a token is in one input only
public record AlignedDifference(List<Place> tokens, Tensor difference) {

    /// Where a token stands in each input.
    ///
    /// @param first -1 when only the second input has it
    /// @param second -1 when only the first input has it
    public record Place(int first, int second) {

        /// Whether both inputs have the token.
        public boolean shared() {
            return first >= 0 && second >= 0;
        }
    }

    public AlignedDifference {
        tokens = List.copyOf(tokens);
    }

    /// @param first tokens of the first input
    /// @param firstMap (query, key)
    /// @param second tokens of the second input
    /// @param secondMap (query, key)
    public static AlignedDifference of(List<String> first, Tensor firstMap, List<String> second, Tensor secondMap) {
        List<Place> places = align(first, second);
        int length = places.size();
        float[] differences = new float[length * length];
        for (int query = 0; query < length; query++) {
            Place from = places.get(query);
            for (int key = 0; key < length; key++) {
                Place to = places.get(key);
                differences[query * length + key] = from.shared() && to.shared()
                        ? secondMap.get(from.second(), to.second()) - firstMap.get(from.first(), to.first())
                        : Float.NaN;
            }
        }
        return new AlignedDifference(
                places, new Tensor(List.of("query", "key"), new int[] {length, length}, differences));
    }

    private static List<Place> align(List<String> first, List<String> second) {
        int[][] common = new int[first.size() + 1][second.size() + 1];
        for (int i = 1; i <= first.size(); i++) {
            for (int j = 1; j <= second.size(); j++) {
                common[i][j] = first.get(i - 1).equals(second.get(j - 1))
                        ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        var places = new ArrayList<Place>();
        int i = first.size();
        int j = second.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && first.get(i - 1).equals(second.get(j - 1))) {
                places.add(new Place(--i, --j));
            } else if (j > 0 && (i == 0 || common[i][j - 1] >= common[i - 1][j])) {
                places.add(new Place(-1, --j));
            } else {
                places.add(new Place(--i, -1));
            }
        }
        Collections.reverse(places);
        return places;
    }
}
