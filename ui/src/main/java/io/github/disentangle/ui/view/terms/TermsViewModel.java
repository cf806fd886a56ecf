package io.github.disentangle.ui.view.terms;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.score.FiveTerms;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.HeadReading;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import io.github.disentangle.ui.work.Growing;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The addends of the selected head beside each other.
public final class TermsViewModel implements FigureModel {

    private final Live live;
    private final BooleanProperty rowCentred = new SimpleBooleanProperty(true);
    private final BooleanProperty five = new SimpleBooleanProperty();
    private final Growing<HeadReading, Taken> taken;
    private final ObservableValue<@Nullable Figure> figure;

    /// A head with its biases taken apart.
    private record Taken(HeadReading reading, FiveTerms terms) {}

    public TermsViewModel(Live live) {
        this.live = live;
        taken = live.survey(
                ViewKind.TERMS,
                text("job.terms"),
                Computed.of(
                        () -> five.get() ? live.head().value() : null,
                        live.head().valueProperty(),
                        five),
                (reading, progress, soFar) -> take(reading));
        figure = Computed.of(
                this::draw, live.head().valueProperty(), taken.valueProperty(), five, rowCentred, live.words());
    }

    /// Whether the biases of the projections are taken apart: five addends instead of three.
    public BooleanProperty five() {
        return five;
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
    public ObservableValue<Boolean> stale() {
        return Computed.of(
                () -> live.head().staleProperty().get()
                        || five.get() && taken.staleProperty().getValue(),
                live.head().staleProperty(),
                taken.staleProperty(),
                five);
    }

    @Override
    public List<String> options() {
        var options = FigureOptions.ofHead(
                five.get() ? "five-terms" : "terms", live.head().value());
        options.flag("--raw", !rowCentred.get());
        options.words(live);
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return Computed.of(
                () -> text(five.get() ? "terms.note.five" : rowCentred.get() ? "terms.note.centred" : "terms.note"),
                five,
                rowCentred);
    }

    private static Taken take(HeadReading reading) {
        var attention = reading.attention();
        var analysis = reading.analysis();
        return new Taken(
                reading,
                FiveTerms.of(analysis.question().model().model(), analysis.run(), attention.layer(), attention.head()));
    }

    private Tokens tokens(HeadReading reading) {
        return Tokens.of(reading.analysis().encoding(), live.words().get());
    }

    private @Nullable Figure draw() {
        HeadReading reading = live.head().value();
        Taken apart = taken.valueProperty().get();
        if (reading == null) {
            return null;
        }
        if (!five.get()) {
            return HeadPictures.terms(tokens(reading), reading.attention(), rowCentred.get());
        }
        return apart == null
                ? null
                : HeadPictures.fiveTerms(
                        tokens(apart.reading()), apart.reading().attention(), apart.terms(), rowCentred.get());
    }
}
