package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Invocation;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Workbench;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A picture with one line below it: what it is, or what is marked. The picture is dimmed while it is stale, replaced
/// by a hint while there is none.
public final class FigurePane extends VBox {

    private static final PseudoClass SPEAKING = PseudoClass.getPseudoClass("speaking");

    private final FigureCanvas canvas;
    private final Workbench workbench;
    private final ObservableValue<String> note;
    private final Label readout = new Label();
    private final ToggleButton tabular = new ToggleButton(null, new FontIcon("mdi2t-table"));
    private final Supplier<ListingView> recipe;
    private final StackPane stack;
    private double measuredWidth = -1;
    private @Nullable ListingView listing;
    /// What had the keyboard when it was wanted here and there was no picture yet.
    private Optional<Node> keyboardFrom = Optional.empty();

    /// @param id finds the canvas
    /// @param live asks about the state whose picture this is
    /// @param hint shown while there is no picture
    public FigurePane(
            String id, Gestures gestures, Live live, ObservableValue<FigureTheme> theme, FigureModel model, Node hint) {
        workbench = gestures.workbench();
        note = model.note();
        getStyleClass().add("view-body");
        canvas = new FigureCanvas(theme.getValue());
        canvas.setId(id);
        theme.subscribe(now -> canvas.themeProperty().set(now));
        Turns.follow(this, model.figure(), now -> {
            canvas.setFigure(now);
            canvas.setVisible(now != null);
            hint.setVisible(now == null);
            readAfterLayout();
            if (now != null && keyboardFrom.isPresent() && keyboardFrom.equals(focusOwner())) {
                takeKeyboard();
            }
        });
        Dimming.whileStale(model.stale(), canvas);
        note.subscribe(words -> {
            measuredWidth = -1;
            readAfterLayout();
        });
        sceneProperty().subscribe(scene -> readAfterLayout());
        var link = FigureLink.connect(
                canvas,
                gestures,
                () -> model.options().isEmpty()
                        ? Optional.empty()
                        : Invocation.of(live.state().getValue(), model.options()));
        recipe = () -> new ListingView(
                id + "-table",
                target -> workbench.hoverProperty().set(target),
                link::take,
                words -> gestures.dialogs().copy(words));
        workbench.hoverProperty().subscribe(target -> read());
        workbench.comparingProperty().subscribe(comparing -> read());
        workbench.part(state -> state.selection().pins()).subscribe(pins -> read());
        readout.setId(id + "-readout");
        readout.getStyleClass().add("readout");
        readout.setWrapText(true);
        HBox.setHgrow(readout, Priority.ALWAYS);
        readout.setMinHeight(USE_PREF_SIZE);
        readout.setMaxWidth(Double.MAX_VALUE);
        tabular.setId(id + "-tabular");
        tabular.getStyleClass().add("tool");
        tabular.setAccessibleText(text("table.show"));
        Tip.on(tabular, text("table.show.key"));
        tabular.selectedProperty().bindBidirectional(workbench.tabularProperty());
        stack = new StackPane(canvas, hint);
        stack.setMinHeight(0);
        workbench.tabularProperty().subscribe(now -> showAs(now, model.figure().getValue()));
        model.figure().subscribe(now -> tabulate(now));
        VBox.setVgrow(stack, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().setAll(stack, new HBox(4, readout, tabular));
    }

    /// The picture's canvas.
    public FigureCanvas canvas() {
        return canvas;
    }

    /// Gives the keyboard to the picture or its table; as soon as there is one, unless it has gone elsewhere by
    /// then.
    public void takeKeyboard() {
        keyboardFrom = Optional.empty();
        if (listing != null && listing.isVisible()) {
            focusOnListing(listing);
        } else if (canvas.isVisible()) {
            canvas.requestFocus();
        } else {
            keyboardFrom = focusOwner();
        }
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
    }

    private void focusOnListing(ListingView shown) {
        var pins = workbench.state().selection().pins();
        shown.focusOn(pins.isEmpty() ? workbench.hoverProperty().get() : pins.getLast());
    }

    /// Puts the table over the picture or takes it away; the keyboard goes along.
    private void showAs(boolean table, @Nullable Figure figure) {
        if (table && listing == null) {
            listing = recipe.get();
            stack.getChildren().add(listing);
        }
        if (listing == null) {
            return;
        }
        boolean had = table ? canvas.isFocused() : listing.hasKeyboard();
        tabulate(figure);
        if (had && table) {
            focusOnListing(listing);
        } else if (had) {
            canvas.requestFocus();
        }
    }

    private void tabulate(@Nullable Figure figure) {
        if (listing != null) {
            boolean table = workbench.tabularProperty().get();
            listing.show(table ? figure : null);
            canvas.setVisible(figure != null && !listing.isVisible());
            tell();
        }
    }

    private void tell() {
        if (listing != null && listing.isVisible()) {
            listing.mark(
                    workbench.state().selection().pins(),
                    workbench.hoverProperty().get());
        }
    }

    /// A new picture has a place for everything only after the next pulse.
    private void readAfterLayout() {
        var scene = getScene();
        if (scene == null) {
            read();
            return;
        }
        var once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                read();
            }
        };
        scene.addPostLayoutPulseListener(once);
        Platform.requestNextPulse();
    }

    /// A line more or less below the picture would move it away from under the pointer.
    private void keepHeight() {
        double width = readout.getWidth();
        if (width != measuredWidth) {
            measuredWidth = width;
            readout.setMinHeight(USE_PREF_SIZE);
        }
        if (width > 0) {
            readout.setMinHeight(Math.max(readout.getMinHeight(), readout.prefHeight(width)));
        }
    }

    private void read() {
        tell();
        Optional<FigureLayout> layout = canvas.figureLayout();
        var hovered = workbench.hoverProperty().get();
        var pins = workbench.state().selection().pins();
        var target = hovered != null ? hovered : pins.isEmpty() ? null : pins.getLast();
        String spoken = target == null || layout.isEmpty() ? "" : layout.get().describe(target);
        if (!spoken.isEmpty()
                && workbench.comparingProperty().get()
                && !pins.isEmpty()
                && !pins.getLast().equals(target)) {
            String pinned = layout.get().describe(pins.getLast());
            spoken = pinned.isEmpty() ? spoken : text("gesture.compare", spoken, pinned);
        }
        readout.setText(spoken.isEmpty() ? note.getValue() : spoken);
        keepHeight();
        readout.pseudoClassStateChanged(SPEAKING, !spoken.isEmpty());
    }
}
