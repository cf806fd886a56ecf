package io.github.disentangle.engine.tokenizer;

import java.util.List;

/// Removes spaces before English punctuation and contractions from decoded text (`clean_up_tokenization_spaces`).
final class CleanUp {

    private static final List<String> SPACED =
            List.of(" .", " ?", " !", " ,", " ' ", " n't", " 'm", " 's", " 've", " 're");

    private CleanUp() {}

    static String apply(String text) {
        String result = text;
        for (String spaced : SPACED) {
            result = result.replace(spaced, spaced.strip());
        }
        return result;
    }
}
