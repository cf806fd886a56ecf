package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Selection;
import io.github.disentangle.ui.state.Workbench;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// A mixing desk for the addends of the attention scores: a fader for each term at one scope. The faders show the
/// interventions of the state and change nothing else.
public final class MixerViewModel {

    /// Twice a term's usual strength is as far as a fader goes.
    public static final double MOST = 2;

    /// How much of the model the faders reach.
    public enum Reach {
        MODEL,
        LAYER,
        HEAD;

        /// Stem of this reach's message key.
        public String messageKey() {
            return "mixer.reach." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// What the faders say.
    ///
    /// @param factors by term; 1 leaves it as it is
    /// @param keepTemperature whether the softmax stays as sharp as with all terms
    public record Mix(Map<Term, Float> factors, boolean keepTemperature) {

        static final Mix REST = new Mix(Map.of(), false);

        public Mix {
            factors = Map.copyOf(factors);
        }

        public float factor(Term term) {
            return factors.getOrDefault(term, 1f);
        }

        private Mix with(Term term, float factor) {
            var changed = new EnumMap<Term, Float>(Term.class);
            changed.putAll(factors);
            changed.put(term, factor);
            return new Mix(changed, keepTemperature);
        }
    }

    private final Workbench workbench;
    private final Live live;
    private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(Reach.MODEL);
    private final ObservableValue<Mix> mix;
    private boolean temperature;

    public MixerViewModel(Workbench workbench, Live live) {
        this.workbench = workbench;
        this.live = live;
        mix = Computed.of(this::read, workbench.stateProperty(), reach, live.model());
    }

    /// How much of the model the faders reach; the head and layer are the selected ones.
    public ObjectProperty<Reach> reach() {
        return reach;
    }

    /// What the faders show.
    public ObservableValue<Mix> mix() {
        return mix;
    }

    /// The scope in words, e.g. `layer 3`.
    public ObservableValue<String> scopeName() {
        return Computed.of(
                () -> {
                    Scope scope = scope();
                    return switch (reach.get()) {
                        case MODEL -> text("mixer.scope.model");
                        case LAYER -> text("mixer.scope.layer", scope.layer());
                        case HEAD -> text("mixer.scope.head", scope.layer(), scope.head());
                    };
                },
                workbench.stateProperty(),
                reach,
                live.model());
    }

    /// Whether the open model's scores have the term; all before one is open.
    public ObservableValue<Boolean> has(Term term) {
        return live.model().map(model -> term.presentIn(model.config())).orElse(false);
    }

    /// Moves a fader.
    public void move(Term term, double factor) {
        mix("mixer " + term.key(), mix.getValue().with(term, rounded(factor)));
    }

    /// A term off, or on again.
    public void mute(Term term) {
        float present = mix.getValue().factor(term);
        mix("mixer mute " + term.key(), mix.getValue().with(term, present == 0 ? 1 : 0));
    }

    /// Only this term on; all on when it is the only one already.
    public void solo(Term term) {
        boolean alone = isSolo(mix.getValue(), term);
        var factors = new EnumMap<Term, Float>(Term.class);
        for (Term each : Term.values()) {
            if (each != term) {
                factors.put(each, alone ? 1f : 0f);
            }
        }
        mix("mixer solo " + term.key(), new Mix(factors, temperature));
    }

    /// Whether a term is the only one that sounds.
    public boolean isSolo(Mix shown, Term term) {
        boolean othersOff = present().stream().filter(each -> each != term).allMatch(each -> shown.factor(each) == 0);
        return othersOff && shown.factor(term) != 0 && present().size() > 1;
    }

    /// Whether the softmax stays as sharp as with all terms.
    public void keepTemperature(boolean kept) {
        temperature = kept;
        mix("mixer temperature", new Mix(mix.getValue().factors(), kept));
    }

    /// All faders of the scope back to where the model has them.
    public void reset() {
        mix("mixer reset", new Mix(Map.of(), temperature));
    }

    private List<Term> present() {
        var model = live.model().get();
        return model == null ? List.of(Term.values()) : Term.of(model.config());
    }

    private void mix(String gesture, Mix wanted) {
        var faders = new ArrayList<Intervention>();
        for (Term term : present()) {
            if (wanted.factor(term) != 1) {
                faders.add(new ScaleTerm(term, wanted.factor(term), scope(), wanted.keepTemperature()));
            }
        }
        workbench.execute(Commands.replace(gesture + " " + scope(), this::here, faders));
    }

    private Mix read() {
        var factors = new EnumMap<Term, Float>(Term.class);
        boolean kept = temperature;
        for (Intervention intervention : workbench.state().interventions()) {
            if (here(intervention) && intervention instanceof ScaleTerm fader) {
                factors.merge(fader.term(), fader.factor(), (one, other) -> one * other);
                kept = fader.keepTemperature();
            }
        }
        return new Mix(factors, kept);
    }

    private boolean here(Intervention intervention) {
        return intervention instanceof ScaleTerm fader && fader.scope().equals(scope());
    }

    private Scope scope() {
        var model = live.model().get();
        Selection present = workbench.state().selection();
        Selection selection = model == null
                ? present
                : present.within(model.config().layers(), model.config().heads());
        return switch (reach.get()) {
            case MODEL -> Scope.MODEL;
            case LAYER -> Scope.ofLayer(selection.layer());
            case HEAD -> Scope.ofHead(selection.layer(), selection.head());
        };
    }

    /// Faders move in steps a person can read and a command line can repeat.
    private static float rounded(double factor) {
        return Math.round(Math.clamp(factor, 0, MOST) * 100) / 100f;
    }
}
