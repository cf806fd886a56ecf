package io.github.disentangle.ui.view.matrix;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Draws the map of the selected head with its pickers.
public final class MatrixView extends FigureView {

    private static final Map<AttentionMap, String> SWATCHES = Map.of(
            AttentionMap.CONTENT_TO_CONTENT, "c2c",
            AttentionMap.CONTENT_TO_POSITION, "c2p",
            AttentionMap.POSITION_TO_CONTENT, "p2c");

    /// @param pane shows the picture
    public MatrixView(MatrixViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, maps(model));
    }

    private static Segments<AttentionMap> maps(MatrixViewModel model) {
        var maps = new Segments<>(
                List.of(AttentionMap.values()),
                map -> text(map.messageKey()),
                map -> map.messageKey().replace('.', '-'));
        for (AttentionMap map : AttentionMap.values()) {
            var button = maps.button(map);
            button.setAccessibleText(text(map.messageKey() + ".long"));
            button.setTooltip(new Tooltip(text(map.messageKey() + ".long")));
            if (SWATCHES.containsKey(map)) {
                var swatch = new Region();
                swatch.getStyleClass().addAll("swatch", SWATCHES.get(map));
                button.setGraphic(swatch);
                button.setContentDisplay(ContentDisplay.LEFT);
                button.setGraphicTextGap(6);
            }
            model.has(map).subscribe(has -> button.setDisable(!has));
        }
        model.map().subscribe(maps::setValue);
        maps.setOnChoice(model::show);
        return maps;
    }
}
