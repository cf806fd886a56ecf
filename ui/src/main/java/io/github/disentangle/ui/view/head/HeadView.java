package io.github.disentangle.ui.view.head;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Draws the lines of the selected head with its pickers and filters.
public final class HeadView extends FigureView {

    private static final double MOST = 0.5;

    /// @param pane shows the picture
    public HeadView(HeadViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, threshold(model));
        var ways =
                new Segments<>(List.of(HeadViewModel.Way.values()), way -> text(way.messageKey()), way -> "way-" + way);
        ways.setOnChoice(model.way()::set);
        model.way().subscribe(ways::setValue);
        model.pair().subscribe(pair -> offer(ways, pair));
    }

    private static HBox threshold(HeadViewModel model) {
        var name = new Label(text("head.threshold"));
        name.getStyleClass().add("quiet");
        var slider = new Slider(0, MOST, model.threshold().get());
        slider.setId("threshold");
        slider.setPrefWidth(140);
        slider.setBlockIncrement(0.01);
        slider.setAccessibleText(text("head.threshold"));
        slider.valueProperty().bindBidirectional(model.threshold());
        var value = new Label();
        value.setId("threshold-value");
        value.setMinWidth(36);
        value.textProperty().bind(model.threshold().map(share -> Numbers.percent(share.doubleValue())));
        var box = new HBox(8, name, slider, value);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }
}
