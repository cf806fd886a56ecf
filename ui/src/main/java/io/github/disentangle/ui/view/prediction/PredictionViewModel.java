package io.github.disentangle.ui.view.prediction;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.Result;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.WatchedLogit;
import io.github.disentangle.ui.picture.TargetName;
import io.github.disentangle.ui.state.Baseline;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The prediction as lines of text and bars.
public final class PredictionViewModel {

    private final Workbench workbench;
    private final Live live;
    private final ObservableValue<List<PredictionRow>> rows;
    private final ObservableValue<String> emptyReason;
    private final ObservableValue<Optional<LogitLine>> logit;

    /// The watched logit in words.
    ///
    /// @param name of the logit
    /// @param value as it is now
    /// @param change against the pinned baseline, or else what the interventions did; blank when there is nothing
    ///     to hold it against
    public record LogitLine(String name, String value, String change) {}

    /// @param pinned what the pinned state asks
    public PredictionViewModel(Workbench workbench, Live live, Live pinned) {
        this.workbench = workbench;
        this.live = live;
        rows = Computed.of(
                () -> rows(live.analysis().value(), reference(live, pinned)),
                live.analysis().valueProperty(),
                live.before(),
                pinned.analysis().valueProperty());
        emptyReason = Computed.of(
                () -> {
                    Analysis analysis = live.analysis().value();
                    return analysis != null
                            ? emptyReason(analysis)
                            : !live.refusal().get().isEmpty()
                                    ? text("hint.refused")
                                    : text(live.model().get() == null ? "prediction.noModel" : "prediction.none");
                },
                live.analysis().valueProperty(),
                live.refusal(),
                live.model());
        logit = Computed.of(
                () -> line(live.logit().value(), pinned.logit().value()),
                live.logit().valueProperty(),
                pinned.logit().valueProperty());
    }

    /// The answer, the most likely first; empty without an answer.
    public ObservableValue<List<PredictionRow>> rows() {
        return rows;
    }

    /// Whether the lines belong to an older input.
    public ReadOnlyBooleanProperty stale() {
        return live.analysis().staleProperty();
    }

    /// What to know about the answer; empty when there is nothing to say.
    public ObservableValue<List<String>> remarks() {
        return live.analysis().valueProperty().map(Analysis::remarks).orElse(List.of());
    }

    /// Why there are no lines.
    public ObservableValue<String> emptyReason() {
        return emptyReason;
    }

    /// The watched logit; empty when the answer has none.
    public ObservableValue<Optional<LogitLine>> logit() {
        return logit;
    }

    /// The pinned state in a few words; empty when none is pinned.
    public ObservableValue<Optional<String>> baseline() {
        return workbench.stateProperty().map(state -> state.baseline().map(PredictionViewModel::words));
    }

    /// Holds what comes next against what is there now.
    public void pinBaseline() {
        workbench.execute(Baselines.pin(live));
    }

    /// Holds nothing against anything.
    public void releaseBaseline() {
        workbench.execute(Commands.releaseBaseline());
    }

    private static String words(Baseline baseline) {
        String text = baseline.draft().text().strip().replaceAll("\\s+", " ");
        return baseline.interventions().isEmpty()
                ? text("prediction.baseline", text)
                : text(
                        "prediction.baseline.changed",
                        text,
                        baseline.interventions().size());
    }

    private static @Nullable Analysis reference(Live live, Live pinned) {
        Analysis baseline = pinned.analysis().value();
        return baseline != null ? baseline : live.before().get();
    }

    private static Optional<LogitLine> line(
            @Nullable Optional<WatchedLogit> present, @Nullable Optional<WatchedLogit> baseline) {
        if (present == null) {
            return Optional.empty();
        }
        return present.map(logit -> {
            Optional<Double> reference = baseline == null
                    ? Optional.of(logit.plain())
                    : baseline.filter(other -> other.name().equals(logit.name()))
                            .map(WatchedLogit::present);
            String change = reference
                    .map(value -> logit.present() - value)
                    .filter(difference -> difference != 0)
                    .map(difference -> text("prediction.logit.change", Numbers.logitChange(difference)))
                    .orElse("");
            return new LogitLine(TargetName.words(logit.name()), Numbers.logit(logit.present()), change);
        });
    }

    private static String emptyReason(Analysis analysis) {
        return switch (analysis.prediction().result()) {
            case Result.Features _ -> text("prediction.bare");
            case Result.Entities _ -> text("prediction.noEntities");
            default -> text("prediction.none");
        };
    }

    private static List<PredictionRow> rows(@Nullable Analysis now, @Nullable Analysis before) {
        return now == null
                ? List.of()
                : new ResultRows(before == null ? null : before.prediction()).of(now.prediction());
    }
}
