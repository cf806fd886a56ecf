package io.github.disentangle.engine.hidden;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.tensor.Tensor;

/// How alike the states of two tokens are: the cosine of the angle between them, −1 … 1.
///
/// All states of a layer share a large common part, which makes every pair look alike (Ethayarajh 2019); without it
/// only what tells the tokens apart is compared.
///
/// @param centred whether the mean over the tokens was taken off first
/// @param cosine (position, position); NaN where a state has no length
public record TokenSimilarity(boolean centred, Tensor cosine) {

    /// @param states of one layer, (position, hidden)
    public static TokenSimilarity of(Tensor states, boolean centred, Kernels kernels) {
        int length = states.shape()[0];
        float[] products = States.products(centred ? States.centred(states) : states, kernels);
        double[] norms = new double[length];
        for (int position = 0; position < length; position++) {
            norms[position] = Math.sqrt(products[position * length + position]);
        }
        float[] cosine = new float[products.length];
        for (int first = 0; first < length; first++) {
            for (int second = 0; second < length; second++) {
                double lengths = norms[first] * norms[second];
                cosine[first * length + second] = lengths == 0
                        ? Float.NaN
                        : (float) Math.clamp(products[first * length + second] / lengths, -1, 1);
            }
        }
        return new TokenSimilarity(centred, Tensor.matrix("position", "position", length, length, cosine));
    }
}
