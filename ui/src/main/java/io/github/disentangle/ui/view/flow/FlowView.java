package io.github.disentangle.ui.view.flow;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.Threshold;

/// Draws the flow with the choice of what passes and the threshold of its lines.
public final class FlowView extends FigureView {

    /// In even shares.
    private static final double MOST = 4;

    /// @param pane shows the picture
    public FlowView(FlowViewModel model, FigurePane pane) {
        var mixings =
                new Segments<>(FlowViewModel.MIXINGS, mixing -> text("flow." + mixing), mixing -> "flow-" + mixing);
        super(
                model,
                pane,
                mixings,
                new Threshold("flow-threshold", text("flow.threshold"), MOST, model.threshold(), model.least()));
        mixings.setOnChoice(model.mixing()::set);
        model.mixing().subscribe(mixings::setValue);
    }
}
