package io.github.disentangle.ui.view.interventions;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.InterventionWords;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.WatchedLogit;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The active interventions and what they do to the watched logit.
public final class InterventionsViewModel {

    /// One active intervention.
    ///
    /// @param words short, with the tokens it names
    /// @param phrase as the command line takes it
    public record Chip(Intervention intervention, String words, String phrase) {}

    private final Workbench workbench;
    private final ObservableValue<List<Chip>> chips;
    private final ObservableValue<Optional<WatchedLogit>> effect;

    public InterventionsViewModel(Workbench workbench, Live live) {
        this.workbench = workbench;
        chips = Computed.of(
                () -> {
                    Analysis answer = live.analysis().value();
                    var words = new InterventionWords(answer == null ? null : TokenAxes.of("", answer.encoding()));
                    return workbench.state().interventions().stream()
                            .map(each -> new Chip(each, words.of(each), each.toString()))
                            .toList();
                },
                workbench.stateProperty(),
                live.analysis().valueProperty());
        effect = live.logit()
                .valueProperty()
                .map(logit -> live.analysis().value() != null
                                && !live.analysis()
                                        .value()
                                        .question()
                                        .interventions()
                                        .isEmpty()
                        ? logit
                        : Optional.<WatchedLogit>empty())
                .orElse(Optional.empty());
    }

    /// In the order they were asked for.
    public ObservableValue<List<Chip>> chips() {
        return chips;
    }

    /// What all of them together did to the watched logit, really run; empty without any.
    public ObservableValue<Optional<WatchedLogit>> effect() {
        return effect;
    }

    /// Takes one back.
    public void withdraw(Intervention intervention) {
        workbench.execute(Commands.withdraw(intervention));
    }

    /// Takes all back.
    public void withdrawAll() {
        workbench.execute(Commands.withdrawAll());
    }
}
