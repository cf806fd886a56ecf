package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.Pick;
import io.github.disentangle.ui.view.Gestures;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A token on the ruler of positions. It speaks the selection grammar of the pictures: pointed at it is marked in all
/// of them, a click pins it; only a drag, or an arrow key, moves it.
final class PositionChip extends Label {

    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Target.Token token;
    private final Gestures gestures;
    private Runnable dropped = () -> {};

    /// @param tip shared by all chips of a ruler
    /// @param move told by how many places an arrow key moves the token
    PositionChip(PositionsViewModel.Mark mark, Gestures gestures, Tooltip tip, IntConsumer move) {
        super(mark.text());
        this.gestures = gestures;
        token = new Target.Token(Target.Side.KEY, mark.token());
        setId("position-" + mark.token());
        getStyleClass().add("position-chip");
        if (mark.moved()) {
            getStyleClass().add("moved");
        }
        if (mark.special()) {
            getStyleClass().add("special");
        }
        setFocusTraversable(true);
        setAccessibleText(text("positions.chip", mark.text(), mark.position()));
        setTooltip(tip);
        hoverProperty().subscribe((before, now) -> {
            if (now) {
                tip.setText(getAccessibleText());
            }
            point(now);
        });
        focusedProperty().subscribe((before, now) -> point(now));
        setOnMousePressed(event -> toFront());
        setOnMouseReleased(event -> {
            if (event.isStillSincePress()) {
                gestures.choose(token, Pick.Kind.holding(event.isShiftDown(), event.isShortcutDown()));
            } else {
                dropped.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                gestures.choose(token, Pick.Kind.holding(event.isShiftDown(), event.isShortcutDown()));
            } else if (event.getCode() == KeyCode.RIGHT) {
                move.accept(1);
            } else if (event.getCode() == KeyCode.LEFT) {
                move.accept(-1);
            } else {
                return;
            }
            event.consume();
        });
    }

    /// Called when the chip was dragged and let go.
    void setOnDropped(Runnable then) {
        dropped = then;
    }

    /// Shows whether the token is pinned or pointed at, here or in any picture.
    void mark(List<Target> pins, @Nullable Target hovered) {
        pseudoClassStateChanged(POINTED, isMine(hovered));
        pseudoClassStateChanged(PINNED, pins.stream().anyMatch(this::isMine));
    }

    private boolean isMine(@Nullable Target target) {
        return target instanceof Target.Token mine && mine.index() == token.index();
    }

    private void point(boolean at) {
        gestures.workbench().hoverProperty().set(at ? token : null);
    }
}
