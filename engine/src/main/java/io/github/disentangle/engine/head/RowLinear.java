package io.github.disentangle.engine.head;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;

/// A linear layer over hidden states held on the heap: heads are small and always in fp32.
record RowLinear(Kernels kernels, Linear weight) {

    static RowLinear load(WeightLoader loader, String name, int inputs, int outputs) {
        var precise = new WeightLoader(loader.checkpoint(), loader.kernels(), WeightFormat.FP32, loader.arena());
        return new RowLinear(loader.kernels(), precise.linear(name, inputs, outputs));
    }

    /// @param states (position, hidden)
    /// @return (position, `columns`)
    Tensor apply(Tensor states, String columns) {
        int rows = states.shape()[0];
        try (Arena arena = Arena.ofShared()) {
            Matrix x = Matrix.allocate(arena, rows, weight.inputs());
            x.setAll(states.data());
            Matrix y = Matrix.allocate(arena, rows, weight.outputs());
            kernels.linear(x, weight, y);
            return Tensor.matrix(states.axes().getFirst(), columns, rows, weight.outputs(), y.toArray());
        }
    }
}
