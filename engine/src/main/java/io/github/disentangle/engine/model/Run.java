package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// One sequence's way through the encoder: every hidden state is kept, attention maps are derived on demand
/// ([DebertaModel#attention(Run, int, int)]).
///
/// @param input what the model saw: the given input after token edits
/// @param hiddenStates the embedding output and then the output of each layer, each (position, hidden)
/// @param given what went in
/// @param interventions what was changed on the way
public record Run(Input input, List<Tensor> hiddenStates, Input given, List<Intervention> interventions) {

    public Run {
        hiddenStates = List.copyOf(hiddenStates);
        interventions = List.copyOf(interventions);
    }

    /// Number of positions.
    public int length() {
        return input.length();
    }

    /// The states that enter layer `index`; the last index is the output of the last layer.
    public Tensor hiddenState(int index) {
        return hiddenStates.get(index);
    }

    /// The output of the last layer, (position, hidden).
    public Tensor lastHiddenState() {
        return hiddenStates.getLast();
    }
}
