package io.github.disentangle.ui.view.drawer;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Outcomes;
import io.github.disentangle.ui.state.Workbench;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The history as an indented list, oldest first: a branch is indented below the step it left. A click goes to a step.
final class HistoryView extends ListView<HistoryLine> {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final Workbench workbench;
    private final Outcomes outcomes;

    HistoryView(Workbench workbench, Outcomes outcomes) {
        this.workbench = workbench;
        this.outcomes = outcomes;
        setId("history");
        setAccessibleText(text("drawer.history"));
        setCellFactory(view -> new LineCell());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected();
            }
        });
        focusedProperty().subscribe(focused -> {
            if (focused && getSelectionModel().isEmpty()) {
                getSelectionModel().select(here(getItems())); // the arrows begin where the workbench stands
            }
        });
        workbench.revisionProperty().subscribe(revision -> refill());
        outcomes.countProperty().subscribe(count -> refill());
        sceneProperty().subscribe(scene -> refill());
    }

    /// Only while somebody can see it: a long history takes longer to list than a key to press.
    private void refill() {
        if (getScene() == null) {
            return;
        }
        List<HistoryLine> lines = HistoryLine.of(workbench.history(), outcomes::of);
        HistoryLine here = here(getItems());
        replaceChanged(lines);
        HistoryLine now = here(lines);
        if (now != null && (here == null || now.step().id() != here.step().id())) {
            scrollTo(now);
        }
    }

    /// Line by line: a fader that is dragged changes the last one many times a second.
    private void replaceChanged(List<HistoryLine> lines) {
        int known = getItems().size();
        for (int index = 0; index < Math.min(known, lines.size()); index++) {
            if (!lines.get(index).equals(getItems().get(index))) {
                getItems().set(index, lines.get(index));
            }
        }
        if (lines.size() < known) {
            getItems().remove(lines.size(), known);
        } else if (lines.size() > known) {
            getItems().addAll(lines.subList(known, lines.size()));
        }
    }

    private static @Nullable HistoryLine here(List<HistoryLine> lines) {
        return lines.stream().filter(HistoryLine::here).findFirst().orElse(null);
    }

    private void goToSelected() {
        HistoryLine line = getSelectionModel().getSelectedItem();
        if (line != null && !line.here()) {
            workbench.goTo(line.step());
        }
    }

    private final class LineCell extends ListCell<HistoryLine> {

        LineCell() {
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    goToSelected();
                }
            });
        }

        @Override
        protected void updateItem(HistoryLine line, boolean empty) {
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
