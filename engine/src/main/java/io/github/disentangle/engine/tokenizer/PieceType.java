package io.github.disentangle.engine.tokenizer;

import org.jspecify.annotations.Nullable;

/// What a piece of a SentencePiece model is for; the numbers are those of the file.
enum PieceType {
    NORMAL(1),
    UNKNOWN(2),
    CONTROL(3),
    USER_DEFINED(4),
    UNUSED(5),
    BYTE(6);

    private final int number;

    PieceType(int number) {
        this.number = number;
    }

    /// The type with the given number in the file, or null if there is none.
    static @Nullable PieceType of(long number) {
        for (PieceType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        return null;
    }
}
