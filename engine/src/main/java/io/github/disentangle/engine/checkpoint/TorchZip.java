package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The table of contents of the ZIP container PyTorch writes since 1.6: uncompressed entries, used where they lie
/// in the file. Nothing is ever inflated, so no entry can become larger than the file. Source: PKWARE's APPNOTE,
/// sections 4.3 and 4.4.
final class TorchZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int END_64_LENGTH = 56;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long IN_EXTRA = 0xffff_ffffL;

    private final Path file;
    private final MemorySegment bytes;
    private final Map<String, MemorySegment> entries = new LinkedHashMap<>();

    /// Reads the table of contents.
    ///
    /// @throws CheckpointException when it is broken or any entry is compressed or encrypted
    TorchZip(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
        readDirectory();
    }

    /// Whether the bytes begin like a ZIP file.
    static boolean recognises(MemorySegment bytes) {
        return bytes.byteSize() >= 4 && bytes.get(PlainElements.INT, 0) == LOCAL;
    }

    /// The bytes of each entry by its full name.
    Map<String, MemorySegment> entries() {
        return entries;
    }

    private void readDirectory() {
        long end = findEnd();
        long count = unsignedShort(end + 10);
        long start = unsignedInt(end + 16);
        long locator = end - LOCATOR_64_LENGTH;
        if (locator >= 0 && integer(locator) == LOCATOR_64) {
            long end64 = longInteger(locator + 8);
            if (end64 < 0 || end64 > locator - END_64_LENGTH || integer(end64) != END_64) {
                throw broken("its table of contents cannot be found");
            }
            count = longInteger(end64 + 32);
            start = longInteger(end64 + 48);
            end = end64;
        }
        if (start < 0 || start > end || count < 0 || count > (end - start) / CENTRAL_LENGTH) {
            throw broken("its table of contents lies outside the file");
        }
        long at = start;
        for (long i = 0; i < count; i++) {
            at = readEntry(at, end);
        }
    }

    private long findEnd() {
        long last = bytes.byteSize() - END_LENGTH;
        for (long at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
            if (integer(at) == END) {
                return at;
            }
        }
        throw broken("it has no table of contents at its end, so it is cut short");
    }

    private long readEntry(long at, long end) {
        if (at > end - CENTRAL_LENGTH || integer(at) != CENTRAL) {
            throw broken("its table of contents is damaged");
        }
        int nameLength = unsignedShort(at + 28);
        int extraLength = unsignedShort(at + 30);
        long next = at + CENTRAL_LENGTH + nameLength + extraLength + unsignedShort(at + 32);
        if (next > end) {
            throw broken("its table of contents is damaged");
        }
        byte[] utf8 = bytes.asSlice(at + CENTRAL_LENGTH, nameLength).toArray(PlainElements.BYTE);
        String name = new String(utf8, StandardCharsets.UTF_8);
        if (unsignedShort(at + 10) != 0 || (unsignedShort(at + 8) & 1) != 0) {
            throw broken("its entry " + quoted(name) + " is compressed or encrypted, which PyTorch never does");
        }
        var sizes = new Sizes(at, at + CENTRAL_LENGTH + nameLength, extraLength);
        if (sizes.stored != sizes.original || sizes.offset < 0 || sizes.offset > bytes.byteSize() - LOCAL_LENGTH) {
            throw broken("its entry " + quoted(name) + " lies outside the file");
        }
        if (integer(sizes.offset) != LOCAL) {
            throw broken("its entry " + quoted(name) + " is not where the table of contents says");
        }
        long data = sizes.offset + LOCAL_LENGTH + unsignedShort(sizes.offset + 26) + unsignedShort(sizes.offset + 28);
        if (sizes.stored < 0 || sizes.stored > bytes.byteSize() - data) {
            throw broken("its entry " + quoted(name) + " lies outside the file");
        }
        if (entries.put(name, bytes.asSlice(data, sizes.stored)) != null) {
            throw broken("it has two entries " + quoted(name));
        }
        return next;
    }

    /// Sizes and place of an entry; those too large for their field are in an extra block, in this order.
    private final class Sizes {

        private long original;
        private long stored;
        private long offset;

        Sizes(long entry, long extra, int extraLength) {
            stored = unsignedInt(entry + 20);
            original = unsignedInt(entry + 24);
            offset = unsignedInt(entry + 42);
            long end = extra + extraLength;
            for (long at = extra; at <= end - 4; at += 4 + unsignedShort(at + 2)) {
                if (unsignedShort(at) == 1) {
                    wide(at + 4, Math.min(end, at + 4 + unsignedShort(at + 2)));
                }
            }
        }

        private void wide(long from, long end) {
            long at = from;
            if (original == IN_EXTRA && at <= end - 8) {
                original = longInteger(at);
                at += 8;
            }
            if (stored == IN_EXTRA && at <= end - 8) {
                stored = longInteger(at);
                at += 8;
            }
            if (offset == IN_EXTRA && at <= end - 8) {
                offset = longInteger(at);
            }
        }
    }

    private int unsignedShort(long at) {
        return bytes.get(PlainElements.SHORT, at) & 0xffff;
    }

    private int integer(long at) {
        return bytes.get(PlainElements.INT, at);
    }

    private long unsignedInt(long at) {
        return bytes.get(PlainElements.INT, at) & 0xffff_ffffL;
    }

    private long longInteger(long at) {
        return bytes.get(PlainElements.LONG, at);
    }

    private CheckpointException broken(String why) {
        return TorchObjects.refuse(file, why);
    }
}
