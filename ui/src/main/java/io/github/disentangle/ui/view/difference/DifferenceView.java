package io.github.disentangle.ui.view.difference;

import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;

/// Draws the difference with its pickers.
public final class DifferenceView extends FigureView {

    /// @param pane shows the picture
    public DifferenceView(DifferenceViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, model.picker().buttons("difference-"));
    }
}
