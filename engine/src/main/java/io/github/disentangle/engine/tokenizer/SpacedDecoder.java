package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Decoding without a decoder: the tokens with a space between them.
record SpacedDecoder(TokenTable tokens) implements Decoder {

    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        return Arrays.stream(ids)
                .filter(id -> !(skipSpecialTokens && tokens.isSpecial(id)))
                .mapToObj(tokens::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
