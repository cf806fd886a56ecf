package io.github.disentangle.ui.view.explain;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.measure.Faithfulness;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.TextFigure;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.TargetChoices;
import io.github.disentangle.ui.picture.TargetName;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The explanation beside the prediction: what is explained, how, and what came out.
public final class ExplainViewModel {

    /// A percentile below this says that the explanation is little better than chance.
    private static final double TRUSTED = 75;

    /// How far the explanation can be trusted.
    ///
    /// @param percentile share of random orders it beats, 0 to 100
    /// @param trusted whether that is enough
    public record Badge(double percentile, boolean trusted, String words, String details) {}

    private final Workbench workbench;
    private final Explanations explanations;
    private final ObservableValue<TargetChoices> choices;
    private final ObservableValue<@Nullable TextFigure> figure;
    private final ObservableValue<String> sum;
    private final ObservableValue<Optional<Badge>> badge;
    private final ObservableValue<String> obstacle;

    public ExplainViewModel(Workbench workbench, Live live, Explanations explanations) {
        this.workbench = workbench;
        this.explanations = explanations;
        var explained = explanations.explanation().valueProperty();
        choices = Computed.of(
                () -> {
                    Analysis answer = live.analysis().value();
                    return answer == null ? new TargetChoices(List.of(), false) : TargetChoices.of(answer);
                },
                live.analysis().valueProperty());
        figure = Computed.of(
                () -> {
                    Explanations.Explained shown = explained.get();
                    return shown == null ? null : figure(shown);
                },
                explained);
        sum = explained.map(ExplainViewModel::sum).orElse("");
        obstacle = live.logit()
                .valueProperty()
                .map(logit -> logit.isPresent() ? "" : text("evidence.none"))
                .orElse("");
        badge = Computed.of(
                () -> badge(explanations.trust().value()), explanations.trust().valueProperty());
    }

    /// The logits that can be explained.
    public ObservableValue<TargetChoices> choices() {
        return choices;
    }

    /// The first (or only) name of what is explained; empty for what the model answers.
    public ObservableValue<Optional<String>> target() {
        return workbench.stateProperty().map(state -> state.target().map(name -> parts(name)[0]));
    }

    /// What the target is held against; empty for nothing.
    public ObservableValue<Optional<String>> rival() {
        return workbench
                .stateProperty()
                .map(state -> state.target()
                        .map(ExplainViewModel::parts)
                        .filter(names -> names.length == 2)
                        .map(names -> names[1]));
    }

    /// Explains another logit, alone or against a rival.
    public void explain(Optional<String> name, Optional<String> rival) {
        workbench.execute(Commands.target(name.map(target -> rival.filter(other -> !other.equals(target))
                .map(other -> target + TargetChoices.VERSUS + other)
                .orElse(target))));
    }

    /// Why there is nothing to explain, in a sentence; empty when there is.
    public ObservableValue<String> obstacle() {
        return obstacle;
    }

    /// How it is explained.
    public ObjectProperty<Method> method() {
        return explanations.method();
    }

    /// Whether anybody looks.
    public BooleanProperty wanted() {
        return explanations.wanted();
    }

    /// The text with a number for each token; null when there is none.
    public ObservableValue<@Nullable TextFigure> figure() {
        return figure;
    }

    /// Whether the numbers add up, in a sentence; blank when the method promises no sum.
    public ObservableValue<String> sum() {
        return sum;
    }

    /// How far to trust it; empty while that is not known.
    public ObservableValue<Optional<Badge>> badge() {
        return badge;
    }

    /// Whether what is shown belongs to an older question.
    public ObservableValue<Boolean> stale() {
        return explanations.explanation().staleProperty();
    }

    /// Whether trust is being measured.
    public ObservableValue<Boolean> measuring() {
        return Computed.of(
                () -> explanations.explanation().value() != null
                        && (explanations.trust().value() == null
                                || explanations.trust().staleProperty().get()),
                explanations.trust().staleProperty(),
                explanations.trust().valueProperty(),
                explanations.explanation().valueProperty());
    }

    private static String[] parts(String name) {
        return name.split(TargetChoices.VERSUS, 2);
    }

    private static TextFigure figure(Explanations.Explained shown) {
        boolean signed = !(shown.explanation() instanceof Explanation.Magnitudes);
        return new TextFigure(
                Caption.NONE,
                TokenAxes.of("", shown.subject().encoding()),
                shown.explanation().scores(),
                new Legend(
                        ColourScale.fitting(List.of(shown.explanation().scores()), signed),
                        text("explain.unit", TargetName.words(shown.subject().name())),
                        ""),
                false,
                null);
    }

    private static String sum(Explanations.Explained shown) {
        if (!(shown.explanation() instanceof Explanation.Decomposition parts)) {
            return text("explain.noSum");
        }
        List<String> sum = Numbers.addable(parts.total() + parts.missing() - parts.rest(), parts.rest(), parts.total());
        return text("explain.sum", sum.get(0), sum.get(1), sum.get(2), Numbers.readable(parts.missing()));
    }

    private static Optional<Badge> badge(@Nullable Optional<Faithfulness> trust) {
        return trust == null
                ? Optional.empty()
                : trust.map(found -> {
                    double percentile = found.comprehensivenessPercentile();
                    return new Badge(
                            percentile,
                            percentile >= TRUSTED,
                            text("explain.badge", Math.round(percentile)),
                            text(
                                    "explain.badge.about",
                                    Numbers.readable(found.aopcComprehensiveness()),
                                    Numbers.readable(found.aopcSufficiency()),
                                    found.orders().comprehensiveness().size(),
                                    found.removal(),
                                    Math.round(found.sufficiencyPercentile())));
                });
    }
}
