package io.github.disentangle.ui.figure;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Which characters a TrueType file has and how wide they are, read from its `cmap`, `hmtx`, `hhea`, `head` and `OS/2`
/// tables (OpenType specification 1.9). Only for the program's own fonts, so damage is a bug, not an input error.
final class Typeface {

    private static final int CMAP = 0x636D6170;
    private static final int HMTX = 0x686D7478;
    private static final int HHEA = 0x68686561;
    private static final int HEAD = 0x68656164;
    private static final int OS_2 = 0x4F532F32;

    private final ByteBuffer file;
    private final int metrics;
    private final int metricCount;
    private final double unitsPerEm;
    private final double capHeight;
    private final int[] rangeStarts;
    private final int[] rangeEnds;
    private final GlyphRange[] ranges;

    /// Glyph of every character of one contiguous range.
    private interface GlyphRange {
        int glyph(int codePoint);
    }

    Typeface(byte[] bytes) {
        file = ByteBuffer.wrap(bytes);
        metrics = table(HMTX);
        metricCount = unsigned(table(HHEA) + 34);
        unitsPerEm = unsigned(table(HEAD) + 18);
        int os2 = table(OS_2);
        capHeight = unsigned(os2) >= 2 ? file.getShort(os2 + 88) / unitsPerEm : 0.72;
        int characters = characterTable();
        boolean segmented = unsigned(characters) == 4;
        int count = segmented ? unsigned(characters + 6) / 2 : file.getInt(characters + 12);
        rangeStarts = new int[count];
        rangeEnds = new int[count];
        ranges = new GlyphRange[count];
        for (int index = 0; index < count; index++) {
            if (segmented) {
                readSegment(characters, count, index);
            } else {
                readGroup(characters + 16 + 12 * index, index);
            }
        }
    }

    /// Whether the font has a glyph for the character.
    boolean covers(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /// Advance width in em; that of the missing-glyph box when there is none.
    double advance(int codePoint) {
        int metric = Math.min(glyph(codePoint), metricCount - 1);
        return unsigned(metrics + 4 * metric) / unitsPerEm;
    }

    /// Height of a capital letter in em.
    double capHeight() {
        return capHeight;
    }

    private int glyph(int codePoint) {
        int found = Arrays.binarySearch(rangeEnds, codePoint);
        int index = found >= 0 ? found : -found - 1;
        return index < ranges.length && codePoint >= rangeStarts[index] ? ranges[index].glyph(codePoint) : 0;
    }

    private void readSegment(int characters, int count, int index) {
        rangeEnds[index] = unsigned(characters + 14 + 2 * index);
        int start = unsigned(characters + 16 + 2 * (count + index));
        rangeStarts[index] = start;
        int delta = unsigned(characters + 16 + 2 * (2 * count + index));
        int offsetPlace = characters + 16 + 2 * (3 * count + index);
        int offset = unsigned(offsetPlace);
        ranges[index] = offset == 0
                ? codePoint -> codePoint + delta & 0xFFFF
                : codePoint -> {
                    int glyph = unsigned(offsetPlace + offset + 2 * (codePoint - start));
                    return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
                };
    }

    private void readGroup(int place, int index) {
        int start = file.getInt(place);
        rangeStarts[index] = start;
        rangeEnds[index] = file.getInt(place + 4);
        int first = file.getInt(place + 8);
        ranges[index] = codePoint -> first + codePoint - start;
    }

    /// The sub-table for all of Unicode (format 12) if there is one, else for its first plane (format 4).
    private int characterTable() {
        int characters = table(CMAP);
        int best = -1;
        for (int index = 0; index < unsigned(characters + 2); index++) {
            int place = characters + file.getInt(characters + 8 + 8 * index);
            int format = unsigned(place);
            if (format == 12 || format == 4 && best < 0) {
                best = place;
            }
        }
        return best;
    }

    private int table(int tag) {
        for (int index = 0; index < unsigned(4); index++) {
            if (file.getInt(12 + 16 * index) == tag) {
                return file.getInt(20 + 16 * index);
            }
        }
        throw new IllegalStateException("a font of the program lacks the table " + Integer.toHexString(tag));
    }

    private int unsigned(int place) {
        return file.getShort(place) & 0xFFFF;
    }
}
