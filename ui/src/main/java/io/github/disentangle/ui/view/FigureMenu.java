package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTable;
import io.github.disentangle.ui.figure.Listing;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.export.FigureExport;
import io.github.disentangle.ui.figure.export.ListingFormat;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.state.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// What a right click offers on a place of a picture.
final class FigureMenu {

    private final FigureCanvas canvas;
    private final Gestures gestures;
    private final Supplier<Optional<String>> command;

    /// @param command the command line that draws the picture again, if there is one
    FigureMenu(FigureCanvas canvas, Gestures gestures, Supplier<Optional<String>> command) {
        this.canvas = canvas;
        this.gestures = gestures;
        this.command = command;
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
        items.addAll(figure.table()
                .map(table -> spreadsheet(table, target))
                .orElseGet(() ->
                        figure.listing().map(listing -> lines(listing, target)).orElse(List.of())));
        items.add(item(
                "menu-copy-image",
                text("gesture.copy.image"),
                () -> gestures.dialogs()
                        .copy(FigureExport.of(figure, canvas.themeProperty().get())
                                .image(figure))));
        command.get()
                .ifPresent(line -> items.add(item(
                        "menu-copy-command",
                        text("gesture.copy.command"),
                        () -> gestures.dialogs().copy(line))));
        return items;
    }

    private List<MenuItem> spreadsheet(FigureTable table, @Nullable Target target) {
        var items = new ArrayList<MenuItem>();
        if (target != null) {
            table.row(target).ifPresent(row -> items.add(copy("row", () -> table.csv(List.of(row)))));
        }
        items.add(copy("table", table::csv));
        return items;
    }

    private List<MenuItem> lines(Listing listing, @Nullable Target target) {
        var items = new ArrayList<MenuItem>();
        int line = listing.line(target);
        if (line >= 0) {
            items.add(copy("row", () -> ListingFormat.CSV.write(listing, line)));
        }
        items.add(copy("table", () -> ListingFormat.CSV.write(listing, listing.unsorted())));
        return items;
    }

    private MenuItem copy(String what, Supplier<String> words) {
        return item(
                "menu-copy-" + what,
                text("gesture.copy." + what),
                () -> gestures.dialogs().copy(words.get()));
    }

    private static MenuItem item(String id, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
