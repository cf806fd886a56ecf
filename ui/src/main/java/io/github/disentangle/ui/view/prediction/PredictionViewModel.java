package io.github.disentangle.ui.view.prediction;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.Result;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Computed;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The prediction as lines of text and bars.
public final class PredictionViewModel {

    private final Live live;
    private final ObservableValue<List<PredictionRow>> rows;
    private final ObservableValue<String> emptyReason;

    public PredictionViewModel(Live live) {
        this.live = live;
        rows = Computed.of(
                () -> rows(live.analysis().value(), live.before().get()),
                live.analysis().valueProperty(),
                live.before());
        emptyReason = Computed.of(
                () -> {
                    Analysis analysis = live.analysis().value();
                    return analysis != null
                            ? emptyReason(analysis)
                            : text(live.model().get() == null ? "prediction.noModel" : "prediction.none");
                },
                live.analysis().valueProperty(),
                live.model());
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
        return live.analysis()
                .valueProperty()
                .map(analysis -> analysis.prediction().warnings())
                .orElse(List.of());
    }

    /// Why there are no lines.
    public ObservableValue<String> emptyReason() {
        return emptyReason;
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
