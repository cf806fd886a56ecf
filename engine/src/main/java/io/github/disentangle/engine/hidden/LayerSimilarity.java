package io.github.disentangle.engine.hidden;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// How alike two layers arrange the tokens of a text, whatever the directions they use: linear CKA,
/// `‖XᵀY‖² / (‖XᵀX‖·‖YᵀY‖)` with the mean over the tokens taken off (Kornblith et al. 2019, equation 7), by way of
/// the products of tokens, `⟨XXᵀ, YYᵀ⟩`. From few tokens it comes out high; one token has no arrangement.
///
/// @param cka 0 … 1, NaN when all tokens have the same state; (state, state)
public record LayerSimilarity(Tensor cka) {

    public static LayerSimilarity of(Run run, Kernels kernels, Progress progress) {
        int states = run.hiddenStates().size();
        List<float[]> products = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            progress.checkCancelled();
            products.add(States.products(States.centred(run.hiddenState(state)), kernels));
        }
        double[] own = new double[states];
        for (int state = 0; state < states; state++) {
            own[state] = Math.sqrt(dot(products.get(state), products.get(state)));
        }
        float[] cka = new float[states * states];
        for (int first = 0; first < states; first++) {
            progress.checkCancelled();
            for (int second = 0; second <= first; second++) {
                double size = own[first] * own[second];
                float alike = size == 0
                        ? Float.NaN
                        : (float) Math.clamp(dot(products.get(first), products.get(second)) / size, 0, 1);
                cka[first * states + second] = alike;
                cka[second * states + first] = alike;
            }
        }
        return new LayerSimilarity(Tensor.matrix("state", "state", states, states, cka));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
