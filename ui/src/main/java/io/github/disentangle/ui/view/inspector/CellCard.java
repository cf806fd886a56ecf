package io.github.disentangle.ui.view.inspector;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Draws one cell's score as a sum, and its softmax. Its nodes are made once: the pointer goes over many cells in a
/// second.
final class CellCard extends VBox {

    private static final List<String> TERMS = List.of("c2c", "c2p", "p2c");

    private final Label tokens = new Label();
    private final Label place = words();
    private final Label scale = words();
    private final List<SignedBar> bars = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final Label softmax = new Label();
    private final Label probability = number("cell-probability");
    private final Label rank = words();

    CellCard() {
        super(10);
        setId("cell-card");
        tokens.setId("cell-tokens");
        tokens.getStyleClass().add("token-pair");
        scale.setWrapText(true);
        getChildren().setAll(new VBox(2, tokens, place), sum(), scale, softmaxLine());
    }

    void show(CellReading cell) {
        tokens.setText(text("inspector.pair", cell.query(), cell.key()));
        place.setText(text("inspector.place", cell.layer(), cell.head(), distance(cell.distance())));
        scale.setText(text("inspector.scale", cell.scale()));
        double limit = cell.addends().stream()
                .mapToDouble(addend -> Math.abs(addend.value()))
                .reduce(Math.abs(cell.scoreValue()), Math::max);
        for (int term = 0; term < TERMS.size(); term++) {
            CellReading.Addend addend = cell.addends().get(term);
            bars.get(term).show(addend.value(), limit);
            values.get(term).setText(addend.text());
        }
        bars.getLast().show(cell.scoreValue(), limit);
        values.getLast().setText(cell.score());
        softmax.setText(text("inspector.softmax", cell.keys()));
        probability.setText(Numbers.readable(cell.probability()));
        rank.setText(text("inspector.rank", cell.rank(), cell.keys()));
        setAccessibleText(text(
                "inspector.spoken",
                cell.layer(),
                cell.head(),
                cell.query(),
                cell.key(),
                Numbers.readable(cell.probability()),
                text(cell.strongest().name() + ".match")));
    }

    private GridPane sum() {
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
        TERMS.forEach(term -> line(grid, term));
        var total = new Region();
        total.getStyleClass().add("total-line");
        grid.add(total, 0, grid.getRowCount(), 3, 1);
        line(grid, "score");
        return grid;
    }

    private void line(GridPane grid, String term) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", term);
        var name = new Label(text("map." + term));
        name.setMinWidth(Region.USE_PREF_SIZE);
        var named = new HBox(8, swatch, name);
        named.setAlignment(Pos.CENTER_LEFT);
        var bar = new SignedBar(term);
        var value = number("cell-" + term);
        bars.add(bar);
        values.add(value);
        grid.addRow(grid.getRowCount(), named, bar, value);
    }

    private Node softmaxLine() {
        softmax.getStyleClass().add("quiet");
        softmax.setMinWidth(0);
        probability.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(8, softmax, gap, probability);
        line.setAlignment(Pos.BASELINE_LEFT);
        return new VBox(2, line, rank);
    }

    private static Label words() {
        var label = new Label();
        label.getStyleClass().addAll("quiet", "small");
        return label;
    }

    private static Label number(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("number");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String distance(int distance) {
        return distance == 0
                ? text("inspector.same")
                : text(distance > 0 ? "inspector.before" : "inspector.after", Math.abs(distance));
    }
}
