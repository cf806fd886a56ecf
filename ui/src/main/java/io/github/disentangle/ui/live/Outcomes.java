package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.Result;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.picture.TargetName;
import io.github.disentangle.ui.state.History;
import io.github.disentangle.ui.state.Step;
import io.github.disentangle.ui.state.Workbench;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// What came out of each step of the history, in a few words, as far as it is known.
public final class Outcomes {

    private final Map<Integer, String> known = new HashMap<>();

    private final Workbench workbench;
    private final Live live;
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private History history;

    public Outcomes(Workbench workbench, Live live) {
        this.workbench = workbench;
        this.live = live;
        history = workbench.history();
        live.analysis().valueProperty().subscribe(answer -> note());
        live.logit().valueProperty().subscribe(logit -> note());
        workbench.revisionProperty().subscribe(revision -> note());
    }

    /// Counts what became known.
    public ReadOnlyLongProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// What came out of a step; empty when it was never computed.
    public String of(Step step) {
        return known.getOrDefault(step.id(), "");
    }

    private void note() {
        if (workbench.history() != history) {
            history = workbench.history();
            known.clear();
        }
        Analysis analysis = live.analysis().value();
        if (analysis != null && !live.analysis().staleProperty().get()) {
            known.put(
                    workbench.history().current().id(),
                    withLogit(words(analysis.prediction().result())));
            count.set(count.get() + 1);
        }
    }

    private String withLogit(String words) {
        Optional<WatchedLogit> logit = live.logit().value();
        if (logit == null || live.logit().staleProperty().get()) {
            return words;
        }
        return logit.map(watched -> {
                    String value = Numbers.logit(watched.present());
                    return words + "   "
                            + (words.startsWith(watched.name() + " ")
                                    ? text("history.logit", value)
                                    : text("history.logit.of", TargetName.words(watched.name()), value));
                })
                .orElse(words);
    }

    private static String words(Result result) {
        return switch (result) {
            case Result.Ranking ranking
            when ranking.scores().size() == 1 ->
                Numbers.logit(ranking.scores().getFirst().score());
            case Result.Ranking ranking
            when !ranking.scores().isEmpty() ->
                named(
                        ranking.scores().getFirst().label(),
                        ranking.scores().getFirst().score());
            case Result.Answers answers
            when !answers.answers().isEmpty() ->
                named(
                        answers.answers().getFirst().text().strip(),
                        answers.answers().getFirst().score());
            case Result.Fillings fillings
            when !fillings.masks().isEmpty()
                    && !fillings.masks().getFirst().words().isEmpty() ->
                named(
                        fillings.masks().getFirst().words().getFirst().word(),
                        fillings.masks().getFirst().words().getFirst().score());
            default -> "";
        };
    }

    private static String named(String name, double share) {
        return name + "  " + Numbers.probability(share);
    }
}
