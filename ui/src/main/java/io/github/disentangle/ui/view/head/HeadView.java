package io.github.disentangle.ui.view.head;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.picture.Way;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.Threshold;
import java.util.List;

/// Draws the lines of the selected head with its pickers and filters.
public final class HeadView extends FigureView {

    private static final double MOST = 0.5;

    /// @param pane shows the picture
    public HeadView(HeadViewModel model, HeadPicker picker, FigurePane pane) {
        super(
                model,
                pane,
                picker,
                new Threshold("threshold", text("head.threshold"), MOST, model.threshold(), model.threshold()));
        var ways = new Segments<>(List.of(Way.values()), way -> text(way.messageKey()), way -> "way-" + way);
        ways.setOnChoice(model.way()::set);
        model.way().subscribe(ways::setValue);
        model.pair().subscribe(pair -> offer(ways, pair));
    }
}
