package io.github.disentangle.ui.view;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Words that appear beside a control while the pointer rests on it. A tooltip is a window of its own: it is made when
/// somebody points at the control, not before.
public final class Tip {

    private Tip() {}

    /// Gives a control its words, or other words; a screen reader has them at once.
    public static void on(Control control, String words) {
        control.setAccessibleHelp(words);
        if (control.getTooltip() != null) {
            control.getTooltip().setText(words);
        } else if (control.getProperties().putIfAbsent(Tip.class, true) == null) {
            control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
                if (control.getTooltip() == null) {
                    control.setTooltip(new Tooltip(control.getAccessibleHelp()));
                }
            });
        }
    }
}
