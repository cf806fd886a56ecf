package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Listing;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The lines of a listing, sorted by a click on a heading. The selected row is the keyboard's cursor and stands for
/// what is pointed at; what is pinned is marked, as in the picture.
final class ListingTable extends TableView<Integer> {

    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final double ROW_HEIGHT = 26;
    private static final double WIDEST = 260;

    private final ListingLines lines = new ListingLines();
    private final List<Row> rows = new ArrayList<>();
    private final Consumer<@Nullable Target> point;
    private final Consumer<Pick> pick;
    private @Nullable Listing listing;
    private List<Target> pins = List.of();
    private @Nullable Target pointed;
    private boolean showing;

    /// @param point told what the pointer or the cursor is on
    /// @param pick told what is chosen, as by a figure
    ListingTable(Consumer<@Nullable Target> point, Consumer<Pick> pick) {
        this.point = point;
        this.pick = pick;
        getStyleClass().add("listing");
        setFixedCellSize(ROW_HEIGHT); // then columns out of sight cost nothing either
        setItems(lines);
        setRowFactory(view -> new Row());
        setSortPolicy(view -> {
            sort(listing);
            return true;
        });
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && !showing) {
                point.accept(target(line));
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (event.isKeyboardTrigger()) {
                pick.accept(new Pick(
                        target(getSelectionModel().getSelectedItem()),
                        Pick.Kind.MENU,
                        event.getScreenX(),
                        event.getScreenY()));
                event.consume();
            }
        });
    }

    /// Shows a listing; headings, order and cursor stay where the new one has the same columns.
    void show(Listing now) {
        List<String> before = listing == null ? List.of() : names(listing);
        Integer cursor = getSelectionModel().getSelectedItem();
        listing = now;
        showing = true;
        if (!names(now).equals(before)) {
            getSortOrder().clear();
            getColumns().setAll(now.columns().stream().map(this::column).toList());
        }
        sort(now);
        refresh();
        if (cursor != null && cursor < now.length()) {
            getSelectionModel().select(lines.place(cursor));
        }
        showing = false;
    }

    /// Marks what is pinned and what is pointed at somewhere.
    void mark(List<Target> pinned, @Nullable Target hovered) {
        boolean others = !pinned.equals(pins);
        pins = pinned;
        pointed = hovered;
        rows.forEach(Row::mark);
        if (others && !pinned.isEmpty() && !isFocused()) {
            goTo(pinned.getLast());
        }
    }

    /// Puts the cursor on a target's line and brings it into sight.
    void goTo(@Nullable Target target) {
        int place = listing == null ? -1 : lines.place(listing.line(target));
        if (place >= 0) {
            showing = true;
            getSelectionModel().select(place);
            scrollTo(Math.max(0, place - 3));
            showing = false;
        }
    }

    /// Sorts by a column.
    void sortBy(int column, boolean descending) {
        TableColumn<Integer, ?> by = getColumns().get(column);
        by.setSortType(descending ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        getSortOrder().setAll(List.of(by));
    }

    /// All lines in the order shown.
    int[] order() {
        return lines.order();
    }

    /// The lines that are pinned, in the order shown; the cursor's when none is.
    int[] chosen() {
        Listing shown = listing;
        if (shown == null) {
            return new int[0];
        }
        int[] pinned = java.util.Arrays.stream(lines.order())
                .filter(line -> pins.contains(shown.target(line)))
                .toArray();
        Integer cursor = getSelectionModel().getSelectedItem();
        return pinned.length > 0 || cursor == null ? pinned : new int[] {cursor};
    }

    private void sort(@Nullable Listing shown) {
        if (shown == null) {
            return;
        }
        if (getSortOrder().isEmpty()) {
            lines.show(shown.unsorted());
        } else {
            var by = getSortOrder().getFirst();
            lines.show(shown.sorted(
                    shown.columns().get(getColumns().indexOf(by)),
                    by.getSortType() == TableColumn.SortType.DESCENDING));
        }
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() != null) {
            var kind = Pick.Kind.holding(event.isShiftDown(), event.isShortcutDown());
            pick.accept(new Pick(target(getSelectionModel().getSelectedItem()), kind, 0, 0));
            event.consume();
        }
    }

    private @Nullable Target target(@Nullable Integer line) {
        return line == null || listing == null || line >= listing.length() ? null : listing.target(line);
    }

    private TableColumn<Integer, String> column(Listing.Column shown) {
        int index = listing == null ? 0 : listing.columns().indexOf(shown);
        var column = new TableColumn<Integer, String>(shown.name());
        column.setCellValueFactory(features -> new ReadOnlyStringWrapper(
                listing == null ? "" : listing.columns().get(index).readable(features.getValue())));
        column.setReorderable(false);
        column.setMinWidth(56);
        column.setPrefWidth(Math.min(
                WIDEST,
                28 + 7.5 * Math.max(shown.numeric() ? 4 : 9, shown.name().length())));
        if (shown.numeric()) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    private static List<String> names(Listing listing) {
        return listing.columns().stream().map(Listing.Column::name).toList();
    }

    /// One line in sight.
    private final class Row extends TableRow<Integer> {

        Row() {
            rows.add(this);
            hoverProperty().subscribe(over -> {
                if (!isEmpty()) {
                    point.accept(over ? target(getItem()) : null);
                }
            });
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (!isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    var kind = Pick.Kind.holding(event.isShiftDown(), event.isShortcutDown());
                    pick.accept(new Pick(target(getItem()), kind, event.getScreenX(), event.getScreenY()));
                }
            });
            setOnContextMenuRequested(event -> {
                if (!isEmpty() && !event.isKeyboardTrigger()) {
                    pick.accept(new Pick(target(getItem()), Pick.Kind.MENU, event.getScreenX(), event.getScreenY()));
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Integer line, boolean empty) {
            super.updateItem(line, empty);
            mark();
        }

        private void mark() {
            Target target = isEmpty() ? null : target(getItem());
            pseudoClassStateChanged(PINNED, target != null && pins.contains(target));
            pseudoClassStateChanged(POINTED, target != null && target.equals(pointed));
        }
    }
}
