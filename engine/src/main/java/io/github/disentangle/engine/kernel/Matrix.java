package io.github.disentangle.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Rows of floats in native memory: what every kernel reads and writes.
///
/// The first element is 64-byte aligned and rows lie `stride` floats apart. The stride is padded so that no
/// two rows of a tile fall into the same cache sets; padding floats hold no meaning. A view of some rows or columns
/// shares the memory.
///
/// @param segment memory of an [Arena]; never a heap or mapped segment, so that kernels see one segment class only
/// @param offset first element, counted in floats from the start of the segment
/// @param rows number of rows
/// @param columns number of columns in use
/// @param stride floats from one row to the next
public record Matrix(MemorySegment segment, long offset, int rows, int columns, int stride) {

    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    /// Columns are rounded up to this many floats (one 512-bit vector).
    public static final int PADDING = 16;

    /// A zeroed matrix whose memory lives as long as the arena.
    public static Matrix allocate(Arena arena, int rows, int columns) {
        int stride = stride(columns);
        long bytes = Math.max(64, 4L * stride * rows);
        return new Matrix(arena.allocate(bytes, 64), 0, rows, columns, stride);
    }

    /// The padded distance of two rows: a multiple of 16 floats, and an odd one, so that it never is a power of
    /// two.
    public static int stride(int columns) {
        int vectors = (columns + PADDING - 1) / PADDING;
        return PADDING * (vectors | 1);
    }

    /// The rows `first` to `first + count - 1`, sharing memory.
    public Matrix rows(int first, int count) {
        java.util.Objects.checkFromIndexSize(first, count, rows);
        return new Matrix(segment, offset + (long) first * stride, count, columns, stride);
    }

    /// The columns `first` to `first + count - 1`, sharing memory.
    public Matrix columns(int first, int count) {
        java.util.Objects.checkFromIndexSize(first, count, columns);
        return new Matrix(segment, offset + first, rows, count, stride);
    }

    /// Whether what pads the rows is nobody else's, as long as this is no view of the first columns that leaves out
    /// less than the padding.
    boolean ownsPadding() {
        return offset % stride == 0 && stride == stride(columns);
    }

    public float get(int row, int column) {
        return segment.getAtIndex(FLOAT, index(row, column));
    }

    public void set(int row, int column, float value) {
        segment.setAtIndex(FLOAT, index(row, column), value);
    }

    /// Position of an element in the segment, in floats.
    public long index(int row, int column) {
        return offset + (long) row * stride + column;
    }

    /// Copies `columns` values of the array into one row.
    public void setRow(int row, float[] source, int from) {
        MemorySegment.copy(source, from, segment, FLOAT, 4 * index(row, 0), columns);
    }

    /// Copies one row into the array.
    public void getRow(int row, float[] target, int to) {
        MemorySegment.copy(segment, FLOAT, 4 * index(row, 0), target, to, columns);
    }

    /// All values, row after row without padding.
    public float[] toArray() {
        float[] values = new float[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            getRow(row, values, row * columns);
        }
        return values;
    }

    /// Overwrites all values from an unpadded row-major array.
    public void setAll(float[] source) {
        for (int row = 0; row < rows; row++) {
            setRow(row, source, row * columns);
        }
    }
}
