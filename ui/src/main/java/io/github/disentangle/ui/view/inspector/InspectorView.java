package io.github.disentangle.ui.view.inspector;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.view.Card;
import java.util.Optional;
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

    public InspectorView(InspectorViewModel model) {
        super("inspector", text("inspector.title"));
        setContent(body);
        model.cell().subscribe(this::show);
        model.stale().subscribe(stale -> body.setOpacity(stale ? 0.55 : 1));
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
        var box = new VBox(10, new VBox(2, tokens, place), sum(cell), softmax(cell));
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
