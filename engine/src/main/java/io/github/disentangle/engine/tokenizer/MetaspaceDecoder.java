package io.github.disentangle.engine.tokenizer;

/// Decoding as the tokenizers library does it: every ▁ becomes a space, except in the first token, where it vanishes;
/// nothing is put between tokens.
record MetaspaceDecoder(TokenTable tokens, PreTokenizer.Metaspace metaspace) implements Decoder {

    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        var out = new StringBuilder();
        boolean dropSymbols = metaspace.prepend() != PreTokenizer.Prepend.NEVER;
        String symbol = Character.toString(metaspace.symbol());
        for (int id : ids) {
            String text = tokens.text(id);
            if (text.isEmpty() || skipSpecialTokens && tokens.isSpecial(id)) {
                continue;
            }
            out.append(text.replace(symbol, dropSymbols ? "" : " "));
            dropSymbols = false;
        }
        return out.toString();
    }
}
