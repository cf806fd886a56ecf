package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.measure.Faithfulness;
import io.github.disentangle.engine.measure.FaithfulnessMeter;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.work.Derived;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The explanation of the watched logit in the plain model, and how far it can be trusted. Both are computed in the
/// background, the second after the first.
public final class Explanations {

    /// How long a person must pause before an explanation is worth beginning.
    private static final Duration PAUSE = Duration.ofMillis(250);

    /// Random orders an explanation is held against; as many as the command line takes.
    public static final int ORDERS = 20;

    private static final long SEED = 1;

    /// One explanation.
    ///
    /// @param subject what is explained
    public record Explained(Analysis analysis, Subject subject, Method method, Explanation explanation) {}

    private record Address(Analysis analysis, Subject subject, Method method) {}

    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.DECOMPX);
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final Derived<Address, Explained> explanation;
    private final Derived<Explained, Optional<Faithfulness>> trust;
    private final int orders;
    private @Nullable Subject measured;
    private @Nullable FaithfulnessMeter meter;

    /// @param orders random orders an explanation is held against, usually [#ORDERS]: each costs as many runs as
    ///     there are tokens
    public Explanations(Live live, int orders) {
        this.orders = orders;
        explanation = live.study(
                "explanation",
                address -> text("job.explain", address.subject().name()),
                PAUSE,
                address(live),
                Explanations::explain);
        trust = live.study(
                "trust", explained -> text("job.trust"), Duration.ZERO, explanation.valueProperty(), this::measure);
    }

    /// How the logit is explained.
    public ObjectProperty<Method> method() {
        return method;
    }

    /// Whether anybody looks; nothing is computed otherwise.
    public BooleanProperty wanted() {
        return wanted;
    }

    /// The explanation; null when there is none.
    public Derived<?, Explained> explanation() {
        return explanation;
    }

    /// Whether runs without the tokens bear the explanation out; null while that is not known, empty when no token
    /// can be taken away.
    public Derived<?, Optional<Faithfulness>> trust() {
        return trust;
    }

    private ObservableValue<@Nullable Address> address(Live live) {
        return Computed.of(
                () -> {
                    Optional<WatchedLogit> logit = live.logit().value();
                    return logit == null || !wanted.get()
                            ? null
                            : logit.map(watched -> new Address(watched.answer(), watched.subject(), method.get()))
                                    .orElse(null);
                },
                live.logit().valueProperty(),
                wanted,
                method);
    }

    private static Explained explain(Address address, Progress progress) {
        Subject subject = address.subject();
        var options = Method.Options.defaults(removal(subject.open()));
        return new Explained(
                address.analysis(),
                subject,
                address.method(),
                address.method().explainer(options).explain(subject, progress));
    }

    /// Called on one thread at a time.
    private Optional<Faithfulness> measure(Explained explained, Progress progress) {
        Subject subject = explained.subject();
        FaithfulnessMeter known = meter;
        if (known == null || !subject.equals(measured)) {
            known = new FaithfulnessMeter(subject, removal(subject.open()), orders, SEED);
            meter = known;
            measured = subject;
        }
        return known.measure(explained.explanation(), progress);
    }

    private static Removal removal(OpenModel open) {
        return open.tokenizer().maskId() < 0 ? Removal.DELETE : Removal.MASK;
    }
}
