package io.github.disentangle.ui.view.kernel;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;

/// Draws the selected head's scores against the distance with its pickers.
public final class KernelView extends FigureView {

    /// @param pane shows the picture
    public KernelView(KernelViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, fans(model));
    }

    private static Segments<Boolean> fans(KernelViewModel model) {
        var fans = new Segments<>(
                List.of(true, false),
                shown -> text(shown ? "kernel.with" : "kernel.alone"),
                shown -> shown ? "kernel-with" : "kernel-alone");
        fans.setOnChoice(model.fans()::set);
        model.fans().subscribe(fans::setValue);
        return fans;
    }
}
