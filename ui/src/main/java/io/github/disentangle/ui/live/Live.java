package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Selection;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.WhileShown;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.work.Derived;
import io.github.disentangle.ui.work.Growing;
import io.github.disentangle.ui.work.Lane;
import io.github.disentangle.ui.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The chain of answers: state → open model → prediction → attention of the selected head. Each link follows the one
/// before it, and keeps its old answer, marked stale, until the new one is there.
public final class Live {

    /// How long a person must pause in typing before the model is asked.
    private static final Duration PAUSE = Duration.ofMillis(90);

    /// One head of one run.
    private record HeadAddress(Analysis analysis, int layer, int head) {

        static boolean goesOn(HeadAddress older, HeadAddress newer) {
            return older.layer == newer.layer
                    && older.head == newer.head
                    && older.analysis.question().sameBut(newer.analysis.question());
        }
    }

    /// A logit to read in an answer.
    private record LogitAddress(Analysis analysis, Optional<String> target) {

        static boolean goesOn(LogitAddress older, LogitAddress newer) {
            return older.target.equals(newer.target)
                    && older.analysis.question().sameBut(newer.analysis.question());
        }
    }

    private final Asker asker = new Asker();
    private final Derived<Path, OpenModel> model;
    private final Derived<Question, Analysis> analysis;
    private final Derived<HeadAddress, HeadReading> head;
    private final Derived<LogitAddress, Optional<WatchedLogit>> logit;
    private final ReadOnlyObjectWrapper<@Nullable Analysis> before = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<WorkbenchState> state;
    private final Workbench workbench;
    private final Work work;
    private final String place;
    private final Failures failures;
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private int answeredStep;

    /// What the present state asks.
    ///
    /// @param models loads and keeps models
    public Live(Workbench workbench, Work work, Models models) {
        this(workbench, workbench.stateProperty(), "", work, models);
    }

    private Live(Workbench workbench, ObservableValue<WorkbenchState> state, String place, Work work, Models models) {
        this.workbench = workbench;
        this.work = work;
        this.place = place;
        this.state = state;
        failures = new Failures(workbench);
        model = new Derived<>(
                work,
                new Derived.Plan<>(
                        place + "model",
                        folder -> text("job.open", Models.name(folder)),
                        Lane.BACKGROUND,
                        Duration.ZERO),
                state.map(WorkbenchState::model),
                models::get,
                failures::tell);
        analysis = new Derived<>(
                work,
                new Derived.Plan<>(
                        place + "prediction",
                        question -> text("job.predict"),
                        Lane.INTERACTIVE,
                        PAUSE,
                        Question::sameBut),
                question(),
                asker::ask,
                this::refused);
        head = new Derived<>(
                work,
                new Derived.Plan<>(
                        place + "head",
                        address -> text("job.head", address.layer(), address.head()),
                        Lane.GLANCE,
                        Duration.ZERO,
                        HeadAddress::goesOn),
                address(),
                (address, progress) -> read(address),
                failures::tell);
        logit = new Derived<>(
                work,
                new Derived.Plan<>(
                        place + "logit",
                        address -> text("job.logit"),
                        Lane.GLANCE,
                        Duration.ZERO,
                        LogitAddress::goesOn),
                logitAddress(),
                (address, progress) -> WatchedLogit.of(address.analysis(), address.target()),
                failures::tell);
        analysis.staleProperty().subscribe(stale -> {
            if (!stale && refusal.get().isEmpty()) {
                failures.settle();
            }
        });
        analysis.valueProperty().subscribe(answer -> {
            if (answer != null) {
                refusal.set("");
            }
        });
        analysis.valueProperty()
                .subscribe((old, now) ->
                        compare(old, now, workbench.history().current().id()));
    }

    /// What the pinned state asks; nothing while none is pinned.
    public static Live ofBaseline(Workbench workbench, Work work, Models models) {
        ObservableValue<WorkbenchState> pinned =
                Computed.of(() -> workbench.state().atBaseline(), workbench.stateProperty());
        return new Live(workbench, pinned, "pinned ", work, models);
    }

    /// The state that is asked about: the present one, or the pinned one seen with the present selection.
    public ObservableValue<WorkbenchState> state() {
        return state;
    }

    /// Whether pictures of tokens gather the pieces of a word.
    public ReadOnlyBooleanProperty words() {
        return workbench.wordsProperty();
    }

    /// The open model; null before the first one.
    public ReadOnlyObjectProperty<@Nullable OpenModel> model() {
        return model.valueProperty();
    }

    /// Whether heads of the open model have these numbers; all before one is open.
    public boolean has(AttentionMap map) {
        OpenModel open = model.value();
        return open == null || map.presentIn(open.config());
    }

    /// The answer to the input; null when there is none.
    public Derived<?, Analysis> analysis() {
        return analysis;
    }

    /// The same model's answer to the step before the one being answered; null when there is none. The answers to
    /// half-typed words in between are none to compare with.
    public ReadOnlyObjectProperty<@Nullable Analysis> before() {
        return before.getReadOnlyProperty();
    }

    /// Attention of the selected head; null when there is none.
    public Derived<?, HeadReading> head() {
        return head;
    }

    /// The logit that is watched, with and without the interventions; null or empty when there is none.
    public Derived<?, Optional<WatchedLogit>> logit() {
        return logit;
    }

    /// Something computed from the answer while a view is looked at. What goes wrong is told as for the answer.
    ///
    /// @param title what a person reads in the list of jobs
    public <I, O> Growing<I, O> survey(
            ViewKind view, String title, ObservableValue<? extends @Nullable I> input, Growing.Growth<I, O> growth) {
        return survey(view, "", title, input, growth);
    }

    /// As above, where a view has several.
    ///
    /// @param part tells them apart
    public <I, O> Growing<I, O> survey(
            ViewKind view,
            String part,
            String title,
            ObservableValue<? extends @Nullable I> input,
            Growing.Growth<I, O> growth) {
        return new Growing<>(
                work,
                new Derived.Plan<>(place + view.messageKey() + part, from -> title, Lane.SURVEY, Duration.ZERO),
                WhileShown.of(workbench, view, input),
                growth,
                failures::tell);
    }

    /// Something computed from a value beside the pictures. What goes wrong is told as for the answer.
    ///
    /// @param slot see [io.github.disentangle.ui.work.Task#slot()]
    /// @param title what a person reads in the list of jobs
    /// @param pause how long the value must stay before it is worth beginning
    public <I, O> Derived<I, O> study(
            String slot,
            Function<I, String> title,
            Duration pause,
            ObservableValue<? extends @Nullable I> input,
            BiFunction<I, Progress, O> computation) {
        return new Derived<>(
                work, new Derived.Plan<>(place + slot, title, Lane.STUDY, pause), input, computation, failures::tell);
    }

    /// What is known of a cell beyond its score. Called away from the window.
    public CellStudy study(CellAddress address, Progress progress) {
        return CellStudy.of(address, progress);
    }

    /// Why the model gave no answer, in a sentence; empty when it gave one or was not asked.
    public ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// An older answer of the same model stays; one of another model would be taken for this one's.
    private void refused(Throwable failure) {
        failures.tell(failure);
        Analysis old = analysis.value();
        if (old == null || old.question().model() != model.value()) {
            refusal.set(Failures.sentence(failure));
            analysis.dropStale();
        }
    }

    /// Asks the model again.
    public void rerun() {
        asker.forget();
        analysis.refresh();
    }

    /// Takes the open model anew from where models are kept, after it was opened in another way.
    public void reopen() {
        model.refresh();
    }

    private ObservableValue<@Nullable Question> question() {
        ReadOnlyObjectProperty<@Nullable OpenModel> open = model.valueProperty();
        return Computed.of(
                () -> {
                    OpenModel asked = open.get();
                    WorkbenchState now = state.getValue();
                    return asked == null
                            ? null
                            : Question.of(asked, now.draft(), now.interventions())
                                    .orElse(null);
                },
                open,
                state);
    }

    private ObservableValue<@Nullable HeadAddress> address() {
        ReadOnlyObjectProperty<@Nullable Analysis> answer = analysis.valueProperty();
        return Computed.of(
                () -> {
                    Analysis asked = answer.get();
                    if (asked == null) {
                        return null;
                    }
                    var config = asked.question().model().config();
                    Selection selection = state.getValue().selection().within(config.layers(), config.heads());
                    return new HeadAddress(asked, selection.layer(), selection.head());
                },
                answer,
                state);
    }

    private ObservableValue<@Nullable LogitAddress> logitAddress() {
        ReadOnlyObjectProperty<@Nullable Analysis> answer = analysis.valueProperty();
        return Computed.of(
                () -> {
                    Analysis asked = answer.get();
                    return asked == null
                            ? null
                            : new LogitAddress(asked, state.getValue().target());
                },
                answer,
                state);
    }

    private void compare(@Nullable Analysis old, @Nullable Analysis now, int step) {
        boolean sameModel = old != null
                && now != null
                && old.question().model() == now.question().model();
        if (!sameModel) {
            before.set(null);
        } else if (step != answeredStep) {
            before.set(old);
        }
        answeredStep = step;
    }

    private static HeadReading read(HeadAddress address) {
        Analysis asked = address.analysis();
        HeadAttention attention =
                asked.question().model().model().attention(asked.run(), address.layer(), address.head());
        return new HeadReading(asked, attention);
    }
}
