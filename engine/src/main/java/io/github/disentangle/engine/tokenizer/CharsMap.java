package io.github.disentangle.engine.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The compiled normalisation rules of a SentencePiece model: a trie from character sequences to their replacements.
///
/// Layout (SentencePiece `normalizer.cc`, trie of Darts-clone): the byte size of the trie, its little-endian 32-bit
/// units, then the replacements, each ended by a zero byte. The file is not trusted: a rule that leads out of the trie
/// or out of the replacements is no rule.
final class CharsMap {

    /// What [#longest] and [#shortest] return when no rule applies.
    static final long NO_MATCH = -1;

    private static final int LEAF = 1 << 8;
    private static final int LABEL = 0x800000FF;
    private static final int[] NOTHING = {};

    private final int[] units;
    private final byte[] pool;

    private CharsMap(int[] units, byte[] pool) {
        this.units = units;
        this.pool = pool;
    }

    /// Reads compiled rules.
    ///
    /// @param file name of the file they come from, for messages
    static CharsMap parse(String file, byte[] bytes) {
        if (bytes.length == 0) {
            return new CharsMap(new int[0], new byte[0]);
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = bytes.length < Integer.BYTES ? -1 : buffer.getInt();
        if (size < 0 || size % Integer.BYTES != 0 || size > buffer.remaining()) {
            throw new TokenizerException(file + " has a broken character map: " + bytes.length
                    + " bytes that should begin with a trie of " + Integer.toUnsignedString(size)
                    + "; get the file again");
        }
        var units = new int[size / Integer.BYTES];
        buffer.asIntBuffer().get(units);
        byte[] pool = Arrays.copyOfRange(bytes, Integer.BYTES + size, bytes.length);
        if (pool.length == 0 || pool[pool.length - 1] != 0) {
            throw new TokenizerException(file
                    + " has a broken character map: its replacements do not end with a zero byte; get the file again");
        }
        return new CharsMap(units, pool);
    }

    /// The rule for the most characters from `from` on (before `to`): [#end] and [#replacement] take the result
    /// apart.
    long longest(AlignedText text, int from, int to) {
        return search(text, from, to, true);
    }

    /// The rule for the fewest characters from `from` on (before `to`).
    long shortest(AlignedText text, int from, int to) {
        return search(text, from, to, false);
    }

    /// Where the characters that are replaced end.
    static int end(long match) {
        return (int) (match >>> Integer.SIZE);
    }

    /// The characters that replace the matched ones; none if they are deleted.
    int[] replacement(long match) {
        int start = (int) match;
        int end = start;
        while (pool[end] != 0) {
            end++;
        }
        return start == end
                ? NOTHING
                : new String(pool, start, end - start, StandardCharsets.UTF_8)
                        .codePoints()
                        .toArray();
    }

    private long search(AlignedText text, int from, int to, boolean longest) {
        long match = NO_MATCH;
        if (units.length == 0) {
            return match;
        }
        int position = offset(units[0]);
        for (int i = from; i < to; i++) {
            int codePoint = text.codePoint(i);
            int bytes = Utf8.length(codePoint);
            int unit = 0;
            for (int k = 0; k < bytes; k++) {
                int label = Utf8.unit(codePoint, bytes, k);
                position ^= label;
                if (Integer.compareUnsigned(position, units.length) >= 0) {
                    return match;
                }
                unit = units[position];
                if ((unit & LABEL) != label) {
                    return match;
                }
                position ^= offset(unit);
            }
            if ((unit & LEAF) != 0 && Integer.compareUnsigned(position, units.length) < 0) {
                int value = units[position] & Integer.MAX_VALUE;
                if (value < pool.length) {
                    match = (long) (i + 1) << Integer.SIZE | value;
                    if (!longest) {
                        return match;
                    }
                }
            }
        }
        return match;
    }

    private static int offset(int unit) {
        return (unit >>> 10) << ((unit & 0x200) >>> 6);
    }
}
