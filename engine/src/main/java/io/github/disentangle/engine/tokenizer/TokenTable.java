package io.github.disentangle.engine.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// All tokens of a tokenizer by id and by text: the pieces of the model and the tokens added to them.
///
/// Ids are given out as transformers does: tokens with a number keep it, special tokens without one take that of the
/// piece of the same text, and what is left over is numbered after the highest id in use.
final class TokenTable {

    private final UnigramVocabulary vocabulary;
    private final UnaryOperator<String> normalize;
    private final Map<Integer, AddedToken> addedById = new HashMap<>();
    private final Map<Integer, String> addedTexts = new HashMap<>();
    private final Map<String, AddedToken> addedByText = new HashMap<>();
    private final Map<TokenizerConfig.Role, Integer> roles = new HashMap<>();
    private int size;

    /// @param normalize what becomes of a text; added tokens that are looked for in normalised text read so, as in
    /// tokenizers
    TokenTable(
            UnigramVocabulary vocabulary,
            List<AddedToken> numbered,
            TokenizerConfig config,
            UnaryOperator<String> normalize) {
        this.vocabulary = vocabulary;
        this.normalize = normalize;
        size = vocabulary.size();
        numbered.forEach(this::add);
        config.roles().values().forEach(this::addUnlessKnown);
        config.moreSpecialTokens().forEach(this::addUnlessKnown);
        config.roles()
                .forEach((role, token) -> roles.put(role, id(token.content()).orElseThrow()));
    }

    /// One more than the highest id in use.
    int size() {
        return size;
    }

    /// The added tokens by rising id.
    List<AddedToken> added() {
        var tokens = new ArrayList<>(addedById.values());
        tokens.sort(Comparator.comparingInt(AddedToken::id));
        return tokens;
    }

    /// The text of a token, empty for an id without token.
    String text(int id) {
        String added = addedTexts.get(id);
        if (added != null) {
            return added;
        }
        return id >= 0 && id < vocabulary.size() ? vocabulary.piece(id) : "";
    }

    OptionalInt id(String text) {
        AddedToken token = addedByText.get(text);
        if (token != null) {
            return OptionalInt.of(token.id());
        }
        int id = vocabulary.find(text);
        return id == PieceTrie.NONE ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// Id of the token that plays a role, -1 if none does.
    int role(TokenizerConfig.Role role) {
        return roles.getOrDefault(role, -1);
    }

    /// Whether decoding may leave the token out.
    boolean isSpecial(int id) {
        AddedToken token = addedByText.get(text(id));
        return token != null && token.special();
    }

    boolean isAdded(int id) {
        return addedById.containsKey(id);
    }

    private void addUnlessKnown(AddedToken token) {
        if (!addedByText.containsKey(token.content())) {
            int piece = vocabulary.find(token.content());
            add(token.withId(piece == PieceTrie.NONE ? size : piece));
        }
    }

    private void add(AddedToken token) {
        addedById.put(token.id(), token);
        addedTexts.put(token.id(), token.normalized() ? normalize.apply(token.content()) : token.content());
        addedByText.put(token.content(), token);
        size = Math.max(size, token.id() + 1);
    }
}
