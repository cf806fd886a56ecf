package io.github.disentangle.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The row-wise kernels, written once for every vector width (see [Specialised]).
///
/// Vectors never cross a method boundary that the compiler might not inline: polynomials are written where they are
/// used. A row's last, partial vector is loaded and stored under a mask. What a loop hands on to its next turn is only
/// an argument of vector methods there (`e.add(sum)`): as their receiver it has a class that the compiler knows from a
/// profile alone, and without one every vector is an object.
final class VectorRows implements RowKernels {

    private static final VectorShape SHAPE = Specialised.constants(MethodHandles.lookup(), VectorShape.class);
    private static final VectorSpecies<Float> SPECIES = SHAPE.species();
    private static final int LANES = SPECIES.length();
    private static final int WIDTH = SHAPE.width();
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = Matrix.FLOAT;
    private static final VectorShuffle<Float> HALF = rotation(2);
    private static final VectorShuffle<Float> QUARTER = rotation(4);
    private static final VectorShuffle<Float> EIGHTH = rotation(8);
    private static final VectorShuffle<Float> SIXTEENTH = rotation(16);

    private static VectorShuffle<Float> rotation(int part) {
        return VectorShuffle.iota(SPECIES, LANES / part, 1, true);
    }

    /// The sum of all lanes, in an order of its own: that of `reduceLanes` is left open and may change while a
    /// program runs.
    private static float sumOf(FloatVector x) {
        FloatVector sum = x.add(x.rearrange(HALF));
        sum = sum.add(sum.rearrange(QUARTER));
        if (LANES > 4) {
            sum = sum.add(sum.rearrange(EIGHTH));
        }
        if (LANES > 8) {
            sum = sum.add(sum.rearrange(SIXTEENTH));
        }
        return sum.lane(0);
    }

    private static float largestOf(FloatVector x) {
        FloatVector other = x.rearrange(HALF);
        FloatVector largest = x.blend(other, x.compare(VectorOperators.LE, other));
        other = largest.rearrange(QUARTER);
        largest = largest.blend(other, largest.compare(VectorOperators.LE, other));
        if (LANES > 4) {
            other = largest.rearrange(EIGHTH);
            largest = largest.blend(other, largest.compare(VectorOperators.LE, other));
        }
        if (LANES > 8) {
            other = largest.rearrange(SIXTEENTH);
            largest = largest.blend(other, largest.compare(VectorOperators.LE, other));
        }
        return largest.lane(0);
    }

    @Override
    public void copy(Matrix rows, float factor, float[] target, int at, int stride) {
        MemorySegment source = rows.segment();
        if (source.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        int columns = rows.columns();
        if (columns == WIDTH) {
            copyPanel(source, 4 * rows.index(0, 0), 4 * rows.stride(), rows.rows(), factor, target, at, stride);
            return;
        }
        int bound = SPECIES.loopBound(columns);
        for (int row = 0; row < rows.rows(); row++) {
            long from = 4 * rows.index(row, 0);
            int to = at + row * stride;
            for (int column = 0; column < bound; column += LANES) {
                FloatVector.fromMemorySegment(SPECIES, source, from + 4L * column, ORDER)
                        .mul(factor)
                        .intoArray(target, to + column);
            }
            for (int column = bound; column < columns; column++) {
                target[to + column] = source.get(FLOAT, from + 4L * column) * factor;
            }
        }
    }

    /// Rows as wide as a panel of weights, which the compiler knows the number of vectors of.
    private static void copyPanel(
            MemorySegment source, long from, int rowBytes, int rows, float factor, float[] target, int at, int stride) {
        if (source.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < WIDTH; lane += LANES) {
                FloatVector.fromMemorySegment(SPECIES, source, from + (long) row * rowBytes + 4L * lane, ORDER)
                        .mul(factor)
                        .intoArray(target, at + row * stride + lane);
            }
        }
    }

    /// What pads a row takes part as scores of keys that nobody sees, so that only whole vectors are met. Each pass
    /// goes over all rows before the next begins: what a row waits for at its end then passes while the next is
    /// worked on.
    @Override
    public void softmax(Matrix scores, int firstQuery, int count, boolean @Nullable [] visible) {
        if (!scores.ownsPadding()) {
            throw new IllegalArgumentException("softmax needs whole rows, not columns of a matrix");
        }
        MemorySegment segment = scores.segment();
        int keys = scores.columns();
        int whole = SPECIES.loopBound(keys + LANES - 1);
        long first = 4 * scores.index(firstQuery, 0);
        long stride = 4L * scores.stride();
        float[] ofRow = new float[count];
        for (int query = 0; query < count; query++) {
            long row = first + query * stride;
            if (visible != null) {
                hide(segment, row, keys, visible, visible[firstQuery + query]);
            }
            for (int pad = keys; pad < whole; pad++) {
                segment.set(FLOAT, row + 4L * pad, Float.NEGATIVE_INFINITY);
            }
            float largest = largest(segment, row, whole);
            if (largest == Float.NEGATIVE_INFINITY && !anyNaN(segment, row, keys)) {
                level(segment, row, keys);
                largest = 0;
            }
            ofRow[query] = largest;
        }
        for (int query = 0; query < count; query++) {
            ofRow[query] = 1 / exponentials(segment, first + query * stride, whole, ofRow[query]);
        }
        for (int query = 0; query < count; query++) {
            scale(segment, first + query * stride, whole, ofRow[query]);
        }
    }

    private static void hide(MemorySegment segment, long row, int keys, boolean[] visible, boolean seeing) {
        if (!seeing) {
            level(segment, row, keys);
            return;
        }
        for (int key = 0; key < keys; key++) {
            if (!visible[key]) {
                segment.set(FLOAT, row + 4L * key, Float.NEGATIVE_INFINITY);
            }
        }
    }

    /// Scores after which all keys weigh the same.
    private static void level(MemorySegment segment, long row, int keys) {
        for (int key = 0; key < keys; key++) {
            segment.set(FLOAT, row + 4L * key, 0);
        }
    }

    private static boolean anyNaN(MemorySegment segment, long row, int keys) {
        for (int key = 0; key < keys; key++) {
            if (Float.isNaN(segment.get(FLOAT, row + 4L * key))) {
                return true;
            }
        }
        return false;
    }

    /// By comparison and choice, which costs half of what a maximum does that knows NaN and -0; two chains hide the
    /// latency. What it finds in a row with NaN is any of its scores: the sum of the exponentials is NaN whatever
    /// is taken from them.
    private static float largest(MemorySegment segment, long row, int keys) {
        if (segment.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        FloatVector first = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        FloatVector second = first;
        int key = 0;
        for (; key < keys - LANES; key += 2 * LANES) {
            FloatVector one = FloatVector.fromMemorySegment(SPECIES, segment, row + 4L * key, ORDER);
            FloatVector two = FloatVector.fromMemorySegment(SPECIES, segment, row + 4L * (key + LANES), ORDER);
            first = one.blend(first, one.compare(VectorOperators.LE, first));
            second = two.blend(second, two.compare(VectorOperators.LE, second));
        }
        if (key < keys) {
            FloatVector one = FloatVector.fromMemorySegment(SPECIES, segment, row + 4L * key, ORDER);
            first = one.blend(first, one.compare(VectorOperators.LE, first));
        }
        return largestOf(second.blend(first, second.compare(VectorOperators.LE, first)));
    }

    /// Puts `e^(x - max)` in the place of each score, with `e^x = 2^n · e^r`, n = round(x / ln 2) and a polynomial
    /// of degree 6 for e^r, |r| ≤ ln 2 / 2; relative error below 1e-7. Below -87.3, where floats end to be normal,
    /// the result is 0.
    ///
    /// @return their sum
    private static float exponentials(MemorySegment segment, long row, int keys, float max) {
        if (segment.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int key = 0; key < keys; key += LANES) {
            long at = row + 4L * key;
            FloatVector x =
                    FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER).sub(max);
            FloatVector shifted =
                    x.fma(FloatVector.broadcast(SPECIES, 1.44269504f), FloatVector.broadcast(SPECIES, 12582912f));
            FloatVector n = shifted.sub(12582912f);
            FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -0.693359375f), x);
            r = n.fma(FloatVector.broadcast(SPECIES, 2.12194440e-4f), r);
            FloatVector p = r.fma(FloatVector.broadcast(SPECIES, 1f / 720), FloatVector.broadcast(SPECIES, 1f / 120));
            p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
            p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
            p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
            p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
            p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
            FloatVector e = p.reinterpretAsInts()
                    .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats()
                    .blend(0f, x.compare(VectorOperators.LT, -87.3f));
            sum = e.add(sum);
            e.intoMemorySegment(segment, at, ORDER);
        }
        return sumOf(sum);
    }

    private static void scale(MemorySegment segment, long row, int keys, float factor) {
        if (segment.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        for (int key = 0; key < keys; key += LANES) {
            long at = row + 4L * key;
            FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER)
                    .mul(factor)
                    .intoMemorySegment(segment, at, ORDER);
        }
    }

    @Override
    public void activate(Activation activation, MemorySegment x, long at, int rows, int columns, int stride) {
        for (int row = 0; row < rows; row++) {
            long from = at + 4L * row * stride;
            int done = switch (activation) {
                case LINEAR -> columns;
                case GELU -> gelu(x, from, columns);
                default -> 0;
            };
            for (int column = done; column < columns; column++) {
                long element = from + 4L * column;
                x.set(FLOAT, element, (float) activation.apply(x.get(FLOAT, element)));
            }
        }
    }

    /// `x/2 · (1 + erf(x/√2))` for the whole vectors of a row, as `max(x, 0) - |x|·Φ(-|x|)`: the tail Φ(-a) of the
    /// normal distribution is 2 to the power of a polynomial in a of our own fit, up to a = 6; nothing cancels. The
    /// absolute error is below 6e-8 for negative x and below half a unit of the last place more for positive x.
    ///
    /// @return columns done
    private static int gelu(MemorySegment segment, long from, int columns) {
        if (segment.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        int bound = SPECIES.loopBound(columns);
        for (int column = 0; column < bound; column += LANES) {
            long at = from + 4L * column;
            FloatVector x = FloatVector.fromMemorySegment(SPECIES, segment, at, ORDER);
            FloatVector size = x.abs();
            size = size.blend(6f, size.compare(VectorOperators.GT, 6f));
            FloatVector p = size.fma(
                    FloatVector.broadcast(SPECIES, -1.9020596e-6f), FloatVector.broadcast(SPECIES, 2.8056862e-5f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -1.314728e-4f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -2.7207687e-4f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, 0.0072454228f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -0.052627612f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -0.45916215f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -1.151111f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -1f));
            FloatVector shifted = p.add(12582912f);
            FloatVector r = p.sub(shifted.sub(12582912f));
            FloatVector power =
                    r.fma(FloatVector.broadcast(SPECIES, 0.0013276407f), FloatVector.broadcast(SPECIES, 0.009675541f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 0.055507135f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 0.2402212f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 0.69314694f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 1.0000001f));
            FloatVector tail = power.reinterpretAsInts()
                    .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats();
            size.neg().fma(tail, x.blend(0f, x.compare(VectorOperators.LT, 0f))).intoMemorySegment(segment, at, ORDER);
        }
        return bound;
    }

    @Override
    public void addLayerNorm(
            Matrix x, @Nullable Matrix residual, float[] weight, float[] bias, float epsilon, Matrix y) {
        int width = x.columns();
        int bound = SPECIES.loopBound(width);
        MemorySegment to = y.segment();
        if (to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        for (int row = 0; row < x.rows(); row++) {
            long at = 4 * y.index(row, 0);
            float mean = sumInto(x, residual, row, y) / width;
            FloatVector squares = FloatVector.zero(SPECIES);
            FloatVector others = squares;
            int half = bound / (2 * LANES) * LANES;
            for (int column = 0; column < half; column += LANES) {
                long element = at + 8L * column;
                FloatVector value = FloatVector.fromMemorySegment(SPECIES, to, element, ORDER)
                        .sub(mean);
                FloatVector next = FloatVector.fromMemorySegment(SPECIES, to, element + 4L * LANES, ORDER)
                        .sub(mean);
                squares = value.fma(value, squares);
                others = next.fma(next, others);
            }
            if (2 * half < bound) {
                FloatVector value = FloatVector.fromMemorySegment(SPECIES, to, at + 8L * half, ORDER)
                        .sub(mean);
                squares = value.fma(value, squares);
            }
            float square = sumOf(squares.add(others));
            for (int column = bound; column < width; column++) {
                float value = to.get(FLOAT, at + 4L * column) - mean;
                square = Math.fma(value, value, square);
            }
            float inverse = (float) (1 / Math.sqrt((double) square / width + epsilon));
            for (int column = 0; column < bound; column += LANES) {
                long element = at + 4L * column;
                FloatVector.fromMemorySegment(SPECIES, to, element, ORDER)
                        .sub(mean)
                        .mul(inverse)
                        .fma(
                                FloatVector.fromArray(SPECIES, weight, column),
                                FloatVector.fromArray(SPECIES, bias, column))
                        .intoMemorySegment(to, element, ORDER);
            }
            for (int column = bound; column < width; column++) {
                long element = at + 4L * column;
                float value = (to.get(FLOAT, element) - mean) * inverse;
                to.set(FLOAT, element, Math.fma(value, weight[column], bias[column]));
            }
        }
    }

    /// Writes x + residual of one row to y and returns its sum.
    private static float sumInto(Matrix x, @Nullable Matrix residual, int row, Matrix y) {
        int width = x.columns();
        int bound = SPECIES.loopBound(width);
        MemorySegment first = x.segment();
        long firstAt = 4 * x.index(row, 0);
        MemorySegment second = residual == null ? first : residual.segment();
        long secondAt = residual == null ? firstAt : 4 * residual.index(row, 0);
        MemorySegment to = y.segment();
        if (first.getClass() != NativeMemory.SEGMENT
                || second.getClass() != NativeMemory.SEGMENT
                || to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        long at = 4 * y.index(row, 0);
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int column = 0; column < bound; column += LANES) {
            FloatVector value = FloatVector.fromMemorySegment(SPECIES, first, firstAt + 4L * column, ORDER);
            if (residual != null) {
                value = value.add(FloatVector.fromMemorySegment(SPECIES, second, secondAt + 4L * column, ORDER));
            }
            value.intoMemorySegment(to, at + 4L * column, ORDER);
            sums = value.add(sums);
        }
        float sum = sumOf(sums);
        for (int column = bound; column < width; column++) {
            float value = first.get(FLOAT, firstAt + 4L * column)
                    + (residual == null ? 0 : second.get(FLOAT, secondAt + 4L * column));
            to.set(FLOAT, at + 4L * column, value);
            sum += value;
        }
        return sum;
    }

    @Override
    public void softmaxReverse(Matrix probability, int query, Matrix gradient) {
        MemorySegment from = probability.segment();
        MemorySegment to = gradient.segment();
        if (from.getClass() != NativeMemory.SEGMENT || to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        long fromAt = 4 * probability.index(query, 0);
        long toAt = 4 * gradient.index(query, 0);
        int keys = gradient.columns();
        int bound = SPECIES.loopBound(keys);
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int key = 0; key < bound; key += LANES) {
            FloatVector p = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 4L * key, ORDER);
            sums = p.fma(FloatVector.fromMemorySegment(SPECIES, to, toAt + 4L * key, ORDER), sums);
        }
        float sum = sumOf(sums);
        for (int key = bound; key < keys; key++) {
            sum = Math.fma(from.get(FLOAT, fromAt + 4L * key), to.get(FLOAT, toAt + 4L * key), sum);
        }
        for (int key = 0; key < bound; key += LANES) {
            long at = toAt + 4L * key;
            FloatVector.fromMemorySegment(SPECIES, to, at, ORDER)
                    .sub(sum)
                    .mul(FloatVector.fromMemorySegment(SPECIES, from, fromAt + 4L * key, ORDER))
                    .intoMemorySegment(to, at, ORDER);
        }
        for (int key = bound; key < keys; key++) {
            long at = toAt + 4L * key;
            to.set(FLOAT, at, (to.get(FLOAT, at) - sum) * from.get(FLOAT, fromAt + 4L * key));
        }
    }

    /// `Φ(x) + x·φ(x)`, or with frozen slopes `Φ(x)`, with Φ as in [#gelu] and `φ(x) = e^(-x²/2)/√(2π)` as in
    /// [#exponentials].
    @Override
    public void geluReverse(Matrix x, int row, boolean frozen, Matrix gradient) {
        MemorySegment from = x.segment();
        MemorySegment to = gradient.segment();
        if (from.getClass() != NativeMemory.SEGMENT || to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        long fromAt = 4 * x.index(row, 0);
        long toAt = 4 * gradient.index(row, 0);
        int columns = x.columns();
        int bound = SPECIES.loopBound(columns);
        for (int column = 0; column < bound; column += LANES) {
            FloatVector value = FloatVector.fromMemorySegment(SPECIES, from, fromAt + 4L * column, ORDER);
            FloatVector size = value.abs();
            size = size.blend(6f, size.compare(VectorOperators.GT, 6f));
            FloatVector p = size.fma(
                    FloatVector.broadcast(SPECIES, -1.9020596e-6f), FloatVector.broadcast(SPECIES, 2.8056862e-5f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -1.314728e-4f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -2.7207687e-4f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, 0.0072454228f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -0.052627612f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -0.45916215f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -1.151111f));
            p = p.fma(size, FloatVector.broadcast(SPECIES, -1f));
            FloatVector shifted = p.add(12582912f);
            FloatVector r = p.sub(shifted.sub(12582912f));
            FloatVector power =
                    r.fma(FloatVector.broadcast(SPECIES, 0.0013276407f), FloatVector.broadcast(SPECIES, 0.009675541f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 0.055507135f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 0.2402212f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 0.69314694f));
            power = power.fma(r, FloatVector.broadcast(SPECIES, 1.0000001f));
            FloatVector tail = power.reinterpretAsInts()
                    .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                    .reinterpretAsFloats();
            FloatVector slope =
                    FloatVector.broadcast(SPECIES, 1f).sub(tail).blend(tail, value.compare(VectorOperators.LT, 0f));
            if (!frozen) {
                FloatVector exponent = value.mul(value).mul(-0.5f).max(-87f);
                shifted = exponent.fma(
                        FloatVector.broadcast(SPECIES, 1.44269504f), FloatVector.broadcast(SPECIES, 12582912f));
                FloatVector n = shifted.sub(12582912f);
                r = n.fma(FloatVector.broadcast(SPECIES, -0.693359375f), exponent);
                r = n.fma(FloatVector.broadcast(SPECIES, 2.12194440e-4f), r);
                FloatVector e =
                        r.fma(FloatVector.broadcast(SPECIES, 1f / 720), FloatVector.broadcast(SPECIES, 1f / 120));
                e = e.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
                e = e.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
                e = e.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
                e = e.fma(r, FloatVector.broadcast(SPECIES, 1f));
                e = e.fma(r, FloatVector.broadcast(SPECIES, 1f));
                e = e.reinterpretAsInts()
                        .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                        .reinterpretAsFloats();
                slope = e.mul(0.39894228f).fma(value, slope);
            }
            long at = toAt + 4L * column;
            FloatVector.fromMemorySegment(SPECIES, to, at, ORDER).mul(slope).intoMemorySegment(to, at, ORDER);
        }
        for (int column = bound; column < columns; column++) {
            double value = from.get(FLOAT, fromAt + 4L * column);
            double slope = frozen ? Activation.GELU.slope(value) : Activation.GELU.derivative(value);
            long at = toAt + 4L * column;
            to.set(FLOAT, at, (float) (to.get(FLOAT, at) * slope));
        }
    }

    /// One method for each pass over a row: in a longer one the compiler runs out of the room it gives to inlined
    /// calls, and every vector becomes an object.
    @Override
    public void addLayerNormReverse(
            Matrix x, @Nullable Matrix residual, float[] weight, float epsilon, boolean frozen, Matrix gradient) {
        int width = x.columns();
        float[] values = new float[width];
        for (int row = 0; row < x.rows(); row++) {
            float mean = sumInto(x, residual, row, values) / width;
            float square = squaresAround(mean, values);
            float meanGradient = weigh(gradient, row, weight) / width;
            double variance = (double) square / width + epsilon;
            float slope = frozen ? 0 : (float) (productWith(values, gradient, row) / (width * variance));
            combine(values, slope, meanGradient, (float) (1 / Math.sqrt(variance)), gradient, row);
        }
    }

    /// Writes x + residual of one row to `values` and returns its sum.
    private static float sumInto(Matrix x, @Nullable Matrix residual, int row, float[] values) {
        int bound = SPECIES.loopBound(values.length);
        MemorySegment first = x.segment();
        long firstAt = 4 * x.index(row, 0);
        MemorySegment second = residual == null ? first : residual.segment();
        long secondAt = residual == null ? firstAt : 4 * residual.index(row, 0);
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int column = 0; column < bound; column += LANES) {
            FloatVector value = FloatVector.fromMemorySegment(SPECIES, first, firstAt + 4L * column, ORDER);
            if (residual != null) {
                value = value.add(FloatVector.fromMemorySegment(SPECIES, second, secondAt + 4L * column, ORDER));
            }
            value.intoArray(values, column);
            sums = value.add(sums);
        }
        float sum = sumOf(sums);
        for (int column = bound; column < values.length; column++) {
            values[column] = first.get(FLOAT, firstAt + 4L * column)
                    + (residual == null ? 0 : second.get(FLOAT, secondAt + 4L * column));
            sum += values[column];
        }
        return sum;
    }

    /// Takes the mean off the values and returns the sum of their squares.
    private static float squaresAround(float mean, float[] values) {
        int bound = SPECIES.loopBound(values.length);
        FloatVector squares = FloatVector.zero(SPECIES);
        for (int column = 0; column < bound; column += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, column).sub(mean);
            value.intoArray(values, column);
            squares = value.fma(value, squares);
        }
        float square = sumOf(squares);
        for (int column = bound; column < values.length; column++) {
            values[column] -= mean;
            square = Math.fma(values[column], values[column], square);
        }
        return square;
    }

    /// Multiplies a row of the gradient by the weights and returns the sum.
    private static float weigh(Matrix gradient, int row, float[] weight) {
        MemorySegment to = gradient.segment();
        if (to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        long at = 4 * gradient.index(row, 0);
        int bound = SPECIES.loopBound(weight.length);
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int column = 0; column < bound; column += LANES) {
            FloatVector own = FloatVector.fromMemorySegment(SPECIES, to, at + 4L * column, ORDER)
                    .mul(FloatVector.fromArray(SPECIES, weight, column));
            own.intoMemorySegment(to, at + 4L * column, ORDER);
            sums = own.add(sums);
        }
        float sum = sumOf(sums);
        for (int column = bound; column < weight.length; column++) {
            float own = to.get(FLOAT, at + 4L * column) * weight[column];
            to.set(FLOAT, at + 4L * column, own);
            sum += own;
        }
        return sum;
    }

    private static float productWith(float[] values, Matrix gradient, int row) {
        MemorySegment from = gradient.segment();
        long at = 4 * gradient.index(row, 0);
        int bound = SPECIES.loopBound(values.length);
        FloatVector products = FloatVector.zero(SPECIES);
        for (int column = 0; column < bound; column += LANES) {
            products = FloatVector.fromArray(SPECIES, values, column)
                    .fma(FloatVector.fromMemorySegment(SPECIES, from, at + 4L * column, ORDER), products);
        }
        float product = sumOf(products);
        for (int column = bound; column < values.length; column++) {
            product = Math.fma(values[column], from.get(FLOAT, at + 4L * column), product);
        }
        return product;
    }

    /// `gradient = (gradient − mean − slope · values) · factor` for one row.
    private static void combine(float[] values, float slope, float mean, float factor, Matrix gradient, int row) {
        MemorySegment to = gradient.segment();
        if (to.getClass() != NativeMemory.SEGMENT) {
            throw NativeMemory.expected();
        }
        long at = 4 * gradient.index(row, 0);
        int bound = SPECIES.loopBound(values.length);
        FloatVector against = FloatVector.broadcast(SPECIES, -slope);
        for (int column = 0; column < bound; column += LANES) {
            FloatVector own = FloatVector.fromMemorySegment(SPECIES, to, at + 4L * column, ORDER)
                    .sub(mean);
            FloatVector.fromArray(SPECIES, values, column)
                    .fma(against, own)
                    .mul(factor)
                    .intoMemorySegment(to, at + 4L * column, ORDER);
        }
        for (int column = bound; column < values.length; column++) {
            float own = to.get(FLOAT, at + 4L * column) - mean;
            to.set(FLOAT, at + 4L * column, Math.fma(values[column], -slope, own) * factor);
        }
    }
}
