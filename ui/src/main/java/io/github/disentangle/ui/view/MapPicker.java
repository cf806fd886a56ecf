package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;

/// Which numbers of a head a map shows. What the scores of the open model do not have cannot be chosen, and if it was
/// chosen in another model, the view says so.
///
/// @param live whose model it is
public record MapPicker(Workbench workbench, Live live) {

    /// The numbers that are shown.
    public ObservableValue<AttentionMap> map() {
        return workbench.part(WorkbenchState::selection).map(selection -> selection.map());
    }

    /// Shows others.
    public void show(AttentionMap wanted) {
        workbench.execute(Commands.show(wanted));
    }

    /// Why the numbers cannot be shown; blank when they can.
    public ObservableValue<String> obstacle() {
        ObservableValue<AttentionMap> map = map();
        return Computed.of(
                () -> live.has(map.getValue())
                        ? ""
                        : text("map.absent", text(map.getValue().messageKey())),
                map,
                live.model());
    }

    /// A button for each.
    ///
    /// @param prefix of the buttons' ids
    public Segments<AttentionMap> buttons(String prefix) {
        var maps = new Segments<>(
                List.of(AttentionMap.values()),
                map -> text(map.messageKey()),
                map -> prefix + map.messageKey().replace('.', '-'));
        for (AttentionMap map : AttentionMap.values()) {
            var button = maps.button(map);
            button.setAccessibleText(text(map.messageKey() + ".long"));
            Tip.on(button, text(map.messageKey() + ".long"));
            if (map.term().isPresent()) {
                var swatch = new Region();
                swatch.getStyleClass().addAll("swatch", map.commandName());
                button.setGraphic(swatch);
                button.setContentDisplay(ContentDisplay.LEFT);
                button.setGraphicTextGap(6);
            }
            live.model().subscribe(model -> button.setDisable(!live.has(map)));
        }
        map().subscribe(maps::setValue);
        maps.setOnChoice(this::show);
        return maps;
    }
}
