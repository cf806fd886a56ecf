package io.github.disentangle.ui.view.hidden;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.SurveyModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The hidden states of the answer in one of several pictures.
public final class HiddenViewModel extends SurveyModel {

    /// What is shown of the states.
    public enum Mode {
        NORMS,
        TOKENS,
        LAYERS,
        PATHS,
        LENS,
        LENS_END;

        /// Whether what all tokens share can be taken off.
        boolean centres() {
            return this == TOKENS || this == PATHS;
        }

        /// Stem of this mode's message keys.
        public String messageKey() {
            return "hidden." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final ObjectProperty<Mode> mode;
    private final BooleanProperty centred;
    private final ObservableValue<Boolean> span;

    public HiddenViewModel(Live live, HeadChoice choice) {
        var mode = new SimpleObjectProperty<>(Mode.NORMS);
        var centred = new SimpleBooleanProperty(true);
        this.mode = mode;
        this.centred = centred;
        span = live.model().map(HiddenPictures::readsSpans).orElse(false);
        super(live.survey(
                ViewKind.HIDDEN,
                text("job.hidden"),
                Computed.of(
                        () -> HiddenPictures.address(
                                live.analysis().value(),
                                mode.get(),
                                choice.layer().getValue(),
                                centred.get()),
                        live.analysis().valueProperty(),
                        mode,
                        choice.layer(),
                        centred),
                (address, progress, soFar) -> HiddenPictures.draw(address, progress)));
    }

    /// What is shown.
    public ObjectProperty<Mode> mode() {
        return mode;
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
    public ObservableValue<String> note() {
        return Computed.of(
                () -> text(
                        mode.get().messageKey() + (mode.get().centres() && centred.get() ? ".centred.note" : ".note")),
                mode,
                centred);
    }
}
