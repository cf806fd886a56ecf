package io.github.disentangle.engine.tokenizer;

/// The UTF-8 bytes of a code point, one at a time, so that byte-wise tries can be walked without encoding the text.
final class Utf8 {

    private Utf8() {}

    /// Number of bytes of the code point, 1 to 4.
    static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /// Byte `index` (0 … 255) of a code point that has `length` bytes.
    static int unit(int codePoint, int length, int index) {
        if (length == 1) {
            return codePoint;
        }
        int bits = codePoint >>> 6 * (length - 1 - index);
        if (index > 0) {
            return 0x80 | bits & 0x3F;
        }
        return switch (length) {
            case 2 -> 0xC0 | bits;
            case 3 -> 0xE0 | bits;
            default -> 0xF0 | bits;
        };
    }
}
