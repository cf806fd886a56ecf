package io.github.disentangle.ui.view.difference;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.score.AlignedDifference;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.TokenLabel;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.FigureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The selected map of the selected head: the present state less the pinned one, tokens laid on each other.
public final class DifferenceViewModel implements FigureModel {

    private final Workbench workbench;
    private final Live live;
    private final Live pinned;
    private final ObservableValue<@Nullable Figure> figure;

    public DifferenceViewModel(Workbench workbench, Live live, Live pinned) {
        this.workbench = workbench;
        this.live = live;
        this.pinned = pinned;
        figure = Computed.of(
                () -> {
                    HeadReading now = live.head().value();
                    HeadReading before = pinned.head().value();
                    return now == null || before == null || !sameHead(now, before)
                            ? null
                            : figure(before, now, map().getValue());
                },
                live.head().valueProperty(),
                pinned.head().valueProperty(),
                map());
    }

    /// Which numbers are compared.
    public ObservableValue<AttentionMap> map() {
        return workbench.part(state -> state.selection()).map(selection -> selection.map());
    }

    public void show(AttentionMap wanted) {
        workbench.execute(Commands.show(wanted));
    }

    @Override
    public ObservableValue<@Nullable Figure> figure() {
        return figure;
    }

    @Override
    public ObservableValue<Boolean> stale() {
        return Computed.of(
                () -> live.head().staleProperty().get()
                        || pinned.head().staleProperty().get(),
                live.head().staleProperty(),
                pinned.head().staleProperty());
    }

    @Override
    public ObservableValue<String> note() {
        return FigureModel.noted("difference.note");
    }

    @Override
    public ObservableValue<String> obstacle() {
        return workbench
                .stateProperty()
                .map(state -> state.baseline().isPresent() ? "" : text("difference.noBaseline"));
    }

    private static boolean sameHead(HeadReading one, HeadReading other) {
        return one.attention().layer() == other.attention().layer()
                && one.attention().head() == other.attention().head();
    }

    private static MatrixFigure figure(HeadReading before, HeadReading now, AttentionMap map) {
        Encoding first = before.analysis().encoding();
        Encoding second = now.analysis().encoding();
        var found =
                AlignedDifference.of(names(first), map.of(before.attention()), names(second), map.of(now.attention()));
        return new MatrixFigure(
                Caption.NONE,
                found.difference(),
                axis(text("axis.query"), first, second, found.tokens()),
                axis(text("axis.key"), first, second, found.tokens()),
                new Legend(
                        ColourScale.fitting(List.of(found.difference()), true),
                        text("difference.unit", text(map.messageKey() + ".unit")),
                        text(
                                "scope.head",
                                now.attention().layer(),
                                now.attention().head())));
    }

    /// Tokens of different texts of a pair are different tokens.
    private static List<String> names(Encoding encoding) {
        return IntStream.range(0, encoding.length())
                .mapToObj(token -> encoding.sequenceIds()[token] + " " + encoding.tokens()[token])
                .toList();
    }

    private static TokenAxis axis(String title, Encoding first, Encoding second, List<AlignedDifference.Place> places) {
        TokenAxis ofFirst = TokenAxes.of(title, first);
        TokenAxis ofSecond = TokenAxes.of(title, second);
        var labels = new ArrayList<TokenLabel>();
        for (AlignedDifference.Place place : places) {
            if (place.shared()) {
                labels.add(ofSecond.label(place.second()));
            } else {
                TokenLabel own = place.first() >= 0 ? ofFirst.label(place.first()) : ofSecond.label(place.second());
                labels.add(TokenLabel.of((place.first() >= 0 ? "− " : "+ ") + own.text()));
            }
        }
        return new TokenAxis(title, labels);
    }
}
