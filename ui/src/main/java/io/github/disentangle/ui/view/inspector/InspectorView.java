package io.github.disentangle.ui.view.inspector;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.StripsFigure;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.view.Card;
import io.github.disentangle.ui.view.Dimming;
import io.github.disentangle.ui.view.FigureStrip;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.Turns;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Draws the cell card.
public final class InspectorView extends Card {

    private final VBox body = new VBox(10);
    private final CellCard card = new CellCard();
    private final Label hint = new Label(text("inspector.hint"));

    private final VBox more = new VBox(10);
    private final FigureStrip<StripsFigure> strips;

    public InspectorView(InspectorViewModel model, Gestures gestures, ObservableValue<FigureTheme> theme) {
        super(Panel.INSPECTOR);
        strips = new FigureStrip<>(
                "cell-strips",
                gestures,
                theme,
                (figure, width) -> figure.preferredSize(theme.getValue()).height());
        hint.setWrapText(true);
        hint.getStyleClass().add("quiet");
        setContent(body, more);
        Turns.follow(this, model.details(), this::add);
        Turns.follow(this, model.cell(), this::show);
        Dimming.whileStale(model.stale(), body);
    }

    private void show(Optional<CellReading> cell) {
        cell.ifPresent(card::show);
        Node shown = cell.isPresent() ? card : hint;
        if (!body.getChildren().contains(shown)) {
            body.getChildren().setAll(shown);
        }
    }

    private void add(Optional<CellDetails> details) {
        strips.show(details.map(CellDetails::strips).orElse(null));
        details.ifPresentOrElse(
                found -> {
                    var nodes = new ArrayList<Node>();
                    if (!found.rival().isEmpty()) {
                        nodes.add(line(
                                "cell-odds",
                                text("inspector.odds", found.rival()),
                                text("inspector.odds.sum", found.odds().toArray())));
                    }
                    nodes.add(line(
                            "cell-flow",
                            text("inspector.flow"),
                            text("inspector.flow.product", found.flow().toArray())));
                    found.verified()
                            .ifPresent(real -> nodes.add(line(
                                    "cell-cut",
                                    text("inspector.cut"),
                                    text(
                                            "inspector.cut.both",
                                            real,
                                            found.estimated().orElse("")))));
                    var strip = new Label(text("inspector.strips"));
                    strip.getStyleClass().addAll("quiet", "small");
                    strip.setWrapText(true);
                    nodes.add(new VBox(4, strip, strips));
                    more.getChildren().setAll(nodes);
                },
                () -> more.getChildren().clear());
    }

    private static Node line(String id, String name, String value) {
        var words = new Label(name);
        words.getStyleClass().addAll("quiet", "small");
        words.setWrapText(true);
        var number = new Label(value);
        number.setId(id);
        number.getStyleClass().add("number");
        number.setWrapText(true);
        return new VBox(2, words, number);
    }
}
