package io.github.disentangle.ui.view;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A picture below the tools that change it. Tools hide while there is no picture.
public class FigureView extends VBox {

    private final FlowPane bar;

    /// @param pane shows the picture
    /// @param tools beside each other, broken into lines where the window is narrow
    public FigureView(FigureModel model, FigurePane pane, Node... tools) {
        bar = new FlowPane(tools);
        bar.getStyleClass().add("view-bar");
        bar.setRowValignment(VPos.CENTER);
        bar.setMinHeight(USE_PREF_SIZE);
        model.figure().subscribe(figure -> show(model));
        model.obstacle().subscribe(why -> show(model));
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(bar, pane);
        setMinHeight(0);
    }

    /// Where this picture cannot be had, another choice of tools may have one.
    private void show(FigureModel model) {
        bar.setVisible(model.figure().getValue() != null
                || !model.obstacle().getValue().isEmpty());
    }

    /// Puts a tool at the end, or takes it away.
    protected final void offer(Node tool, boolean wanted) {
        bar.getChildren().remove(tool);
        if (wanted) {
            bar.getChildren().add(tool);
        }
    }
}
