package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.TokenAxis;
import java.util.ArrayList;

/// How hidden states are called: the embeddings, then the layer each leaves.
final class StateNames {

    private StateNames() {}

    /// The states of a model with so many layers, in order.
    static TokenAxis axis(int layers) {
        var names = new ArrayList<String>();
        names.add(text("state.embeddings"));
        for (int layer = 0; layer < layers; layer++) {
            names.add(text("state.layer", layer));
        }
        return TokenAxis.of(text("axis.state"), names);
    }
}
