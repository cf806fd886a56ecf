package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// Draws the ruler of positions: tokens are dragged along it, or moved with the arrow keys.
public final class PositionsView extends VBox {

    private static final double STEP = 34;
    private static final double MARGIN = 12;
    private static final double CHIP_TOP = 26;
    private static final double ROW = 26;
    private static final int ROWS = 2;

    private final PositionsViewModel model;
    private final Pane ruler = new Pane();
    private final Slider gap = new Slider(0, PositionsViewModel.WIDEST_GAP, 0);
    private boolean writing;
    private int focused = -1;

    public PositionsView(PositionsViewModel model) {
        this.model = model;
        setId("positions");
        getStyleClass().add("positions");
        gap.setId("gap");
        gap.setBlockIncrement(1);
        gap.setPrefWidth(200);
        gap.setAccessibleText(text("positions.gap"));
        gap.valueProperty().subscribe((before, now) -> {
            if (!writing) {
                model.openGap((int) Math.round(now.doubleValue()));
            }
        });
        var size = new Label();
        size.setId("gap-size");
        size.setMinWidth(32);
        model.gapSize().subscribe(now -> {
            writing = true;
            gap.setValue(now);
            size.setText(Integer.toString(now));
            writing = false;
        });
        var words = new Label(text("positions.gap"));
        words.getStyleClass().add("quiet");
        words.setMinWidth(USE_PREF_SIZE);
        var reset = new Button(text("positions.reset"));
        reset.setId("positions-reset");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.getStyleClass().add("tool");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setOnAction(event -> model.reset());
        var about = new Label(text("positions.about"));
        about.getStyleClass().addAll("quiet", "small");
        about.setMinWidth(0);
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMaxWidth(Double.MAX_VALUE);
        var tools = new HBox(8, words, gap, size, reset, about);
        tools.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var scroll = new ScrollPane(ruler);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("ruler");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(tools, scroll);
        model.marks().subscribe(this::show);
    }

    private void show(List<PositionsViewModel.Mark> marks) {
        int last =
                marks.stream().mapToInt(PositionsViewModel.Mark::position).max().orElse(0);
        ruler.getChildren().clear();
        var line = new Line(MARGIN, CHIP_TOP - 6, MARGIN + (last + 1) * STEP, CHIP_TOP - 6);
        line.getStyleClass().add("ruler-line");
        ruler.getChildren().add(line);
        for (int position = 0; position <= last; position += last > 200 ? 10 : 1) {
            var number = new Label(Integer.toString(position));
            number.getStyleClass().addAll("quiet", "small");
            number.relocate(x(position), 0);
            ruler.getChildren().add(number);
        }
        int[] taken = new int[last + 1];
        for (PositionsViewModel.Mark mark : marks) {
            Node chip = chip(mark);
            int row = taken[mark.position()] + (mark.position() % ROWS);
            taken[mark.position()] += ROWS;
            chip.relocate(x(mark.position()), CHIP_TOP + row * ROW);
            ruler.getChildren().add(chip);
            if (mark.token() == focused) {
                chip.requestFocus();
            }
        }
        ruler.setMinWidth(2 * MARGIN + (last + 3) * STEP);
    }

    private Node chip(PositionsViewModel.Mark mark) {
        var chip = new Label(mark.text());
        chip.setId("position-" + mark.token());
        chip.getStyleClass().add("position-chip");
        if (mark.moved()) {
            chip.getStyleClass().add("moved");
        }
        if (mark.special()) {
            chip.getStyleClass().add("special");
        }
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setMaxWidth(3 * STEP);
        chip.setFocusTraversable(true);
        chip.setAccessibleText(text("positions.chip", mark.text(), mark.position()));
        chip.setTooltip(new Tooltip(text("positions.chip", mark.text(), mark.position())));
        chip.setOnMousePressed(event -> chip.toFront());
        chip.setOnMouseDragged(event -> chip.setLayoutX(
                Math.max(MARGIN, ruler.sceneToLocal(event.getSceneX(), 0).getX() - chip.getWidth() / 2)));
        chip.setOnMouseReleased(event -> {
            int position = (int) Math.max(0, Math.round((chip.getLayoutX() - MARGIN) / STEP));
            chip.setLayoutX(x(mark.position()));
            model.place(mark.token(), position);
        });
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
            if (step != 0) {
                focused = mark.token();
                model.place(mark.token(), mark.position() + step);
                event.consume();
            }
        });
        return chip;
    }

    private static double x(int position) {
        return MARGIN + position * STEP;
    }
}
