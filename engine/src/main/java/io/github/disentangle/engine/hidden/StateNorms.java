package io.github.disentangle.engine.hidden;

import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;

/// Euclidean lengths of the hidden states of a run.
///
/// @param values `‖h‖` of each token's state as it enters each layer, and behind the last; (state, position)
public record StateNorms(Tensor values) {

    public static StateNorms of(Run run) {
        int states = run.hiddenStates().size();
        int length = run.length();
        float[] norms = new float[states * length];
        for (int state = 0; state < states; state++) {
            float[] data = run.hiddenState(state).data();
            int width = run.hiddenState(state).shape()[1];
            for (int position = 0; position < length; position++) {
                double sum = 0;
                for (int i = position * width; i < (position + 1) * width; i++) {
                    sum += (double) data[i] * data[i];
                }
                norms[state * length + position] = (float) Math.sqrt(sum);
            }
        }
        return new StateNorms(Tensor.matrix("state", "position", states, length, norms));
    }
}
