package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;

/// A change of the input itself. Tokens are counted in the input as given: deleting one does not renumber the others
/// for the interventions beside it.
public sealed interface TokenEdit extends Intervention {

    int token();

    @Override
    default int firstLayer() {
        return EMBEDDINGS;
    }

    @Override
    default boolean touches(int layer) {
        return layer == EMBEDDINGS;
    }

    @Override
    default void check(ModelConfig config, int length) {
        Tokens.check(token(), length);
    }

    /// Another piece in the token's place, e.g. the mask piece: `replace token 3 by 4000`.
    record ReplaceToken(int token, int id) implements TokenEdit {
        @Override
        public void check(ModelConfig config, int length) {
            Tokens.check(token, length);
            if (id < 0 || id >= config.vocabSize()) {
                throw new InterventionException(
                        "There is no piece " + id + ": this model's pieces are 0 to " + (config.vocabSize() - 1) + ".");
            }
        }

        @Override
        public String toString() {
            return "replace token " + token + " by " + id;
        }
    }

    /// The token leaves and the text closes up: `delete token 3`.
    record DeleteToken(int token) implements TokenEdit {
        @Override
        public String toString() {
            return "delete token " + token;
        }
    }

    /// The token stays in its place but nobody attends to it, as if it were padding: `hide token 3`.
    record HideToken(int token) implements TokenEdit {
        @Override
        public String toString() {
            return "hide token " + token;
        }
    }
}
