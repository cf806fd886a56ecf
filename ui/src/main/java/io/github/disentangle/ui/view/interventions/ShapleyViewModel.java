package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.part.TermShapley;
import io.github.disentangle.ui.figure.BarsFigure;
import io.github.disentangle.ui.figure.BarsFigure.Bar;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.WatchedLogit;
import io.github.disentangle.ui.picture.Addends;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Selection;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.work.Derived;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What each term of the scores is worth to the watched logit, exactly: all eight combinations are run.
public final class ShapleyViewModel {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private record Address(Subject subject, Scope scope) {}

    private final ObjectProperty<MixerViewModel.Reach> reach = new SimpleObjectProperty<>(MixerViewModel.Reach.MODEL);
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final Derived<Address, TermShapley> shapley;
    private final ObservableValue<@Nullable BarsFigure> figure;

    public ShapleyViewModel(Workbench workbench, Live live) {
        shapley = live.study(
                "shapley",
                address -> text("job.shapley"),
                PAUSE,
                address(workbench, live),
                (address, progress) -> TermShapley.of(address.subject(), address.scope(), false, progress));
        figure = Computed.of(
                () -> {
                    TermShapley found = shapley.value();
                    return found == null ? null : figure(found);
                },
                shapley.valueProperty());
    }

    /// Where the terms are muted: everywhere, in the selected layer, in the selected head.
    public ObjectProperty<MixerViewModel.Reach> reach() {
        return reach;
    }

    /// Whether anybody looks; nothing is computed otherwise.
    public BooleanProperty wanted() {
        return wanted;
    }

    /// The terms' shares, and what they do only together; null when there is nothing to show.
    public ObservableValue<@Nullable BarsFigure> figure() {
        return figure;
    }

    /// What the bars add up to, in a sentence.
    public ObservableValue<String> sum() {
        return shapley.valueProperty()
                .map(found -> {
                    List<String> sum = Numbers.addable(found.all() - found.none(), found.all(), found.none());
                    return text("shapley.sum", sum.get(0), sum.get(1), sum.get(2), Numbers.readable(found.residual()));
                })
                .orElse("");
    }

    /// Whether the bars belong to an older question.
    public ObservableValue<Boolean> stale() {
        return shapley.staleProperty();
    }

    private ObservableValue<@Nullable Address> address(Workbench workbench, Live live) {
        return Computed.of(
                () -> {
                    Optional<WatchedLogit> logit = live.logit().value();
                    if (logit == null || logit.isEmpty() || !wanted.get()) {
                        return null;
                    }
                    Subject subject = logit.get().subject();
                    var config = subject.open().config();
                    Selection selection = workbench.state().selection().within(config.layers(), config.heads());
                    Scope scope = switch (reach.get()) {
                        case MODEL -> Scope.MODEL;
                        case LAYER -> Scope.ofLayer(selection.layer());
                        case HEAD -> Scope.ofHead(selection.layer(), selection.head());
                    };
                    return new Address(subject, scope);
                },
                live.logit().valueProperty(),
                workbench.stateProperty(),
                wanted,
                reach);
    }

    private static BarsFigure figure(TermShapley found) {
        var bars = new ArrayList<Bar>();
        for (TermShapley.Share share : found.shares()) {
            bars.add(new Bar(share.term().key(), share.value())
                    .toned(Addends.of(share.term()).tone()));
        }
        for (TermShapley.Interaction interaction : found.interactions()) {
            if (interaction.terms().size() > 1) {
                String names =
                        interaction.terms().stream().sorted().map(Term::key).collect(Collectors.joining(" × "));
                bars.add(new Bar(names, interaction.value()));
            }
        }
        return new BarsFigure(Caption.NONE, bars, text("shapley.unit"), BarsFigure.Form.SIGNED);
    }
}
