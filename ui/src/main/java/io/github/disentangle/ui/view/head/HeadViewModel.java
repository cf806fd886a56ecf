package io.github.disentangle.ui.view.head;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.picture.Way;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The lines of the selected head, those that are strong enough and go the right way.
public final class HeadViewModel implements FigureModel {

    /// Weaker lines are noise to the eye at first.
    private static final double FIRST_THRESHOLD = 0.05;

    private final Live live;
    private final DoubleProperty threshold = new SimpleDoubleProperty(FIRST_THRESHOLD);
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.ALL);
    private final ObservableValue<@Nullable Figure> figure;

    public HeadViewModel(Live live) {
        this.live = live;
        figure = Computed.of(
                () -> {
                    HeadReading reading = live.head().value();
                    return reading == null ? null : figure(reading);
                },
                live.head().valueProperty(),
                threshold,
                way,
                live.words());
    }

    /// Lines weaker than this are left out.
    public DoubleProperty threshold() {
        return threshold;
    }

    /// From which text to which.
    public ObjectProperty<Way> way() {
        return way;
    }

    /// Whether the model read two texts, so that ways can be told apart.
    public ObservableValue<Boolean> pair() {
        return live.head().valueProperty().map(HeadViewModel::pair).orElse(false);
    }

    @Override
    public ObservableValue<@Nullable Figure> figure() {
        return figure;
    }

    @Override
    public ReadOnlyBooleanProperty stale() {
        return live.head().staleProperty();
    }

    @Override
    public List<String> options() {
        HeadReading reading = live.head().value();
        var options = FigureOptions.ofHead("head", reading);
        options.add("--threshold", threshold.get());
        options.words(live);
        if (reading != null && pair(reading) && way.get() != Way.ALL) {
            options.add("--way", way.get().toString());
        }
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return FigureModel.noted("head.note");
    }

    private static boolean pair(HeadReading reading) {
        return Arrays.stream(reading.analysis().encoding().sequenceIds()).anyMatch(id -> id == 1);
    }

    private Figure figure(HeadReading reading) {
        Way direction = pair(reading) ? way.get() : Way.ALL;
        return HeadPictures.lines(
                Tokens.of(reading.analysis().encoding(), live.words().get()),
                reading.attention(),
                direction.filter(threshold.get()));
    }
}
