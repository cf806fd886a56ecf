package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.live.WatchedLogit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws a chip for each active intervention, and what they do; nothing while there is none.
public final class InterventionsView extends FlowPane {

    private final InterventionsViewModel model;
    private final Label effect = new Label();

    public InterventionsView(InterventionsViewModel model) {
        this.model = model;
        setId("interventions");
        getStyleClass().addAll("card", "interventions");
        setRowValignment(javafx.geometry.VPos.CENTER);
        effect.setId("intervention-effect");
        effect.getStyleClass().add("effect");
        effect.setMinWidth(USE_PREF_SIZE);
        effect.setTooltip(new Tooltip(text("effect.verified")));
        model.chips().subscribe(this::show);
        model.effect().subscribe(this::tell);
    }

    private void show(List<InterventionsViewModel.Chip> chips) {
        var nodes = new ArrayList<Node>();
        for (InterventionsViewModel.Chip chip : chips) {
            nodes.add(chip(chip, nodes.size()));
        }
        if (chips.size() > 1) {
            var reset = new Button(text("chip.reset"));
            reset.setId("interventions-reset");
            reset.getStyleClass().add("tool");
            reset.setOnAction(event -> model.withdrawAll());
            nodes.add(reset);
        }
        nodes.add(effect);
        getChildren().setAll(nodes);
        setVisible(!chips.isEmpty());
        setManaged(!chips.isEmpty());
    }

    private Node chip(InterventionsViewModel.Chip chip, int place) {
        var words = new Label(chip.words());
        words.setTooltip(new Tooltip(chip.phrase()));
        var remove = new Button(null, new FontIcon("mdi2c-close"));
        remove.setId("withdraw-" + place);
        remove.getStyleClass().addAll("tool", "tiny");
        remove.setAccessibleText(text("chip.remove", chip.words()));
        remove.setTooltip(new Tooltip(text("chip.remove", chip.words())));
        remove.setOnAction(event -> model.withdraw(chip.intervention()));
        var box = new HBox(2, words, remove);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("chip");
        return box;
    }

    private void tell(Optional<WatchedLogit> logit) {
        effect.setText(logit.map(watched -> text(
                        "effect.logit",
                        watched.name(),
                        Numbers.readable(watched.plain()),
                        Numbers.readable(watched.present()),
                        Numbers.signed(watched.change())))
                .orElse(""));
    }
}
