package io.github.disentangle.ui.figure.fx;

import io.github.disentangle.ui.figure.Target;
import org.jspecify.annotations.Nullable;

/// What a person asked of a target, by mouse or keyboard.
///
/// @param target what was under the pointer or the keyboard cursor; null on empty ground
/// @param screenX where a menu would open, in screen coordinates
/// @param screenY where a menu would open, in screen coordinates
public record Pick(@Nullable Target target, Kind kind, double screenX, double screenY) {

    /// The gestures of the workbench's selection grammar.
    public enum Kind {
        /// Click, or Enter: pin.
        PIN,
        /// Shift: from the last pin to here.
        RANGE,
        /// Ctrl or ⌘: in or out of the set.
        TOGGLE,
        /// Right click, or the menu key.
        MENU;

        /// What a click or Enter means by the keys held with it.
        ///
        /// @param shift whether Shift is down
        /// @param shortcut whether Ctrl or ⌘ is down
        public static Kind holding(boolean shift, boolean shortcut) {
            return shift ? RANGE : shortcut ? TOGGLE : PIN;
        }
    }
}
