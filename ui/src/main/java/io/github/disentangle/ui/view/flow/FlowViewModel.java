package io.github.disentangle.ui.view.flow;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.mixing.ContributionFlow;
import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.mixing.MixingMaps;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.FlowPictures;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import io.github.disentangle.ui.work.Growing;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What passes from tokens through the layers to a pinned token's last state, or to those the answer is read from.
public final class FlowViewModel implements FigureModel {

    /// The notions of passing that are offered.
    static final List<Mixing> MIXINGS = List.of(Mixing.ALTI, Mixing.NORMS_WITH_RESIDUAL_AND_NORM, Mixing.ATTENTION);

    private record Address(Analysis analysis, BitSet read, Mixing mixing) {}

    private record Followed(Address address, ContributionFlow flow) {}

    private record Shown(Followed followed, Tokens tokens, double threshold) {}

    private final Live live;
    private final DoubleProperty threshold = new SimpleDoubleProperty(FlowPictures.FIRST_THRESHOLD);
    private final ObjectProperty<Mixing> mixing = new SimpleObjectProperty<>(Mixing.ALTI);
    private final Growing<Address, Followed> followed;
    private final ObservableValue<@Nullable Shown> shown;
    private final ObservableValue<@Nullable Figure> figure;

    public FlowViewModel(Workbench workbench, Live live) {
        this.live = live;
        followed = live.survey(
                ViewKind.FLOW,
                text("job.flow"),
                Computed.of(
                        () -> address(live, workbench.state().selection().pins()),
                        live.analysis().valueProperty(),
                        live.logit().valueProperty(),
                        workbench.part(state -> state.selection().pins()),
                        mixing),
                (address, progress, soFar) -> new Followed(address, follow(address, progress)));
        shown = Computed.of(
                () -> {
                    Followed now = followed.valueProperty().get();
                    if (now == null) {
                        return null;
                    }
                    var tokens = Tokens.of(
                            now.address().analysis().encoding(), live.words().get());
                    return new Shown(now, tokens, threshold.get() * FlowPictures.evenShare(tokens));
                },
                followed.valueProperty(),
                threshold,
                live.words());
        figure = shown.map(now -> FlowPictures.draw(now.tokens(), now.followed().flow(), now.threshold()));
    }

    /// Lines that carry less are left out, in even shares ([FlowPictures#evenShare]).
    public DoubleProperty threshold() {
        return threshold;
    }

    /// The threshold as a share of what is read; null before there are lines.
    ObservableValue<@Nullable Double> least() {
        return shown.map(Shown::threshold);
    }

    /// What counts as passing.
    public ObjectProperty<Mixing> mixing() {
        return mixing;
    }

    @Override
    public ObservableValue<@Nullable Figure> figure() {
        return figure;
    }

    @Override
    public ObservableValue<Boolean> stale() {
        return followed.staleProperty();
    }

    @Override
    public List<String> options() {
        var options = new FigureOptions("flow");
        options.add("--mixing", mixing.get().toString());
        Shown now = shown.getValue();
        if (now != null) {
            options.add("--threshold", now.threshold());
        }
        Address address = address(live, live.state().getValue().selection().pins());
        int pinned = address == null
                ? -1
                : pinned(address.analysis(), live.state().getValue().selection().pins());
        if (pinned >= 0) {
            options.add("--query", Integer.toString(pinned));
        }
        options.target(live);
        options.words(live);
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return mixing.map(shown -> text("flow." + shown + ".note"));
    }

    private @Nullable Address address(Live live, List<Target> pins) {
        Analysis analysis = live.analysis().value();
        if (analysis == null) {
            return null;
        }
        var logit = live.logit().value();
        return new Address(
                analysis,
                read(
                        analysis,
                        logit == null || logit.isEmpty() ? null : logit.get().subject(),
                        pins),
                mixing.get());
    }

    /// The pinned token, or what the watched logit is read from, or the first token.
    private static BitSet read(Analysis analysis, @Nullable Subject subject, List<Target> pins) {
        int token = pinned(analysis, pins);
        return FlowPictures.read(analysis.encoding(), subject, token < 0 ? OptionalInt.empty() : OptionalInt.of(token));
    }

    /// The token pinned last; -1 for none.
    private static int pinned(Analysis analysis, List<Target> pins) {
        int pinned = -1;
        for (Target pin : pins) {
            int token = switch (pin) {
                case Target.Cell(int query, int _) -> query;
                case Target.Token(Target.Side _, int index) -> index;
                case Target.State(int _, int index) -> index;
                default -> -1;
            };
            if (token >= 0 && token < analysis.encoding().length()) {
                pinned = token;
            }
        }
        return pinned;
    }

    private static ContributionFlow follow(Address address, Progress progress) {
        Analysis analysis = address.analysis();
        double[] weights = MixingMaps.evenly(address.read(), analysis.run().length());
        var maps = new MixingMaps(analysis.question().model().model(), analysis.run(), address.mixing());
        return ContributionFlow.of(maps, weights, progress);
    }
}
