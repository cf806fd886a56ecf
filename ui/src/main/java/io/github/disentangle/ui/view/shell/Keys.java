package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.Gestures;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that work wherever the keyboard is. Plain letters and digits belong to a text field while one has the
/// keyboard.
public final class Keys {

    private final ShellView shell;
    private final Gestures gestures;
    private final Workbench workbench;
    private final HeadChoice heads;

    public Keys(ShellView shell, Gestures gestures, HeadChoice heads) {
        this.shell = shell;
        this.gestures = gestures;
        this.heads = heads;
        workbench = gestures.workbench();
    }

    /// Listens before any control does, since text fields have an undo of their own that knows nothing of the rest.
    public void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean taken = shell.covered()
                    ? uncover(event)
                    : (event.isShortcutDown()
                            ? chord(event)
                            : anywhere(scene, event) || !typing(scene) && plain(event));
            if (taken) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!shell.covered() && !typing(scene) && event.getCharacter().equals("?")) {
                shell.showKeys();
                event.consume();
            }
        });
    }

    private boolean uncover(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return false;
        }
        shell.uncover();
        return true;
    }

    /// With the other Alt key, Ctrl belongs to a character that is typed.
    private boolean chord(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case Z -> {
                if (event.isShiftDown()) {
                    workbench.redo();
                } else {
                    workbench.undo();
                }
            }
            case Y -> workbench.redo();
            case K -> shell.showPalette();
            case PLUS, EQUALS, ADD -> shell.header().larger();
            case MINUS, SUBTRACT -> shell.header().smaller();
            case DIGIT0, NUMPAD0 -> shell.header().normalSize();
            case DIGIT1, NUMPAD1 -> shell.header().explore();
            case DIGIT2, NUMPAD2 -> shell.header().arrangeToCompare();
            case DIGIT3, NUMPAD3 -> shell.header().teach();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean anywhere(Scene scene, KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case F5 -> gestures.live().rerun();
            case ESCAPE -> {
                if (!(scene.getFocusOwner() instanceof FigureCanvas canvas && canvas.giveUp())) {
                    workbench.hoverProperty().set(null);
                    workbench.noticeProperty().set(null);
                    workbench.execute(Commands.unpin());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PAGE_UP -> heads.toLayer(heads.layer().getValue() + 1);
            case PAGE_DOWN -> heads.toLayer(heads.layer().getValue() - 1);
            case OPEN_BRACKET -> heads.toHead(heads.head().getValue() - 1);
            case CLOSE_BRACKET -> heads.toHead(heads.head().getValue() + 1);
            case M -> gestures.mask();
            case K -> gestures.knockOut();
            case B -> gestures.baseline();
            case P -> gestures.pin();
            case C -> shell.compare();
            case F -> shell.showPalette(new TokenFinder(gestures).actions(), text("find.prompt"));
            case G ->
                workbench.tabularProperty().set(!workbench.tabularProperty().get());
            case T -> nextMap(event.isShiftDown() ? -1 : 1);
            default -> {
                return digit(event.getCode());
            }
        }
        return true;
    }

    private boolean digit(KeyCode code) {
        int number = code.ordinal() - KeyCode.DIGIT1.ordinal();
        if (number < 0 || number >= ViewKind.values().length || code.ordinal() > KeyCode.DIGIT9.ordinal()) {
            return false;
        }
        workbench.execute(Commands.view(ViewKind.values()[number]));
        return true;
    }

    private void nextMap(int step) {
        AttentionMap[] maps = AttentionMap.values();
        int at = workbench.state().selection().map().ordinal();
        do {
            at = Math.floorMod(at + step, maps.length);
        } while (!gestures.live().has(maps[at]));
        workbench.execute(Commands.show(maps[at]));
    }

    private static boolean typing(Scene scene) {
        return scene.getFocusOwner() instanceof TextInputControl field && field.isEditable()
                || scene.getFocusOwner() instanceof ComboBoxBase<?>;
    }
}
