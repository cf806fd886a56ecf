package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws one active intervention, with a way to take it back.
final class ChipView extends HBox {

    private final Label words = new Label();
    private final Tooltip phrase = new Tooltip();
    private final Button remove = new Button(null, new FontIcon("mdi2c-close"));
    private final Tooltip removal = new Tooltip();
    private final Consumer<Intervention> withdraw;

    /// @param place among the chips
    ChipView(int place, Consumer<Intervention> withdraw) {
        super(2);
        this.withdraw = withdraw;
        words.setTooltip(phrase);
        remove.setId("withdraw-" + place);
        remove.getStyleClass().addAll("tool", "tiny");
        remove.setTooltip(removal);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("chip");
        getChildren().setAll(words, remove);
    }

    void show(InterventionsViewModel.Chip chip) {
        words.setText(chip.words());
        phrase.setText(chip.phrase());
        remove.setAccessibleText(text("chip.remove", chip.words()));
        removal.setText(text("chip.remove", chip.words()));
        remove.setOnAction(event -> withdraw.accept(chip.intervention()));
    }
}
