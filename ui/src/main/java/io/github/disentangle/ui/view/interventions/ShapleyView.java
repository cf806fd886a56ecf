package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.BarsFigure;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.view.Card;
import io.github.disentangle.ui.view.Dimming;
import io.github.disentangle.ui.view.FigureStrip;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.Turns;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Draws what each term is worth. Folded at first: it costs eight runs.
public final class ShapleyView extends Card {

    public ShapleyView(ShapleyViewModel model, Gestures gestures, ObservableValue<FigureTheme> theme) {
        super(Panel.SHAPLEY);
        openProperty().set(false);
        openProperty().subscribe(model.wanted()::set);
        var reaches = new Segments<>(
                List.of(MixerViewModel.Reach.values()),
                reach -> text(reach.messageKey()),
                reach -> "shapley-reach-" + reach);
        reaches.setOnChoice(model.reach()::set);
        model.reach().subscribe(reaches::setValue);
        var strip = new FigureStrip<BarsFigure>(
                "shapley-bars",
                gestures,
                theme,
                (figure, width) -> figure.preferredSize(theme.getValue()).height());
        Turns.follow(this, model.figure(), strip::show);
        Dimming.whileStale(model.stale(), strip);
        var sum = new Label();
        sum.setId("shapley-sum");
        sum.setWrapText(true);
        sum.getStyleClass().addAll("quiet", "small");
        sum.textProperty().bind(model.sum());
        setContent(reaches, strip, sum);
    }
}
