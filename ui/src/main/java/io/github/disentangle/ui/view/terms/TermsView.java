package io.github.disentangle.ui.view.terms;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Draws the addends of the selected head with its pickers.
public final class TermsView extends VBox {

    /// @param pane shows the picture
    public TermsView(TermsViewModel model, HeadPicker picker, FigurePane pane) {
        var centring = new Segments<>(
                List.of(true, false),
                centred -> text(centred ? "terms.centred" : "terms.raw"),
                centred -> centred ? "terms-centred" : "terms-raw");
        centring.setValue(model.rowCentred().get());
        centring.setOnChoice(model.rowCentred()::set);
        var bar = new FlowPane(picker, centring);
        bar.getStyleClass().add("view-bar");
        bar.setRowValignment(javafx.geometry.VPos.CENTER);
        bar.setMinHeight(USE_PREF_SIZE);
        model.figure().subscribe(figure -> bar.setVisible(figure != null));
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().setAll(bar, pane);
        setMinHeight(0);
    }
}
