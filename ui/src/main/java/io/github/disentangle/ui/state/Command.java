package io.github.disentangle.ui.state;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// One change of the workbench, as a person would name it.
///
/// @param description short, for the history and the undo menu, e.g. `Layer 2, head 5`
/// @param change makes the new state from the old one
/// @param gesture changes of the same gesture in quick succession become one step (typing, walking through heads);
///     empty for a step of its own
public record Command(String description, UnaryOperator<WorkbenchState> change, Optional<String> gesture) {

    /// A change that is a step of its own.
    public static Command step(String description, UnaryOperator<WorkbenchState> change) {
        return new Command(description, change, Optional.empty());
    }

    /// A change that joins an unbroken run of the same gesture.
    public static Command gesture(String gesture, String description, UnaryOperator<WorkbenchState> change) {
        return new Command(description, change, Optional.of(gesture));
    }
}
