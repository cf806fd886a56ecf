package io.github.disentangle.engine.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Decoding as the slow `DebertaV2Tokenizer` of transformers 4 does it: ordinary tokens are collected and handed to
/// SentencePiece, a special token ends such a chunk and is preceded by a space if the token before it was ordinary.
///
/// Added tokens that are not special stand apart, with a space on either side.
record SentencePieceDecoder(TokenTable tokens, SentencePieceModel model) implements Decoder {

    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        var parts = new ArrayList<String>();
        var run = new ArrayList<Integer>();
        for (int id : ids) {
            if (tokens.text(id).isEmpty() || skipSpecialTokens && tokens.isSpecial(id)) {
                continue;
            }
            if (tokens.isAdded(id) && !tokens.isSpecial(id)) {
                addUnlessEmpty(run(run), parts);
                run.clear();
                parts.add(tokens.text(id));
            } else {
                run.add(id);
            }
        }
        addUnlessEmpty(run(run), parts);
        return String.join(" ", parts);
    }

    private static void addUnlessEmpty(String part, List<String> parts) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    private String run(List<Integer> ids) {
        var out = new StringBuilder();
        var chunk = new ArrayList<Integer>();
        boolean afterSpecial = false;
        for (int id : ids) {
            if (tokens.isSpecial(id)) {
                if (!afterSpecial) {
                    out.append(' ');
                }
                out.append(chunk(chunk)).append(tokens.text(id));
                chunk.clear();
                afterSpecial = true;
            } else {
                chunk.add(id);
                afterSpecial = false;
            }
        }
        return out.append(chunk(chunk)).toString().strip();
    }

    /// What SentencePiece makes of pieces (`DecodePieces` in `sentencepiece_processor.cc`).
    private String chunk(List<Integer> ids) {
        boolean dropLeading = model.addDummyPrefix() || model.removeExtraWhitespaces();
        var out = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            PieceType type = id < model.pieces().size() ? model.pieces().type(id) : PieceType.NORMAL;
            String text = tokens.text(id);
            if (type == PieceType.BYTE) {
                bytes.write(Integer.parseInt(text.substring(3, 5), 16));
                continue;
            }
            out.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
            if (type == PieceType.CONTROL) {
                continue;
            }
            if (type == PieceType.UNKNOWN) {
                out.append(model.unknownSurface());
                continue;
            }
            if (dropLeading && out.isEmpty() && text.codePointAt(0) == PreTokenizer.Metaspace.SYMBOL) {
                text = text.substring(1);
            }
            out.append(text.replace((char) PreTokenizer.Metaspace.SYMBOL, ' '));
        }
        return out.append(bytes.toString(StandardCharsets.UTF_8)).toString();
    }
}
