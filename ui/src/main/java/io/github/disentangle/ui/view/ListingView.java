package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.Listing;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.export.ListingFormat;
import io.github.disentangle.ui.figure.fx.Pick;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A figure as a table: its numbers to sort, to read one by one, and to copy.
final class ListingView extends VBox {

    /// An order a person can choose without the mouse.
    private record Order(int column, boolean descending, String name) {}

    private final ListingTable table;
    private final Label count = new Label();
    private final Picker<Order> order;
    private final MenuButton copy = new MenuButton(text("table.copy"));
    private @Nullable Listing listing;

    /// @param id finds the table
    /// @param copied takes what is copied
    ListingView(String id, Consumer<@Nullable Target> point, Consumer<Pick> pick, Consumer<String> copied) {
        table = new ListingTable(point, pick);
        table.setId(id);
        count.setId(id + "-count");
        count.getStyleClass().add("quiet");
        count.setMinWidth(0);
        order = new Picker<>(
                id + "-order",
                text("table.order"),
                Order::name,
                chosen -> table.sortBy(chosen.column(), chosen.descending()));
        order.setPromptText(text("table.order"));
        copy.setId(id + "-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        for (ListingFormat format : ListingFormat.values()) {
            var item = new MenuItem(text("table.as", text("table.format." + format.extension())));
            item.setId(id + "-copy-" + format.extension());
            item.setOnAction(event -> copied.accept(written(format, table.order())));
            copy.getItems().add(item);
        }
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copied.accept(written(ListingFormat.TSV, table.chosen()));
                event.consume();
            }
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(8, count, gap, order, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("listing-bar");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(bar, table);
        setMinHeight(0);
    }

    /// Shows a figure's numbers; null or a figure without any for none.
    void show(@Nullable Figure figure) {
        Listing now = figure == null ? null : figure.listing().orElse(null);
        listing = now;
        setVisible(now != null);
        if (now == null || figure == null) {
            return;
        }
        table.setAccessibleText(figure.summary());
        table.show(now);
        count.setText(text("table.lines", now.length()));
        order.offer(IntStream.range(0, now.columns().size())
                .boxed()
                .flatMap(column -> Stream.of(false, true)
                        .map(descending -> new Order(
                                column,
                                descending,
                                text(
                                        descending ? "table.descending" : "table.ascending",
                                        now.columns().get(column).name()))))
                .toList());
    }

    /// Marks what is pinned and what is pointed at somewhere.
    void mark(List<Target> pinned, @Nullable Target hovered) {
        table.mark(pinned, hovered);
    }

    /// Puts the keyboard into the table, on the line of a target.
    void focusOn(@Nullable Target target) {
        table.requestFocus();
        table.goTo(target);
    }

    /// Whether the table has the keyboard.
    boolean hasKeyboard() {
        return table.isFocused();
    }

    private String written(ListingFormat format, int[] lines) {
        return listing == null ? "" : format.write(listing, lines);
    }
}
