package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import io.github.disentangle.engine.kernel.WeightRows;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// A tensor of a checkpoint file. Notes in passing whether any value read so far was infinite or not a number.
final class StoredTensor implements WeightTensor {

    private static final int EXPONENT = 0x7f80_0000;

    private final Path file;
    private final String storedName;
    private final String name;
    private final DType dtype;
    private final int[] shape;
    private final long size;
    private final Elements elements;
    private volatile boolean nonFinite;

    /// @param file the file the values lie in, for messages
    /// @param storedName the name the file gives the tensor
    /// @param shape lengths of the axes; their product fits a `long`
    StoredTensor(Path file, String storedName, DType dtype, int[] shape, Elements elements) {
        this(file, storedName, NameMapping.canonical(storedName), dtype, shape, elements);
    }

    private StoredTensor(Path file, String storedName, String name, DType dtype, int[] shape, Elements elements) {
        this.file = file;
        this.storedName = storedName;
        this.name = name;
        this.dtype = dtype;
        this.shape = shape.clone();
        this.size = size(shape);
        this.elements = elements;
    }

    /// The same values under another canonical name.
    StoredTensor called(String other) {
        return new StoredTensor(file, storedName, other, dtype, shape, elements);
    }

    /// Other values under the same name: what a quantised weight stands for.
    StoredTensor standingFor(int[] otherShape, Elements otherElements) {
        return new StoredTensor(file, storedName, name, dtype, otherShape, otherElements);
    }

    /// Other fractions of the same shape under the same name.
    StoredTensor replacedBy(Elements otherElements) {
        return new StoredTensor(file, storedName, name, DType.F32, shape, otherElements);
    }

    /// Product of the axis lengths.
    ///
    /// @throws ArithmeticException when it does not fit a `long`
    static long size(int... shape) {
        long size = 1;
        boolean empty = false;
        for (int length : shape) {
            empty |= length == 0;
            size = Math.multiplyExact(size, Math.max(1, length));
        }
        return empty ? 0 : size;
    }

    Path file() {
        return file;
    }

    String storedName() {
        return storedName;
    }

    Elements elements() {
        return elements;
    }

    /// Whether a value read so far was infinite or not a number.
    boolean nonFiniteSeen() {
        return nonFinite;
    }

    void noteNonFinite() {
        nonFinite = true;
    }

    /// Whether the values are fractions, as they lie there or unpacked.
    boolean holdsWeights() {
        return dtype.floating() || elements instanceof FourBitElements || elements instanceof EightBitElements;
    }

    TensorInfo info() {
        return new TensorInfo(storedName, name(), dtype, shape, Objects.toString(file.getFileName(), file.toString()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long from, float[] target, int to, int count) {
        Objects.checkFromIndexSize(from, count, size);
        Objects.checkFromIndexSize(to, count, target.length);
        reading(() -> elements.read(from, target, to, count));
        if (!nonFinite && largestExponent(target, to, count) == EXPONENT) {
            nonFinite = true;
        }
    }

    /// All values of an integer tensor, row-major.
    ///
    /// @throws CheckpointException when it holds fractions
    long[] longs() {
        if (dtype.floating() || size > Integer.MAX_VALUE - 8 || !(elements instanceof PlainElements plain)) {
            throw new CheckpointException(
                    this + " was expected to hold integers, but is " + dtype + describe(shape) + ".");
        }
        long[] values = new long[(int) size];
        reading(() -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = plain.integer(i);
            }
        });
        return values;
    }

    private void reading(Runnable access) {
        try {
            access.run();
        } catch (IllegalStateException closed) {
            throw new CheckpointException(this + " cannot be read any more: its checkpoint was closed.", closed);
        } catch (InternalError fault) {
            // what the JVM throws when a mapped page has no file behind it any more
            throw new CheckpointException(
                    this + " cannot be read: the file was cut short after it was opened; open the folder again.",
                    fault);
        }
    }

    /// Reads all values and forgets them, see [#nonFiniteSeen()].
    void scan() {
        float[] piece = new float[(int) Math.min(size, 1 << 16)];
        for (long done = 0; done < size && !nonFinite; done += piece.length) {
            read(done, piece, 0, (int) Math.min(piece.length, size - done));
        }
    }

    private static int largestExponent(float[] values, int from, int count) {
        int largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & EXPONENT);
        }
        return largest;
    }

    @Override
    public float[] floats() {
        if (size > Integer.MAX_VALUE - 8) {
            throw new CheckpointException(this + " has " + size + " values, too many for one array.");
        }
        float[] values = new float[(int) size];
        read(0, values, 0, values.length);
        return values;
    }

    @Override
    public WeightRows rows() {
        int rows = shape.length == 0 ? 1 : shape[0];
        long columns = rows == 0 ? 0 : size / rows;
        if (columns > Integer.MAX_VALUE) {
            throw new CheckpointException(this + " has rows of " + columns + " values, too long for one array.");
        }
        return new Rows(rows, (int) columns);
    }

    @Override
    public Tensor toTensor() {
        List<String> axes =
                IntStream.range(0, shape.length).mapToObj(Integer::toString).toList();
        return new Tensor(axes, shape(), floats());
    }

    @Override
    public String toString() {
        return "Tensor " + quoted(storedName) + " of " + file;
    }

    /// Describes a shape as messages show it, e.g. `[128100, 768]`.
    static String describe(int... shape) {
        return Arrays.toString(shape);
    }

    private final class Rows implements WeightRows {

        private final int rows;
        private final int columns;

        Rows(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public void read(int row, float[] target, int to) {
            Objects.checkIndex(row, rows);
            StoredTensor.this.read((long) row * columns, target, to, columns);
        }
    }
}
