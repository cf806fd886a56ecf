package io.github.disentangle.engine.hidden;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;

/// Products of the states of all tokens.
final class States {

    private States() {}

    /// `x_i·x_j` for all pairs of rows.
    ///
    /// @param states (position, hidden)
    /// @return row-major, rows · rows
    static float[] products(Tensor states, Kernels kernels) {
        int rows = states.shape()[0];
        try (Arena arena = Arena.ofShared()) {
            Matrix x = Matrix.allocate(arena, rows, states.shape()[1]);
            x.setAll(states.data());
            Matrix products = Matrix.allocate(arena, rows, rows);
            kernels.multiplyTransposed(x, x, 1, products);
            return products.toArray();
        }
    }

    /// The states without what all rows have in common, their mean.
    ///
    /// @param states (position, hidden)
    static Tensor centred(Tensor states) {
        int rows = states.shape()[0];
        int width = states.shape()[1];
        double[] mean = new double[width];
        for (int i = 0; i < states.data().length; i++) {
            mean[i % width] += states.data()[i] / (double) rows;
        }
        float[] centred = new float[states.data().length];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = (float) (states.data()[i] - mean[i % width]);
        }
        return new Tensor(states.axes(), states.shape(), centred);
    }
}
