package io.github.disentangle.engine.hook;

/// The sentence about tokens that do not exist.
final class Tokens {

    private Tokens() {}

    static void check(int token, int length) {
        if (token < 0 || token >= length) {
            throw new InterventionException(
                    "There is no token " + token + ": this input has tokens 0 to " + (length - 1) + ".");
        }
    }
}
