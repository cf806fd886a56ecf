package io.github.disentangle.ui.view.inspector;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;

/// The cell the pointer is on, else the one pinned last.
public final class InspectorViewModel {

    private final Live live;
    private final ObservableValue<Optional<CellReading>> cell;

    public InspectorViewModel(Workbench workbench, Live live) {
        this.live = live;
        cell = Computed.of(
                () -> reading(workbench, live.head().value()),
                workbench.hoverProperty(),
                workbench.stateProperty(),
                live.head().valueProperty());
    }

    /// The cell in numbers; empty when none is pointed at.
    public ObservableValue<Optional<CellReading>> cell() {
        return cell;
    }

    /// Whether the numbers belong to an older input or head.
    public ReadOnlyBooleanProperty stale() {
        return live.head().staleProperty();
    }

    private static Optional<CellReading> reading(
            Workbench workbench, @org.jspecify.annotations.Nullable HeadReading head) {
        if (head == null) {
            return Optional.empty();
        }
        int length = head.analysis().encoding().length();
        Optional<Target.Cell> wanted = workbench.hoverProperty().get() instanceof Target.Cell hovered
                ? Optional.of(hovered)
                : workbench.state().selection().pinnedCell();
        return wanted.filter(cell -> cell.query() < length && cell.key() < length)
                .map(cell -> CellReading.of(head, cell));
    }
}
