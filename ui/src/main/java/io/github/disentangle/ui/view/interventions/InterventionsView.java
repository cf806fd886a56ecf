package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.live.WatchedLogit;
import io.github.disentangle.ui.picture.TargetName;
import io.github.disentangle.ui.view.Tip;
import io.github.disentangle.ui.view.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// Draws a chip for each active intervention, and what they do; nothing while there is none.
public final class InterventionsView extends FlowPane {

    private final InterventionsViewModel model;
    private final Label effect = new Label();
    private final Button reset = new Button(text("chip.reset"));
    /// Used again: while a fader is dragged they change many times a second.
    private final List<ChipView> views = new ArrayList<>();

    public InterventionsView(InterventionsViewModel model) {
        this.model = model;
        setId("interventions");
        getStyleClass().addAll("card", "interventions");
        setRowValignment(javafx.geometry.VPos.CENTER);
        effect.setId("intervention-effect");
        effect.getStyleClass().add("effect");
        effect.setMinWidth(USE_PREF_SIZE);
        Tip.on(effect, text("effect.verified"));
        reset.setId("interventions-reset");
        reset.getStyleClass().add("tool");
        reset.setOnAction(event -> model.withdrawAll());
        Turns.follow(this, model.chips(), this::show);
        Turns.follow(this, model.effect(), this::tell);
    }

    private void show(List<InterventionsViewModel.Chip> chips) {
        var nodes = new ArrayList<Node>();
        for (int place = 0; place < chips.size(); place++) {
            if (place == views.size()) {
                views.add(new ChipView(place, model::withdraw));
            }
            views.get(place).show(chips.get(place));
            nodes.add(views.get(place));
        }
        if (chips.size() > 1) {
            nodes.add(reset);
        }
        nodes.add(effect);
        if (!nodes.equals(getChildren())) {
            getChildren().setAll(nodes);
        }
        setVisible(!chips.isEmpty());
        setManaged(!chips.isEmpty());
    }

    private void tell(Optional<WatchedLogit> logit) {
        effect.setText(logit.map(watched -> text(
                        "effect.logit",
                        TargetName.words(watched.name()),
                        Numbers.logit(watched.plain()),
                        Numbers.logit(watched.present()),
                        Numbers.logitChange(watched.change())))
                .orElse(""));
    }
}
