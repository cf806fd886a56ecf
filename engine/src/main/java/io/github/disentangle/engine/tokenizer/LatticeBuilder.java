package io.github.disentangle.engine.tokenizer;

import java.util.ArrayList;
import java.util.List;

/// Collects the nodes of a [Lattice] stretch by stretch.
final class LatticeBuilder {

    private final Unigram model;
    private final TokenTable tokens;
    private final Viterbi viterbi;
    private final List<Lattice.Node> nodes = new ArrayList<>();
    private final StringBuilder normalized = new StringBuilder();
    private int length;

    private LatticeBuilder(Unigram model, TokenTable tokens) {
        this.model = model;
        this.tokens = tokens;
        viterbi = model.viterbi();
    }

    static Lattice build(List<Stretch> stretches, Unigram model, TokenTable tokens) {
        var builder = new LatticeBuilder(model, tokens);
        for (Stretch stretch : stretches) {
            switch (stretch) {
                case Stretch.Added added -> builder.add(added);
                case Stretch.Plain(Words words) -> {
                    for (int word = 0; word < words.count(); word++) {
                        builder.addWord(words.text(), words.start(word), words.end(word));
                    }
                }
            }
        }
        return new Lattice(builder.normalized.toString(), builder.nodes);
    }

    private void add(Stretch.Added added) {
        String text = tokens.text(added.id());
        int to = length + text.codePointCount(0, text.length());
        nodes.add(new Lattice.Node(length, to, added.id(), text, 0, false, true, added.start(), added.end()));
        normalized.append(text);
        length = to;
    }

    private void addWord(AlignedText text, int from, int to) {
        UnigramVocabulary vocabulary = model.vocabulary();
        viterbi.segment(text, from, to);
        int bestStart = from;
        for (int i = from; i < to; i++) {
            boolean onPath = i == bestStart;
            if (onPath) {
                bestStart = from + viterbi.end(i - from);
            }
            boolean covered = false;
            int node = PieceTrie.ROOT;
            for (int j = i; j < to; j++) {
                node = vocabulary.trie().step(node, text.codePoint(j));
                if (node == PieceTrie.NONE) {
                    break;
                }
                int id = vocabulary.trie().value(node);
                if (id != PieceTrie.NONE) {
                    covered |= j == i;
                    add(text, i, j + 1, from, id, vocabulary.score(id), false, onPath && bestStart == j + 1);
                }
            }
            if (!covered) {
                boolean best = onPath && bestStart == i + 1;
                add(text, i, i + 1, from, vocabulary.unknownId(), vocabulary.unknownScore(), true, best);
            }
        }
        normalized.append(text.text(from, to));
        length += to - from;
    }

    private void add(AlignedText text, int i, int j, int from, int id, double score, boolean unknown, boolean best) {
        nodes.add(new Lattice.Node(
                length + i - from,
                length + j - from,
                id,
                text.text(i, j),
                score,
                unknown,
                best,
                text.start(i),
                text.end(j - 1)));
    }
}
