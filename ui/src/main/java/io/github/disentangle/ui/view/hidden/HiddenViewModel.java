package io.github.disentangle.ui.view.hidden;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.HiddenPictures;
import io.github.disentangle.ui.picture.HiddenPictures.Mode;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.FigureOptions;
import io.github.disentangle.ui.view.SurveyModel;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The hidden states of the answer in one of several pictures.
public final class HiddenViewModel extends SurveyModel {

    private record Address(Analysis analysis, HiddenPictures.Wish wish, boolean words) {}

    private final ObjectProperty<Mode> mode;
    private final BooleanProperty centred;
    private final IntegerProperty mask;
    private final Live live;
    private final ObservableValue<Boolean> span;
    private final HeadChoice choice;

    public HiddenViewModel(Live live, HeadChoice choice) {
        var mode = new SimpleObjectProperty<>(Mode.NORMS);
        var centred = new SimpleBooleanProperty(true);
        var mask = new SimpleIntegerProperty();
        this.mode = mode;
        this.centred = centred;
        this.mask = mask;
        this.live = live;
        this.choice = choice;
        span = live.model()
                .map(open -> open.checkpoint().primaryHead() == HeadKind.SPAN)
                .orElse(false);
        super(live.survey(
                ViewKind.HIDDEN,
                text("job.hidden"),
                Computed.of(
                        () -> address(
                                live.analysis().value(),
                                mode.get(),
                                choice.layer().getValue(),
                                centred.get(),
                                mask.get(),
                                live.words().get()),
                        live.analysis().valueProperty(),
                        mode,
                        choice.layer(),
                        centred,
                        mask,
                        live.words()),
                (address, progress, soFar) -> draw(address, progress)));
    }

    private static @Nullable Address address(
            @Nullable Analysis analysis, Mode mode, int layer, boolean centred, int mask, boolean words) {
        return analysis == null
                ? null
                : new Address(
                        analysis,
                        new HiddenPictures.Wish(
                                mode,
                                mode == Mode.TOKENS ? layer : 0,
                                mode.centres() && centred,
                                mode == Mode.LENS ? mask : 0),
                        words && mode != Mode.LAYERS);
    }

    private static Picture draw(Address address, Progress progress) {
        Analysis analysis = address.analysis();
        OpenModel open = analysis.question().model();
        var head = open.head(analysis.prediction().task().kind().head());
        return HiddenPictures.draw(
                open, head, Tokens.of(analysis.encoding(), address.words()), analysis.run(), address.wish(), progress);
    }

    /// What is shown.
    public ObjectProperty<Mode> mode() {
        return mode;
    }

    /// Which of several masked tokens the lens reads, counted from 0.
    public IntegerProperty mask() {
        return mask;
    }

    /// The masked tokens of the present input, with a lens each.
    ObservableValue<List<Integer>> masks() {
        return live.analysis()
                .valueProperty()
                .map(analysis -> Arrays.stream(
                                HiddenPictures.masks(analysis.question().model(), analysis.encoding()))
                        .boxed()
                        .toList())
                .orElse(List.of());
    }

    /// Whether what all tokens share is taken off before they are compared.
    public BooleanProperty centred() {
        return centred;
    }

    /// Whether the head reads start and end of an answer apart.
    ObservableValue<Boolean> span() {
        return span;
    }

    @Override
    public List<String> options() {
        var options = new FigureOptions(mode.get().commandName());
        if (mode.get() == Mode.TOKENS) {
            options.add("--layer", choice.layer().getValue().toString());
        }
        if (mode.get() == Mode.LENS && mask.get() > 0) {
            options.add("--mask", Integer.toString(mask.get()));
        }
        if (mode.get() != Mode.LAYERS) {
            options.words(live);
        }
        options.flag("--raw", mode.get().centres() && !centred.get());
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return Computed.of(
                () -> text(
                        mode.get().messageKey() + (mode.get().centres() && centred.get() ? ".centred.note" : ".note")),
                mode,
                centred);
    }
}
