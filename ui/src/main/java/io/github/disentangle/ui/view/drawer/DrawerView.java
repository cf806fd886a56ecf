package io.github.disentangle.ui.view.drawer;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Outcomes;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.FloatingPanel;
import io.github.disentangle.ui.view.Ground;
import io.github.disentangle.ui.work.Work;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// History, positions, jobs and log behind a tab each.
public final class DrawerView extends VBox implements FloatingPanel {

    private final StackPane host = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final HBox tabs;

    /// @param positions the ruler of positions
    /// @param reducedMotion whether nothing should move by itself
    public DrawerView(
            Workbench workbench,
            Work work,
            ObservableList<String> log,
            Outcomes outcomes,
            Node positions,
            ObservableValue<Boolean> reducedMotion) {
        getStyleClass().add("card");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tabs = new HBox(
                tab("drawer.history", new HistoryView(workbench, outcomes)),
                tab("drawer.positions", positions),
                tab("drawer.jobs", new JobsView(work, reducedMotion)),
                tab("drawer.log", new LogView(log)),
                gap);
        tabs.getStyleClass().add("drawer-tabs");
        tabs.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(host, Priority.ALWAYS);
        host.setMinHeight(0);
        host.setPadding(new javafx.geometry.Insets(4, 1, 4, 1));
        getChildren().setAll(new Ground(), tabs, host);
        group.getToggles().getFirst().setSelected(true);
    }

    @Override
    public Panel panel() {
        return Panel.DRAWER;
    }

    @Override
    public Region head() {
        return tabs;
    }

    @Override
    public void addToHead(Node button) {
        tabs.getChildren().add(button);
    }

    private ToggleButton tab(String key, Node content) {
        var tab = new ToggleButton(text(key));
        tab.setId(key.replace('.', '-'));
        tab.getStyleClass().add("view-tab");
        tab.setToggleGroup(group);
        tab.setOnAction(event -> tab.setSelected(true));
        tab.selectedProperty().subscribe(selected -> {
            if (selected) {
                host.getChildren().setAll(content);
            }
        });
        return tab;
    }
}
