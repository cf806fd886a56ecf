package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.live.Analysis;
import java.util.ArrayList;

/// How hidden states are called: the embeddings, then the layer each leaves.
public final class StateNames {

    private StateNames() {}

    /// The states of an answer's model, in order.
    public static TokenAxis axis(Analysis analysis) {
        var names = new ArrayList<String>();
        names.add(text("state.embeddings"));
        for (int layer = 0; layer < analysis.question().model().config().layers(); layer++) {
            names.add(text("state.layer", layer));
        }
        return TokenAxis.of(text("axis.state"), names);
    }
}
