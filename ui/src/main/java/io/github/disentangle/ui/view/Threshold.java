package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Numbers;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A share below which lines are left out, to be dragged.
public final class Threshold extends HBox {

    /// @param id finds the slider; `id-value` finds what it says
    /// @param most the largest threshold, in its own unit
    /// @param share what the threshold is as a share
    public Threshold(
            String id, String title, double most, DoubleProperty threshold, ObservableValue<? extends Number> share) {
        super(8);
        var name = new Label(title);
        name.getStyleClass().add("quiet");
        var slider = new Slider(0, most, threshold.get());
        slider.setId(id);
        slider.setPrefWidth(140);
        slider.setBlockIncrement(most / 50);
        slider.setAccessibleText(title);
        slider.valueProperty().bindBidirectional(threshold);
        var value = new Label();
        value.setId(id + "-value");
        value.setMinWidth(44);
        value.textProperty().bind(share.map(now -> Numbers.percent(now.doubleValue())));
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(name, slider, value);
    }
}
