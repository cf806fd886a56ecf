package io.github.disentangle.ui.view.matrix;

import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;

/// Draws the map of the selected head with its pickers.
public final class MatrixView extends FigureView {

    /// @param pane shows the picture
    public MatrixView(MatrixViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, model.picker().buttons(""));
    }
}
