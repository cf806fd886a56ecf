package io.github.disentangle.engine.checkpoint;

import java.util.Arrays;

/// A tensor as a file stores it.
///
/// @param storedName its name in the file
/// @param name the name the model knows it by: without the prefix `deberta.`, layer norms with `weight` and
/// `bias`
/// @param dtype element type in the file
/// @param shape lengths of its axes
/// @param file name of the file, without folder
public record TensorInfo(String storedName, String name, DType dtype, int[] shape, String file) {

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorInfo that
                && storedName.equals(that.storedName)
                && name.equals(that.name)
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape)
                && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return 31 * storedName.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return storedName + " " + dtype + Arrays.toString(shape) + " in " + file;
    }
}
