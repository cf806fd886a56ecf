package io.github.disentangle.engine.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The content of an `spm.model` file as far as it matters for tokenizing (message `ModelProto` of SentencePiece).
///
/// @param pieces the vocabulary
/// @param unknownId id of the piece for characters the vocabulary lacks
/// @param byteFallback whether unknown characters are spelled with byte pieces instead
/// @param unknownSurface what an unknown piece reads as when it is decoded
/// @param whitespaceAsSuffix whether ▁ ends words instead of starting them
/// @param charsMap the compiled normalisation rules; empty for none
/// @param addDummyPrefix whether texts get a ▁ in front
/// @param removeExtraWhitespaces whether runs of spaces collapse and spaces at both ends vanish
/// @param escapeWhitespaces whether spaces are written as ▁
record SentencePieceModel(
        Pieces pieces,
        int unknownId,
        boolean byteFallback,
        String unknownSurface,
        boolean whitespaceAsSuffix,
        byte[] charsMap,
        boolean addDummyPrefix,
        boolean removeExtraWhitespaces,
        boolean escapeWhitespaces) {

    private static final int UNIGRAM = 1;
    private static final Pattern BYTE_PIECE = Pattern.compile("<0x[0-9A-F]{2}>");
    private static final List<String> MODEL_TYPES = List.of("unigram", "BPE", "word", "char");

    /// Reads a model.
    ///
    /// @param file name of the file, for messages
    static SentencePieceModel parse(String file, byte[] bytes) {
        var draft = new Draft(new Pieces(bytes));
        var reader = new ProtoReader(file, bytes);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> readPiece(reader.message(), draft.pieces);
                case 2 -> trainerSpec(reader.message(), draft, file);
                case 3 -> normalizerSpec(reader.message(), draft);
                default -> reader.skip();
            }
        }
        return draft.finish(file);
    }

    private static void readPiece(ProtoReader reader, Pieces target) {
        int id = target.size();
        int start = 0;
        int end = 0;
        float score = 0;
        PieceType type = PieceType.NORMAL;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> {
                    start = reader.delimited();
                    end = reader.position();
                }
                case 2 -> score = reader.fixedFloat();
                case 3 -> {
                    long number = reader.number();
                    type = PieceType.of(number);
                    if (type == null) {
                        throw reader.broken("piece " + id + " of the unknown type " + number);
                    }
                }
                default -> reader.skip();
            }
        }
        if (start == end) {
            throw reader.broken("piece " + id + " without text");
        }
        if (!Float.isFinite(score)) {
            throw reader.broken("piece " + id + " with the score " + score);
        }
        target.add(start, end, score, type);
        if (type == PieceType.BYTE && !BYTE_PIECE.matcher(target.text(id)).matches()) {
            throw reader.broken("byte piece " + id + " that does not read like <0x0A>");
        }
    }

    private static void trainerSpec(ProtoReader reader, Draft draft, String file) {
        while (reader.next()) {
            switch (reader.field()) {
                case 3 -> {
                    long type = reader.number();
                    if (type != UNIGRAM) {
                        String name = type > 0 && type <= MODEL_TYPES.size()
                                ? MODEL_TYPES.get((int) type - 1)
                                : "number " + type;
                        throw new TokenizerException(file + " holds a SentencePiece model of type " + name
                                + ", but DeBERTa-v2 tokenizers are of type unigram; use the spm.model that belongs to the"
                                + " checkpoint");
                    }
                }
                case 24 -> draft.whitespaceAsSuffix = reader.flag();
                case 35 -> draft.byteFallback = reader.flag();
                case 44 -> draft.unknownSurface = new String(reader.byteString(), StandardCharsets.UTF_8);
                default -> reader.skip();
            }
        }
    }

    private static void normalizerSpec(ProtoReader reader, Draft draft) {
        while (reader.next()) {
            switch (reader.field()) {
                case 2 -> draft.charsMap = reader.byteString();
                case 3 -> draft.addDummyPrefix = reader.flag();
                case 4 -> draft.removeExtraWhitespaces = reader.flag();
                case 5 -> draft.escapeWhitespaces = reader.flag();
                default -> reader.skip();
            }
        }
    }

    /// Fields seen so far, with protobuf's defaults.
    private static final class Draft {
        final Pieces pieces;
        boolean byteFallback;
        String unknownSurface = " ⁇ ";
        boolean whitespaceAsSuffix;
        byte[] charsMap = {};
        boolean addDummyPrefix = true;
        boolean removeExtraWhitespaces = true;
        boolean escapeWhitespaces = true;

        Draft(Pieces pieces) {
            this.pieces = pieces;
        }

        SentencePieceModel finish(String file) {
            if (pieces.size() == 0) {
                throw new TokenizerException(file + " holds no vocabulary; get the file again");
            }
            int unknown = -1;
            for (int id = 0; id < pieces.size(); id++) {
                if (pieces.type(id) == PieceType.UNKNOWN) {
                    if (unknown >= 0) {
                        throw new TokenizerException(file + " has two pieces for unknown characters, " + unknown
                                + " and " + id + ", where one is expected; get the file again");
                    }
                    unknown = id;
                }
            }
            if (unknown < 0) {
                throw new TokenizerException(
                        file + " has no piece for unknown characters, where one is expected; get the file again");
            }
            return new SentencePieceModel(
                    pieces,
                    unknown,
                    byteFallback,
                    unknownSurface,
                    whitespaceAsSuffix,
                    charsMap,
                    addDummyPrefix,
                    removeExtraWhitespaces,
                    escapeWhitespaces);
        }
    }
}
