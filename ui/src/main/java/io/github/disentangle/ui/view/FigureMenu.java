package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTable;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.export.FigureExport;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Invocation;
import io.github.disentangle.ui.state.Commands;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// What a right click offers on a place of a picture.
final class FigureMenu {

    private final FigureCanvas canvas;
    private final Gestures gestures;

    FigureMenu(FigureCanvas canvas, Gestures gestures) {
        this.canvas = canvas;
        this.gestures = gestures;
    }

    /// The menu for a target, or for the whole picture.
    ContextMenu on(@Nullable Target target) {
        var menu = new ContextMenu();
        if (target != null) {
            var explain = item(
                    "menu-pin",
                    text("gesture.explain"),
                    () -> gestures.workbench().execute(Commands.pin(target)));
            menu.getItems().add(explain);
            List<Intervention> offers = gestures.offers(target);
            if (!offers.isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
                offers.forEach(offer -> menu.getItems()
                        .add(item(
                                "menu-offer",
                                gestures.words(offer),
                                () -> gestures.workbench().execute(Commands.intervene(offer)))));
            }
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().addAll(copies(target));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().add(item("menu-baseline", text("gesture.baseline"), gestures::baseline));
        return menu;
    }

    private List<MenuItem> copies(@Nullable Target target) {
        var items = new ArrayList<MenuItem>();
        Figure figure = canvas.figureProperty().get();
        if (figure == null) {
            return items;
        }
        if (target != null) {
            canvas.figureLayout()
                    .map(layout -> layout.describe(target))
                    .filter(words -> !words.isEmpty())
                    .ifPresent(words -> items.add(item(
                            "menu-copy-value",
                            text("gesture.copy.value"),
                            () -> gestures.dialogs().copy(words))));
        }
        figure.table().ifPresent(table -> {
            if (target != null) {
                table.row(target)
                        .ifPresent(row -> items.add(item(
                                "menu-copy-row",
                                text("gesture.copy.row"),
                                () -> gestures.dialogs().copy(table.csv(List.<FigureTable.Row>of(row))))));
            }
            items.add(item(
                    "menu-copy-table",
                    text("gesture.copy.table"),
                    () -> gestures.dialogs().copy(table.csv())));
        });
        items.add(item(
                "menu-copy-image",
                text("gesture.copy.image"),
                () -> gestures.dialogs()
                        .copy(FigureExport.of(figure, canvas.themeProperty().get())
                                .image(figure))));
        Invocation.of(gestures.workbench().state())
                .ifPresent(line -> items.add(item(
                        "menu-copy-command",
                        text("gesture.copy.command"),
                        () -> gestures.dialogs().copy(line))));
        return items;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
