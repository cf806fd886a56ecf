package io.github.disentangle.ui.view.difference;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.DifferencePictures;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.MapPicker;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The selected map of the selected head: the present state less the pinned one, tokens laid on each other.
public final class DifferenceViewModel implements FigureModel {

    private final Workbench workbench;
    private final Live live;
    private final Live pinned;
    private final MapPicker picker;
    private final ObservableValue<@Nullable Figure> figure;

    public DifferenceViewModel(Workbench workbench, Live live, Live pinned) {
        this.workbench = workbench;
        this.live = live;
        this.pinned = pinned;
        picker = new MapPicker(workbench, live);
        figure = Computed.of(
                () -> {
                    HeadReading now = live.head().value();
                    HeadReading before = pinned.head().value();
                    return now == null || before == null || !sameHead(now, before)
                            ? null
                            : DifferencePictures.of(
                                    side(before, live.words().get()),
                                    side(now, live.words().get()),
                                    picker.map().getValue());
                },
                live.head().valueProperty(),
                pinned.head().valueProperty(),
                picker.map(),
                live.words());
    }

    /// Chooses which numbers are compared.
    MapPicker picker() {
        return picker;
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
        ObservableValue<String> usual = FigureModel.noted("difference.note");
        return Computed.of(
                () -> {
                    Figure shown = figure.getValue();
                    return shown != null && DifferencePictures.isNone(shown)
                            ? text("difference.same")
                            : usual.getValue();
                },
                figure,
                usual);
    }

    @Override
    public ObservableValue<String> obstacle() {
        ObservableValue<String> absent = picker.obstacle();
        return Computed.of(
                () -> workbench.state().baseline().isPresent() ? absent.getValue() : text("difference.noBaseline"),
                workbench.stateProperty(),
                absent);
    }

    private static boolean sameHead(HeadReading one, HeadReading other) {
        return one.attention().layer() == other.attention().layer()
                && one.attention().head() == other.attention().head();
    }

    private static DifferencePictures.Side side(HeadReading reading, boolean words) {
        return new DifferencePictures.Side(Tokens.of(reading.analysis().encoding(), words), reading.attention());
    }
}
