package io.github.disentangle.engine.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Every piece that fits somewhere in a normalised text. A segmentation is a path of nodes from its start to its end;
/// the unigram model takes the path with the highest sum of scores (Kudo 2018, arXiv:1804.10959).
///
/// @param normalized the text the pieces make up, ▁ standing for spaces
/// @param nodes all nodes, by start, then by length
public record Lattice(String normalized, List<Node> nodes) {

    public Lattice {
        nodes = List.copyOf(nodes);
    }

    /// One piece at one place.
    ///
    /// @param from where it starts in the normalised text, in code points
    /// @param to where it ends (exclusive)
    /// @param id its id
    /// @param piece its characters
    /// @param score natural logarithm of its probability; 0 for added tokens
    /// @param unknown whether no piece covers this character, so that it costs ten more than the rarest piece
    /// @param best whether it is on the path that is taken
    /// @param start where its characters start in the original text, in code points
    /// @param end where they end (exclusive)
    public record Node(
            int from, int to, int id, String piece, double score, boolean unknown, boolean best, int start, int end) {}

    /// A segmentation of the whole text.
    ///
    /// @param score sum of the scores of its nodes
    public record Path(List<Node> nodes, double score) {}

    /// The nodes of the path that is taken. Neighbouring unknown nodes become one token.
    public List<Node> best() {
        return nodes.stream().filter(Node::best).toList();
    }

    /// The `count` best segmentations, best first; fewer if there are not so many. Takes memory for `count` times
    /// the length of the text.
    public List<Path> best(int count) {
        int length = normalized.codePointCount(0, normalized.length());
        var paths = new ArrayList<List<Tail>>();
        for (int i = 0; i <= length; i++) {
            paths.add(new ArrayList<>());
        }
        paths.getFirst().add(new Tail(null, null, 0));
        for (Node node : nodes) {
            List<Tail> target = paths.get(node.to);
            for (Tail before : paths.get(node.from)) {
                target.add(new Tail(before, node, before.score + node.score));
            }
            if (target.size() > count) {
                target.sort(
                        Comparator.comparingDouble((Tail tail) -> tail.score).reversed());
                target.subList(count, target.size()).clear();
            }
        }
        return paths.getLast().stream()
                .sorted(Comparator.comparingDouble((Tail tail) -> tail.score).reversed())
                .map(Tail::path)
                .toList();
    }

    /// The last step of a path that may not be complete yet.
    private record Tail(
            @org.jspecify.annotations.Nullable Tail before,
            @org.jspecify.annotations.Nullable Node node,
            double score) {

        Path path() {
            var nodes = new ArrayList<Node>();
            for (Tail tail = this; tail != null && tail.node != null; tail = tail.before) {
                nodes.addFirst(tail.node);
            }
            return new Path(List.copyOf(nodes), score);
        }
    }
}
