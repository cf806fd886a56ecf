package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one sequence contributes to the target's change.
///
/// @param value the target, as far as it is made of this sequence
/// @param inputsEmbeds of the word vectors before positions, types, projection and layer norm, (position, embedding)
/// @param hiddenStates of the states that enter each layer and of the last output, (position, hidden) each
/// @param gates of factors on parts of the model
/// @param relativeRows of the rows of the relative table as the layers read them, after their norm and any factor on
/// them, (row, hidden); empty if not asked for or the model has none
/// @param constant what does not come from the word vectors: biases, absolute positions, token types and patched
/// values, each times its gradient. Under [LocalRules#FROZEN] `Σ inputsEmbeds·words + constant = value`
/// @param points of the values at the places asked for, shaped as the values
public record Gradient(
        double value,
        Tensor inputsEmbeds,
        List<Tensor> hiddenStates,
        Gates gates,
        Optional<Tensor> relativeRows,
        double constant,
        Map<HookPoint, Tensor> points) {

    public Gradient {
        hiddenStates = List.copyOf(hiddenStates);
        points = Map.copyOf(points);
    }
}
