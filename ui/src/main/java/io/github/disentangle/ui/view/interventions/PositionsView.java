package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.LiveScrollPane;
import io.github.disentangle.ui.view.Tip;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;

/// Draws the ruler of positions: tokens are dragged along it, or moved with the arrow keys.
public final class PositionsView extends VBox {

    private static final double LEAST_STEP = 34;
    private static final double MOST_STEP = 64;
    private static final double MARGIN = 12;
    private static final double CHIP_TOP = 26;
    private static final double ROW = 26;
    private static final int ROWS = 2;
    private static final double CHIP_PADDING = 22;

    private final PositionsViewModel model;
    private final Gestures gestures;
    private final List<PositionChip> chips = new ArrayList<>();
    private final Tooltip tip = new Tooltip();
    private final Pane ruler = new Pane();
    private final Slider gap = new Slider(0, PositionsViewModel.WIDEST_GAP, 0);
    private boolean writing;
    private int focused = -1;
    private List<PositionsViewModel.Mark> shown = List.of();
    private double step = LEAST_STEP;
    private int first;

    public PositionsView(PositionsViewModel model, Gestures gestures) {
        this.model = model;
        this.gestures = gestures;
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
        var shift = new Spinner<Integer>(-PositionsViewModel.FARTHEST_SHIFT, PositionsViewModel.FARTHEST_SHIFT, 0);
        shift.setId("shift");
        shift.setPrefWidth(84);
        shift.getEditor().setAccessibleText(text("positions.shift"));
        shift.valueProperty().subscribe((before, now) -> {
            if (!writing && now != null) {
                model.shiftBy(now);
            }
        });
        model.shift().subscribe(now -> {
            writing = true;
            shift.getValueFactory().setValue(now);
            writing = false;
        });
        var shiftName = new Label(text("positions.shift"));
        shiftName.getStyleClass().add("quiet");
        shiftName.setMinWidth(USE_PREF_SIZE);
        var shuffle = new ToggleButton(text("positions.shuffle"));
        shuffle.setId("positions-shuffle");
        shuffle.setMinWidth(USE_PREF_SIZE);
        Tip.on(shuffle, text("positions.shuffle.about"));
        shuffle.selectedProperty().bindBidirectional(model.shuffling());
        var about = new Label();
        about.getStyleClass().addAll("quiet", "small");
        about.textProperty().bind(model.about());
        var orders = new OrderStrip();
        model.order().subscribe(orders::show);
        var said = new Label();
        said.setId("positions-order");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.textProperty().bind(model.orderWords());
        var chance = new HBox(10, orders, said);
        chance.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.textProperty().subscribe(now -> {
            chance.setVisible(!now.isEmpty());
            chance.setManaged(!now.isEmpty());
            about.setVisible(now.isEmpty());
            about.setManaged(now.isEmpty());
        });
        var tools = new FlowPane(12, 6, group(words, gap, size), group(shiftName, shift), group(shuffle, reset), about);
        tools.setRowValignment(javafx.geometry.VPos.CENTER);
        tools.setMinHeight(USE_PREF_SIZE);
        var scroll = new LiveScrollPane(ruler);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("ruler");
        scroll.setMinHeight(CHIP_TOP + (ROWS + 1) * ROW);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var body = new VBox(6, tools, chance, scroll);
        var whole = new LiveScrollPane(body);
        whole.setFitToWidth(true);
        whole.setFitToHeight(true);
        whole.getStyleClass().add("ruler");
        VBox.setVgrow(whole, Priority.ALWAYS);
        getChildren().setAll(whole);
        model.marks().subscribe(marks -> follow());
        sceneProperty().subscribe(scene -> follow());
        gestures.workbench().hoverProperty().subscribe(hovered -> mark());
        gestures.workbench().part(state -> state.selection().pins()).subscribe(pins -> mark());
    }

    private static HBox group(Node... nodes) {
        var group = new HBox(8, nodes);
        group.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return group;
    }

    /// Room for the widest name in every second place, within reason.
    private static double step(List<PositionsViewModel.Mark> marks) {
        double widest = marks.stream()
                .mapToDouble(mark -> new Text(mark.text()).getLayoutBounds().getWidth())
                .max()
                .orElse(0);
        return Math.clamp((widest + CHIP_PADDING) / ROWS, LEAST_STEP, MOST_STEP);
    }

    /// The ruler has a chip for every token, so it is made only where it can be seen.
    private void follow() {
        if (getScene() == null) {
            return;
        }
        List<PositionsViewModel.Mark> marks = model.marks().getValue();
        if (!marks.equals(shown)) {
            shown = marks;
            show(marks);
        }
        mark();
    }

    private void show(List<PositionsViewModel.Mark> marks) {
        step = step(marks);
        first = marks.stream().mapToInt(PositionsViewModel.Mark::position).min().orElse(0);
        int last =
                marks.stream().mapToInt(PositionsViewModel.Mark::position).max().orElse(0);
        ruler.getChildren().clear();
        chips.clear();
        var line = new Line(MARGIN, CHIP_TOP - 6, MARGIN + (last - first + 1) * step, CHIP_TOP - 6);
        line.getStyleClass().add("ruler-line");
        ruler.getChildren().add(line);
        for (int position = first; position <= last; position += last - first > 200 ? 10 : 1) {
            var number = new Label(Integer.toString(position));
            number.getStyleClass().addAll("quiet", "small");
            number.relocate(x(position), 0);
            ruler.getChildren().add(number);
        }
        int[] taken = new int[last - first + 1];
        for (PositionsViewModel.Mark mark : marks) {
            var chip = new PositionChip(mark, gestures, tip, by -> {
                focused = mark.token();
                model.place(mark.token(), mark.position() + by);
            });
            chip.setMaxWidth(ROWS * step - 2);
            int place = mark.position() - first;
            int row = taken[place] + place % ROWS;
            taken[place] += ROWS;
            chip.relocate(x(mark.position()), CHIP_TOP + row * ROW);
            chip.setOnMouseDragged(event -> chip.setLayoutX(
                    Math.max(MARGIN, ruler.sceneToLocal(event.getSceneX(), 0).getX() - chip.getWidth() / 2)));
            chip.setOnDropped(() -> {
                int position = (int) Math.max(0, first + Math.round((chip.getLayoutX() - MARGIN) / step));
                chip.setLayoutX(x(mark.position()));
                model.place(mark.token(), position);
            });
            ruler.getChildren().add(chip);
            chips.add(chip);
            if (mark.token() == focused) {
                chip.requestFocus();
            }
        }
        ruler.setMinWidth(2 * MARGIN + (last - first + 3) * step);
    }

    private void mark() {
        if (getScene() == null) {
            return;
        }
        var pins = gestures.workbench().state().selection().pins();
        Target hovered = gestures.workbench().hoverProperty().get();
        chips.forEach(chip -> chip.mark(pins, hovered));
    }

    private double x(int position) {
        return MARGIN + (position - first) * step;
    }
}
