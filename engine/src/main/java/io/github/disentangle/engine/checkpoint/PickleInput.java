package io.github.disentangle.engine.checkpoint;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The bytes of a pickle as the arguments of its instructions. Nothing is allocated before its bytes are known to be
/// there.
final class PickleInput {

    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LONGEST_NUMBER = 16;
    private static final int LONGEST_NAME = 256;
    private static final long LARGEST = 64 << 20;

    private final Path file;
    private final MemorySegment bytes;
    private long position;

    /// @param file for messages
    PickleInput(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes.asSlice(0, Math.min(bytes.byteSize(), LARGEST));
    }

    /// The first byte not read yet.
    long position() {
        return position;
    }

    int unsignedByte() {
        return bytes.get(PlainElements.BYTE, advance(1)) & 0xff;
    }

    /// Four bytes, little-endian.
    int signedInt() {
        return bytes.get(PlainElements.INT, advance(4));
    }

    /// A length byte and as many bytes of a number, little-endian.
    BigInteger longNumber() {
        int length = unsignedByte();
        if (length > LONGEST_NUMBER) {
            throw refuse("it holds a number of " + length + " bytes");
        }
        byte[] littleEndian = take(length);
        byte[] bigEndian = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            bigEndian[length - i] = littleEndian[i];
        }
        bigEndian[0] = (byte) (length > 0 && littleEndian[length - 1] < 0 ? -1 : 0);
        return new BigInteger(bigEndian);
    }

    /// Eight bytes, big-endian for once.
    double real() {
        return bytes.get(PlainElements.DOUBLE.withOrder(ByteOrder.BIG_ENDIAN), advance(8));
    }

    /// As many bytes of UTF-8.
    String text(long length) {
        if (length > LONGEST_TEXT) {
            throw refuse("it holds a text of " + length + " bytes, longer than any name of a tensor");
        }
        return new String(take((int) length), StandardCharsets.UTF_8);
    }

    /// Letters up to the end of the line.
    String line() {
        var line = new StringBuilder();
        for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
            if (line.length() == LONGEST_NAME) {
                throw refuse("it asks for a name longer than " + LONGEST_NAME + " letters");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private byte[] take(int length) {
        return bytes.asSlice(advance(length), length).toArray(PlainElements.BYTE);
    }

    private long advance(int length) {
        if (length > bytes.byteSize() - position) {
            throw refuse(
                    bytes.byteSize() == LARGEST
                            ? "its pickle is longer than " + LARGEST + " bytes, far more than weights need"
                            : "its pickle ends in the middle");
        }
        long at = position;
        position += length;
        return at;
    }

    private CheckpointException refuse(String why) {
        return TorchObjects.refuse(file, why);
    }
}
