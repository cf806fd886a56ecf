package io.github.disentangle.engine.kernel;

/// The reverse pass beside [VectorKernels].
final class VectorReverseKernels extends ScalarReverseKernels {

    private final VectorShape shape;

    VectorReverseKernels(VectorShape shape) {
        this.shape = shape;
    }

    @Override
    public void linear(Matrix dy, Linear weight, int firstOutput, Matrix dx) {
        var packed = (VectorLinear) weight;
        int width = shape.width();
        int count = shape.panels(packed.outputs());
        for (int row = 0; row < dy.rows(); row++) {
            for (int slice = 0; slice < shape.slices(packed.inputs()); slice++) {
                int start = shape.sliceStart(packed.inputs(), slice);
                int end = shape.sliceStart(packed.inputs(), slice + 1);
                for (int input = start; input < end; input++) {
                    double sum = 0;
                    for (int column = 0; column < dy.columns(); column++) {
                        int output = firstOutput + column;
                        long panel = ((long) start * count + (long) (output / width) * (end - start)) * width;
                        long at = panel + (long) (input - start) * width + output % width;
                        sum += (double) dy.get(row, column) * packed.panels().getAtIndex(Matrix.FLOAT, at);
                    }
                    dx.set(row, input, (float) sum);
                }
            }
        }
    }
}
