package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.state.Workbench;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A picture with a read-out line above it; dimmed while it is stale, replaced by a hint while there is none.
public final class FigurePane extends VBox {

    private final FigureCanvas canvas;
    private final Workbench workbench;
    private final Label readout = new Label();

    /// @param id finds the canvas
    /// @param hint shown while there is no picture
    public FigurePane(
            String id,
            Workbench workbench,
            ObservableValue<FigureTheme> theme,
            ObservableValue<? extends @Nullable Figure> figure,
            ObservableValue<Boolean> stale,
            Node hint) {
        this.workbench = workbench;
        getStyleClass().add("view-body");
        canvas = new FigureCanvas(theme.getValue());
        canvas.setId(id);
        theme.subscribe(now -> canvas.themeProperty().set(now));
        figure.subscribe(now -> {
            canvas.setFigure(now);
            canvas.setVisible(now != null);
            hint.setVisible(now == null);
            // a new picture has its layout only after the next pulse
            javafx.application.Platform.runLater(this::read);
        });
        stale.subscribe(now -> canvas.setOpacity(now ? 0.55 : 1));
        FigureLink.connect(canvas, workbench);
        workbench.hoverProperty().subscribe(target -> read());
        workbench.part(state -> state.selection().pins()).subscribe(pins -> read());
        readout.setId(id + "-readout");
        readout.getStyleClass().add("readout");
        readout.setMinHeight(20);
        var stack = new StackPane(canvas, hint);
        stack.setMinHeight(0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().setAll(readout, stack);
    }

    /// The picture's canvas.
    public FigureCanvas canvas() {
        return canvas;
    }

    private void read() {
        Optional<FigureLayout> layout = canvas.figureLayout();
        var hovered = workbench.hoverProperty().get();
        var pins = workbench.state().selection().pins();
        var target = hovered != null ? hovered : pins.isEmpty() ? null : pins.getLast();
        readout.setText(
                target == null || layout.isEmpty() ? "" : layout.get().describe(target));
    }
}
