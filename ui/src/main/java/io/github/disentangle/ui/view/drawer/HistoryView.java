package io.github.disentangle.ui.view.drawer;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.Workbench;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The history as an indented list, oldest first: a branch is indented below the step it left. A click goes to a step.
final class HistoryView extends ListView<HistoryView.Line> {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    /// A step with its depth in the tree of branches.
    record Line(Step step, int depth, boolean here, boolean onPath, String outcome) {}

    private final Workbench workbench;
    private final Function<Step, String> outcome;

    /// @param outcome what came out of a step, in a few words; empty when not known
    HistoryView(Workbench workbench, Function<Step, String> outcome) {
        this.workbench = workbench;
        this.outcome = outcome;
        setId("history");
        setAccessibleText(text("drawer.history"));
        setCellFactory(view -> new LineCell());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected();
            }
        });
        workbench.revisionProperty().subscribe(revision -> refill());
    }

    void refill() {
        List<Line> lines = lines(workbench, outcome);
        getItems().setAll(lines);
        lines.stream().filter(Line::here).findFirst().ifPresent(this::scrollTo);
    }

    /// Depth-first; older branches are set in and come before the newest, which stays on its parent's level.
    static List<Line> lines(Workbench workbench, Function<Step, String> outcome) {
        var history = workbench.history();
        Map<Integer, List<Step>> children = new HashMap<>();
        for (Step step : history.steps()) {
            step.parent().ifPresent(parent ->
                    children.computeIfAbsent(parent, id -> new ArrayList<>()).add(step));
        }
        var lines = new ArrayList<Line>();
        Deque<Line> waiting = new ArrayDeque<>();
        waiting.push(new Line(history.steps().getFirst(), 0, false, false, ""));
        while (!waiting.isEmpty()) {
            Line next = waiting.pop();
            Step step = next.step();
            lines.add(new Line(
                    step,
                    next.depth(),
                    step.id() == history.current().id(),
                    history.onPath(step),
                    outcome.apply(step)));
            List<Step> after = children.getOrDefault(step.id(), List.of());
            for (int index = after.size() - 1; index >= 0; index--) {
                boolean newest = index == after.size() - 1;
                waiting.push(new Line(after.get(index), next.depth() + (newest ? 0 : 1), false, false, ""));
            }
        }
        return lines;
    }

    private void goToSelected() {
        Line line = getSelectionModel().getSelectedItem();
        if (line != null && !line.here()) {
            workbench.goTo(line.step());
        }
    }

    private final class LineCell extends ListCell<Line> {

        LineCell() {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    goToSelected();
                }
            });
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("here", "off-path");
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            if (line.here()) {
                getStyleClass().add("here");
            } else if (!line.onPath()) {
                getStyleClass().add("off-path");
            }
            pseudoClassStateChanged(HERE, line.here());
            var what = new Label(line.step().description());
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var result = new Label(line.outcome());
            result.getStyleClass().add("quiet");
            var row = new HBox(8, what, gap, result);
            row.setPadding(new javafx.geometry.Insets(0, 0, 0, 16.0 * line.depth()));
            setGraphic(row);
            setAccessibleText(line.step().description() + (line.here() ? ", " + text("history.here") : ""));
        }
    }
}
