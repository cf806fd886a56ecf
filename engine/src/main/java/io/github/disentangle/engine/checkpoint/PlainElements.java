package io.github.disentangle.engine.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Values that lie one after another, little-endian, as safetensors files and most PyTorch files hold them.
///
/// @param data exactly the bytes of the tensor
/// @param type their element type
record PlainElements(MemorySegment data, DType type) implements Elements {

    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /// Narrow types are copied in pieces of this many values, which stay in the first-level cache.
    private static final int PIECE = 4096;

    @Override
    public void read(long from, float[] target, int to, int count) {
        switch (type) {
            case F32 -> MemorySegment.copy(data, FLOAT, 4 * from, target, to, count);
            case F16, BF16 -> readHalves(from, target, to, count);
            case I8 -> readBytes(from, target, to, count);
            default -> {
                for (int i = 0; i < count; i++) {
                    target[to + i] = (float) value(from + i);
                }
            }
        }
    }

    private void readHalves(long from, float[] target, int to, int count) {
        short[] piece = new short[Math.min(count, PIECE)];
        for (int done = 0; done < count; done += piece.length) {
            int length = Math.min(piece.length, count - done);
            MemorySegment.copy(data, SHORT, 2 * (from + done), piece, 0, length);
            if (type == DType.F16) {
                widenHalf(piece, target, to + done, length);
            } else {
                widenBrain(piece, target, to + done, length);
            }
        }
    }

    private void readBytes(long from, float[] target, int to, int count) {
        byte[] piece = new byte[Math.min(count, PIECE)];
        for (int done = 0; done < count; done += piece.length) {
            int length = Math.min(piece.length, count - done);
            MemorySegment.copy(data, BYTE, from + done, piece, 0, length);
            for (int i = 0; i < length; i++) {
                target[to + done + i] = piece[i];
            }
        }
    }

    private static void widenHalf(short[] source, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = Float.float16ToFloat(source[i]);
        }
    }

    private static void widenBrain(short[] source, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = BFloat16.widen(source[i]);
        }
    }

    /// One value; integers beyond 2⁵³ lose digits, use [#integer] for those.
    double value(long index) {
        return switch (type) {
            case F64 -> data.get(DOUBLE, 8 * index);
            case F32 -> data.get(FLOAT, 4 * index);
            case F16 -> Float.float16ToFloat(data.get(SHORT, 2 * index));
            case BF16 -> BFloat16.widen(data.get(SHORT, 2 * index));
            case I64, I32, I16, I8, U8, BOOL -> integer(index);
        };
    }

    /// One value of an integer type.
    long integer(long index) {
        return switch (type) {
            case I64 -> data.get(LONG, 8 * index);
            case I32 -> data.get(INT, 4 * index);
            case I16 -> data.get(SHORT, 2 * index);
            case I8 -> data.get(BYTE, index);
            case U8 -> data.get(BYTE, index) & 0xff;
            case BOOL -> data.get(BYTE, index) == 0 ? 0 : 1;
            case F64, F32, F16, BF16 -> throw new IllegalStateException(type + " is no integer type");
        };
    }
}
