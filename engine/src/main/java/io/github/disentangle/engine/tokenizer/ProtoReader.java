package io.github.disentangle.engine.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Walks the fields of one message in protobuf's wire format (protobuf.dev/programming-guides/encoding), never past its
/// end.
///
/// Every reader of a part knows the name of the whole file, so that a broken length can be reported.
final class ProtoReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int FIXED32 = 5;

    private final String file;
    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int wireType;

    ProtoReader(String file, byte[] bytes) {
        this(file, bytes, 0, bytes.length);
    }

    private ProtoReader(String file, byte[] bytes, int from, int end) {
        this.file = file;
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /// Moves to the next field; false at the end of the message.
    boolean next() {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (field <= 0 || tag >>> 32 != 0) {
            throw broken("a field with the impossible tag " + Long.toUnsignedString(tag));
        }
        return true;
    }

    /// Number of the field stood at.
    int field() {
        return field;
    }

    long number() {
        expect(VARINT);
        return varint();
    }

    boolean flag() {
        return number() != 0;
    }

    float fixedFloat() {
        expect(FIXED32);
        require(Float.BYTES);
        float value = ByteBuffer.wrap(bytes, position, Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat();
        position += Float.BYTES;
        return value;
    }

    ProtoReader message() {
        int from = delimited();
        return new ProtoReader(file, bytes, from, position);
    }

    byte[] byteString() {
        int from = delimited();
        return Arrays.copyOfRange(bytes, from, position);
    }

    /// Moves past a field of bytes and returns where they start in the file; they end at [#position()].
    int delimited() {
        expect(LENGTH_DELIMITED);
        long length = varint();
        if (length < 0 || length > end - position) {
            throw broken("field " + field + " claims " + Long.toUnsignedString(length) + " bytes where "
                    + (end - position) + " are left");
        }
        int from = position;
        position += (int) length;
        return from;
    }

    /// Where in the file the next field starts.
    int position() {
        return position;
    }

    void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> {
                require(Long.BYTES);
                position += Long.BYTES;
            }
            case LENGTH_DELIMITED -> delimited();
            case FIXED32 -> {
                require(Integer.BYTES);
                position += Integer.BYTES;
            }
            default -> throw broken("field " + field + " with the unknown wire type " + wireType);
        }
    }

    TokenizerException broken(String found) {
        return new TokenizerException(file + " is not a whole SentencePiece model: " + found + " at byte " + position
                + "; get the file again");
    }

    private void expect(int type) {
        if (wireType != type) {
            throw broken("field " + field + " with wire type " + wireType + " instead of " + type);
        }
    }

    private void require(int count) {
        if (count > end - position) {
            throw broken("field " + field + " needs " + count + " bytes where " + (end - position) + " are left");
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            require(1);
            byte b = bytes[position++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw broken("a number of more than ten bytes");
    }
}
