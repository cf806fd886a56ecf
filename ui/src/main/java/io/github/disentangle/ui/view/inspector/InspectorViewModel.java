package io.github.disentangle.ui.view.inspector;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.score.LogOdds;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.CellAddress;
import io.github.disentangle.ui.live.CellStudy;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.WatchedLogit;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.work.Derived;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The cell the pointer is on, else the one pinned last.
public final class InspectorViewModel {

    private final Live live;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ObservableValue<Optional<CellReading>> cell;
    private final Derived<CellAddress, CellStudy> study;
    private final ObservableValue<Optional<CellDetails>> details;

    public InspectorViewModel(Workbench workbench, Live live) {
        this.live = live;
        cell = Computed.of(
                () -> reading(workbench, live.head().value()),
                workbench.hoverProperty(),
                workbench.stateProperty(),
                live.head().valueProperty());
        study = live.study(
                "cell",
                address -> text("job.cell"),
                PAUSE,
                Computed.of(
                        () -> address(workbench, live),
                        workbench.stateProperty(),
                        live.head().valueProperty(),
                        live.logit().valueProperty()),
                live::study);
        details = Computed.of(
                () -> {
                    CellStudy found = study.value();
                    return found == null
                                    || !cell.getValue()
                                            .map(shown -> shows(shown, found))
                                            .orElse(false)
                            ? Optional.empty()
                            : Optional.of(details(workbench, found));
                },
                study.valueProperty(),
                cell,
                workbench.stateProperty());
    }

    /// More about the pinned cell, as soon as it is known; empty for a cell that is only pointed at.
    public ObservableValue<Optional<CellDetails>> details() {
        return details;
    }

    /// The cell in numbers; empty when none is pointed at.
    public ObservableValue<Optional<CellReading>> cell() {
        return cell;
    }

    /// Whether the numbers belong to an older input or head.
    public ReadOnlyBooleanProperty stale() {
        return live.head().staleProperty();
    }

    private static Optional<CellReading> reading(Workbench workbench, @Nullable HeadReading head) {
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

    private static boolean shows(CellReading shown, CellStudy found) {
        var attention = found.reading().attention();
        return shown.queryIndex() == found.query()
                && shown.keyIndex() == found.key()
                && shown.layer() == attention.layer()
                && shown.head() == attention.head();
    }

    private static @Nullable CellAddress address(Workbench workbench, Live live) {
        HeadReading head = live.head().value();
        Optional<WatchedLogit> logit = live.logit().value();
        if (head == null) {
            return null;
        }
        int length = head.analysis().encoding().length();
        return workbench
                .state()
                .selection()
                .pinnedCell()
                .filter(cell -> cell.query() < length && cell.key() < length)
                .map(cell -> new CellAddress(head, logit == null ? Optional.empty() : logit, cell.query(), cell.key()))
                .orElse(null);
    }

    private static CellDetails details(Workbench workbench, CellStudy found) {
        var attention = found.reading().attention();
        OptionalInt rival = rival(workbench, found);
        var tokens = TokenAxes.of("", found.reading().analysis().encoding());
        return CellDetails.of(
                found,
                rival.isPresent()
                        ? Optional.of(LogOdds.of(attention, found.query(), found.key(), rival.getAsInt()))
                        : Optional.empty(),
                rival.isPresent() ? tokens.text(rival.getAsInt()) : "",
                text("inspector.strips.unit"));
    }

    /// The other key pinned in the row, else the strongest other one.
    private static OptionalInt rival(Workbench workbench, CellStudy found) {
        Optional<Integer> pinned = workbench.state().selection().pins().reversed().stream()
                .filter(Target.Cell.class::isInstance)
                .map(Target.Cell.class::cast)
                .filter(cell -> cell.query() == found.query() && cell.key() != found.key())
                .map(Target.Cell::key)
                .findFirst();
        var weights = found.reading().attention().probability();
        if (pinned.isPresent() && pinned.get() < weights.shape()[1]) {
            return OptionalInt.of(pinned.get());
        }
        return IntStream.range(0, weights.shape()[1])
                .filter(key -> key != found.key())
                .boxed()
                .max(Comparator.comparingDouble(key -> weights.get(found.query(), key)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
