package io.github.disentangle.engine.tensor;

import java.util.Arrays;
import java.util.List;

/// A row-major array of floats whose axes have names, e.g. `[query=12, key=12]`.
///
/// The array is shared, not copied: a tensor is a value by agreement, nobody writes to [#data()] after construction.
///
/// @param axes names of the axes, outermost first
/// @param shape length of each axis
/// @param data the values, `data.length` equals the product of the shape
public record Tensor(List<String> axes, int[] shape, float[] data) {

    public Tensor {
        axes = List.copyOf(axes);
        if (axes.size() != shape.length) {
            throw new IllegalArgumentException("axes " + axes + " do not fit the shape " + Arrays.toString(shape));
        }
        long size = 1;
        for (int length : shape) {
            size *= length;
        }
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + size + " values, got " + data.length);
        }
    }

    /// A one-axis tensor.
    public static Tensor vector(String axis, float... data) {
        return new Tensor(List.of(axis), new int[] {data.length}, data);
    }

    /// A two-axis tensor.
    public static Tensor matrix(String rows, String columns, int rowCount, int columnCount, float[] data) {
        return new Tensor(List.of(rows, columns), new int[] {rowCount, columnCount}, data);
    }

    /// The value at the given index, one number per axis.
    public float get(int... index) {
        return data[offset(index)];
    }

    /// The sub-tensor at position `index` of the outermost axis (copied).
    public Tensor at(int index) {
        int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
        int size = shape[0] == 0 ? 0 : data.length / shape[0];
        return new Tensor(
                axes.subList(1, axes.size()), inner, Arrays.copyOfRange(data, index * size, (index + 1) * size));
    }

    /// Length of the axis called `name`.
    public int length(String name) {
        return shape[axes.indexOf(name)];
    }

    private int offset(int[] index) {
        if (index.length != shape.length) {
            throw new IllegalArgumentException("index " + Arrays.toString(index) + " into axes " + axes);
        }
        int offset = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            offset = offset * shape[axis] + java.util.Objects.checkIndex(index[axis], shape[axis]);
        }
        return offset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && axes.equals(that.axes)
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * axes.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("[");
        for (int axis = 0; axis < shape.length; axis++) {
            text.append(axis == 0 ? "" : ", ")
                    .append(axes.get(axis))
                    .append('=')
                    .append(shape[axis]);
        }
        return text.append(']').toString();
    }
}
