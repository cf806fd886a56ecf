package io.github.disentangle.engine.tokenizer;

import java.nio.file.Path;

/// Makes small SentencePiece models for tests. A new one holds `[PAD]`, `[CLS]`, `[SEP]` and `[UNK]`, like DeBERTa's.
final class TinyModel {

    private final ProtoWriter model = new ProtoWriter();
    private final ProtoWriter trainer = new ProtoWriter();
    private final ProtoWriter normalizer = new ProtoWriter();

    TinyModel() {
        add("[PAD]", 0, PieceType.CONTROL);
        add("[CLS]", 0, PieceType.CONTROL);
        add("[SEP]", 0, PieceType.CONTROL);
        add("[UNK]", 0, PieceType.UNKNOWN);
    }

    TinyModel add(String text, double score, PieceType type) {
        var piece = new ProtoWriter().string(1, text).fixedFloat(2, (float) score);
        model.message(1, piece.number(3, type.ordinal() + 1));
        return this;
    }

    TinyModel add(String text, double score) {
        return add(text, score, PieceType.NORMAL);
    }

    /// Sets a number of the trainer's or the normalizer's part of the file.
    TinyModel trainer(int field, long value) {
        trainer.number(field, value);
        return this;
    }

    TinyModel normalizer(int field, long value) {
        normalizer.number(field, value);
        return this;
    }

    byte[] bytes() {
        return new ProtoWriter()
                .fields(model)
                .message(2, trainer)
                .message(3, normalizer)
                .toBytes();
    }

    Path folder(Path folder, String config) {
        return TokenizerFolders.folder(folder, bytes(), config);
    }

    DebertaTokenizer open(Path folder) {
        return DebertaTokenizer.open(folder(folder, "{}"));
    }
}
