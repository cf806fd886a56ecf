package io.github.disentangle.ui.view.matrix;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import io.github.disentangle.ui.view.MapPicker;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The map of the selected head.
public final class MatrixViewModel implements FigureModel {

    private final Live live;
    private final MapPicker picker;
    private final ObservableValue<AttentionMap> map;
    private final ObservableValue<@Nullable Figure> figure;

    public MatrixViewModel(Workbench workbench, Live live) {
        this.live = live;
        picker = new MapPicker(workbench, live);
        map = picker.map();
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

    /// Chooses which numbers are shown.
    MapPicker picker() {
        return picker;
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
    public ObservableValue<String> obstacle() {
        return picker.obstacle();
    }

    @Override
    public ReadOnlyBooleanProperty stale() {
        return live.head().staleProperty();
    }
}
