package io.github.disentangle.engine.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds added tokens in a text: from left to right, the longest of those that start at the same place.
final class AddedTokens {

    private final List<AddedToken> tokens;
    private final PieceTrie trie;

    AddedTokens(List<AddedToken> tokens) {
        this.tokens = List.copyOf(tokens);
        var builder = new PieceTrie.Builder();
        for (int i = 0; i < tokens.size(); i++) {
            String content = tokens.get(i).content();
            if (!content.isEmpty()) {
                builder.put(content.getBytes(StandardCharsets.UTF_8), i);
            }
        }
        trie = builder.build();
    }

    /// A place of a text where an added token stands.
    record Match(AddedToken token, int from, int to) {}

    /// All matches in order; they do not overlap.
    List<Match> findAll(AlignedText text) {
        var matches = new ArrayList<Match>();
        for (int i = 0; i < text.length(); ) {
            Match match = matchAt(text, i);
            if (match == null) {
                i++;
            } else {
                matches.add(match);
                i = match.to;
            }
        }
        return matches;
    }

    private @Nullable Match matchAt(AlignedText text, int from) {
        int node = PieceTrie.ROOT;
        int longest = PieceTrie.NONE;
        int end = from;
        for (int i = from; i < text.length(); i++) {
            node = trie.step(node, text.codePoint(i));
            if (node == PieceTrie.NONE) {
                break;
            }
            if (trie.value(node) != PieceTrie.NONE) {
                longest = trie.value(node);
                end = i + 1;
            }
        }
        return longest == PieceTrie.NONE ? null : new Match(tokens.get(longest), from, end);
    }
}
