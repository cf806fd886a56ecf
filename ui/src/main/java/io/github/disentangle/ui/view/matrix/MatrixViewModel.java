package io.github.disentangle.ui.view.matrix;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The map of the selected head.
public final class MatrixViewModel implements FigureModel {

    private final Workbench workbench;
    private final Live live;
    private final ObservableValue<AttentionMap> map;
    private final ObservableValue<@Nullable Figure> figure;

    public MatrixViewModel(Workbench workbench, Live live) {
        this.workbench = workbench;
        this.live = live;
        map = workbench.part(WorkbenchState::selection).map(selection -> selection.map());
        figure = Computed.of(
                () -> {
                    HeadReading reading = live.head().value();
                    return reading == null
                            ? null
                            : HeadPictures.map(
                                    Tokens.of(
                                            reading.analysis().encoding(),
                                            live.words().get()),
                                    reading.attention(),
                                    map.getValue());
                },
                live.head().valueProperty(),
                map,
                live.words());
    }

    /// Which numbers are shown.
    public ObservableValue<AttentionMap> map() {
        return map;
    }

    public void show(AttentionMap wanted) {
        workbench.execute(Commands.show(wanted));
    }

    /// Whether the selected model has these numbers; all of them before one is open.
    public ObservableValue<Boolean> has(AttentionMap wanted) {
        return live.model().map(model -> wanted.presentIn(model.config())).orElse(true);
    }

    @Override
    public ObservableValue<@Nullable Figure> figure() {
        return figure;
    }

    @Override
    public List<String> options() {
        var options = FigureOptions.ofHead("matrix", live.head().value());
        options.add("--term", map.getValue().commandName());
        options.words(live);
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return map.map(shown -> text(shown.messageKey() + ".note"));
    }

    @Override
    public ReadOnlyBooleanProperty stale() {
        return live.head().staleProperty();
    }
}
