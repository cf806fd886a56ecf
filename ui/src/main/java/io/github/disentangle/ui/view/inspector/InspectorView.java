package io.github.disentangle.ui.view.inspector;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.StripsFigure;
import io.github.disentangle.ui.view.Card;
import io.github.disentangle.ui.view.Dimming;
import io.github.disentangle.ui.view.FigureStrip;
import io.github.disentangle.ui.view.Gestures;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Draws the cell card.
public final class InspectorView extends Card {

    private final VBox body = new VBox(10);

    private final VBox more = new VBox(10);
    private final FigureStrip<StripsFigure> strips;

    public InspectorView(InspectorViewModel model, Gestures gestures, ObservableValue<FigureTheme> theme) {
        super("inspector", text("inspector.title"));
        strips = new FigureStrip<>(
                "cell-strips",
                gestures,
                theme,
                (figure, width) -> figure.preferredSize(theme.getValue()).height());
        setContent(body, more);
        model.details().subscribe(this::add);
        model.cell().subscribe(this::show);
        Dimming.whileStale(model.stale(), body);
    }

    private void show(Optional<CellReading> cell) {
        if (cell.isPresent()) {
            body.getChildren().setAll(card(cell.get()));
        } else {
            var hint = new Label(text("inspector.hint"));
            hint.setWrapText(true);
            hint.getStyleClass().add("quiet");
            body.getChildren().setAll(hint);
        }
    }

    private static Node card(CellReading cell) {
        var tokens = new Label(text("inspector.pair", cell.query(), cell.key()));
        tokens.setId("cell-tokens");
        tokens.getStyleClass().add("token-pair");
        var place = new Label(text("inspector.place", cell.layer(), cell.head(), distance(cell.distance())));
        place.getStyleClass().addAll("quiet", "small");
        var scale = new Label(text("inspector.scale", cell.scale()));
        scale.getStyleClass().addAll("quiet", "small");
        scale.setWrapText(true);
        var box = new VBox(10, new VBox(2, tokens, place), sum(cell), scale, softmax(cell));
        box.setId("cell-card");
        box.setAccessibleText(text(
                "inspector.spoken",
                cell.layer(),
                cell.head(),
                cell.query(),
                cell.key(),
                Numbers.readable(cell.probability()),
                text(cell.strongest().name() + ".match")));
        return box;
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

    private static GridPane sum(CellReading cell) {
        var grid = new GridPane();
        grid.getStyleClass().add("sum");
        var name = new ColumnConstraints();
        var bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        bar.setMinWidth(60);
        var value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        value.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(name, bar, value);
        double limit = cell.addends().stream()
                .mapToDouble(addend -> Math.abs(addend.value()))
                .reduce(Math.abs(cell.scoreValue()), Math::max);
        int row = 0;
        for (CellReading.Addend addend : cell.addends()) {
            String term = addend.name().substring(addend.name().indexOf('.') + 1);
            grid.addRow(
                    row++,
                    named(term, text(addend.name())),
                    new SignedBar(addend.value(), limit, term),
                    number("cell-" + term, addend.present() ? addend.text() : text("inspector.absent")));
        }
        var total = new Region();
        total.getStyleClass().add("total-line");
        grid.add(total, 0, row++, 3, 1);
        grid.addRow(
                row,
                named("score", text("map.score")),
                new SignedBar(cell.scoreValue(), limit, "score"),
                number("cell-score", cell.score()));
        return grid;
    }

    private static Node named(String term, String words) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", term);
        var label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(8, swatch, label);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    private static Label number(String id, String words) {
        var label = new Label(words);
        label.setId(id);
        label.getStyleClass().add("number");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node softmax(CellReading cell) {
        var words = new Label(text("inspector.softmax", cell.keys()));
        words.getStyleClass().add("quiet");
        words.setMinWidth(0);
        var probability = number("cell-probability", Numbers.readable(cell.probability()));
        probability.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(8, words, gap, probability);
        line.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        var rank = new Label(text("inspector.rank", cell.rank(), cell.keys()));
        rank.getStyleClass().addAll("quiet", "small");
        return new VBox(2, line, rank);
    }

    private static String distance(int distance) {
        return distance == 0
                ? text("inspector.same")
                : text(distance > 0 ? "inspector.before" : "inspector.after", Math.abs(distance));
    }
}
