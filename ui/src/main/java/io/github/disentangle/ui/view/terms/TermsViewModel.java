package io.github.disentangle.ui.view.terms;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.view.FigureModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The addends of the selected head beside each other.
public final class TermsViewModel implements FigureModel {

    private final Live live;
    private final BooleanProperty rowCentred = new SimpleBooleanProperty(true);
    private final ObservableValue<@Nullable Figure> figure;

    public TermsViewModel(Live live) {
        this.live = live;
        figure = Computed.of(
                () -> {
                    HeadReading reading = live.head().value();
                    return reading == null
                            ? null
                            : HeadPictures.terms(
                                    reading.analysis().encoding(), reading.attention(), rowCentred.get());
                },
                live.head().valueProperty(),
                rowCentred);
    }

    /// Whether each row's mean is taken off, since softmax only sees differences within a row.
    public BooleanProperty rowCentred() {
        return rowCentred;
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
    public ObservableValue<String> note() {
        return rowCentred.map(centred -> text(centred ? "terms.note.centred" : "terms.note"));
    }
}
