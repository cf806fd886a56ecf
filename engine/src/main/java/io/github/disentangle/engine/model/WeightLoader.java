package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.kernel.WeightRows;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// Takes linear layers out of a checkpoint and packs them for the kernels in use.
///
/// @param arena owns the packed weights
public record WeightLoader(Checkpoint checkpoint, Kernels kernels, WeightFormat format, Arena arena) {

    /// The layer `name.weight` (outputs, inputs) with `name.bias` (outputs).
    public Linear linear(String name, int inputs, int outputs) {
        var weight = checkpoint.require(name + ".weight", outputs, inputs);
        float[] bias = checkpoint.require(name + ".bias", outputs).floats();
        return kernels.pack(weight.rows(), bias, format, arena);
    }

    /// Several layers over the same input as one, their outputs side by side.
    ///
    /// @param outputs output features of each
    public Linear stacked(List<String> names, int inputs, int outputs) {
        var weights = new ArrayList<WeightRows>();
        float[] bias = new float[names.size() * outputs];
        for (int part = 0; part < names.size(); part++) {
            String name = names.get(part);
            weights.add(checkpoint.require(name + ".weight", outputs, inputs).rows());
            float[] own = checkpoint.require(name + ".bias", outputs).floats();
            System.arraycopy(own, 0, bias, part * outputs, outputs);
        }
        return kernels.pack(new Stacked(weights, outputs), bias, format, arena);
    }

    private record Stacked(List<WeightRows> weights, int rowsEach) implements WeightRows {
        @Override
        public int rows() {
            return weights.size() * rowsEach;
        }

        @Override
        public int columns() {
            return weights.getFirst().columns();
        }

        @Override
        public void read(int row, float[] target, int to) {
            weights.get(row / rowsEach).read(row % rowsEach, target, to);
        }
    }

    /// A layer without bias.
    public Linear linearWithoutBias(String name, int inputs, int outputs) {
        var weight = checkpoint.require(name + ".weight", outputs, inputs);
        return kernels.pack(weight.rows(), new float[outputs], format, arena);
    }

    /// The layer norm `name.weight`, `name.bias`.
    public LayerNorm layerNorm(String name, int width) {
        return LayerNorm.load(checkpoint, name, width);
    }
}
