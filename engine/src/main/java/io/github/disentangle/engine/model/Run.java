package io.github.disentangle.engine.model;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;

/// One sequence's way through the encoder: every hidden state is kept, attention maps are derived on demand
/// ([DebertaModel#attention(Run, int, int)]).
///
/// @param input what went in
/// @param hiddenStates the embedding output and then the output of each layer, each (position, hidden)
public record Run(Input input, List<Tensor> hiddenStates) {

    public Run {
        hiddenStates = List.copyOf(hiddenStates);
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
