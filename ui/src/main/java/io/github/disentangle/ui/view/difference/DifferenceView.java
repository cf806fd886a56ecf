package io.github.disentangle.ui.view.difference;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;

/// Draws the difference with its pickers.
public final class DifferenceView extends FigureView {

    /// @param pane shows the picture
    public DifferenceView(DifferenceViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, maps(model));
    }

    private static Segments<AttentionMap> maps(DifferenceViewModel model) {
        var maps = new Segments<>(
                List.of(AttentionMap.values()),
                map -> text(map.messageKey()),
                map -> "difference-" + map.messageKey().replace('.', '-'));
        model.map().subscribe(maps::setValue);
        maps.setOnChoice(model::show);
        return maps;
    }
}
