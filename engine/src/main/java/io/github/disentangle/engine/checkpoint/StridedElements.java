package io.github.disentangle.engine.checkpoint;

/// Values of a tensor that is a view of a storage: transposed, cut out, or shared with others.
///
/// @param storage all values of the storage
/// @param offset position of the first value
/// @param shape lengths of the axes
/// @param strides values of the storage from one index to the next, for each axis
record StridedElements(PlainElements storage, long offset, int[] shape, long[] strides) implements Elements {

    /// The view in its simplest form: a plain piece of the storage when its values lie one after another.
    static Elements of(PlainElements storage, long offset, int[] shape, long[] strides) {
        long size = StoredTensor.size(shape);
        if (size == 0 || contiguous(shape, strides)) {
            int width = storage.type().bytes();
            long start = size == 0 ? 0 : offset * width;
            return new PlainElements(storage.data().asSlice(start, size * width), storage.type());
        }
        return new StridedElements(storage, offset, shape, strides);
    }

    private static boolean contiguous(int[] shape, long[] strides) {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && strides[axis] != expected) {
                return false;
            }
            expected *= shape[axis];
        }
        return true;
    }

    @Override
    public void read(long from, float[] target, int to, int count) {
        int[] index = new int[shape.length];
        long rest = from;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = (int) (rest % shape[axis]);
            rest /= shape[axis];
        }
        for (int i = 0; i < count; i++) {
            long at = offset;
            for (int axis = 0; axis < shape.length; axis++) {
                at += strides[axis] * index[axis];
            }
            target[to + i] = (float) storage.value(at);
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }
}
