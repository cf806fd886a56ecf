package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.PositionEdit;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.measure.WordOrder;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.WatchedLogit;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.work.Derived;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Where each token stands for relative attention, and how to move it: content, mask and segment stay as they are.
public final class PositionsViewModel {

    /// The widest gap a person can open by hand.
    public static final int WIDEST_GAP = 256;

    /// As far as a person can shift the text by hand.
    public static final int FARTHEST_SHIFT = 64;

    private static final int ORDERS = 60;
    private static final long SEED = 1;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /// One token on the ruler.
    ///
    /// @param token its number in the input
    /// @param position where it stands now
    /// @param moved whether that is not where it stands in the text
    /// @param special whether the tokenizer added it
    public record Mark(int token, String text, int position, boolean moved, boolean special) {}

    private final Workbench workbench;
    private final Live live;
    private final ObservableValue<List<Mark>> marks;
    private final BooleanProperty shuffling = new SimpleBooleanProperty();
    private final Derived<Subject, WordOrder> order;

    public PositionsViewModel(Workbench workbench, Live live) {
        this.workbench = workbench;
        this.live = live;
        marks = Computed.of(this::read, live.analysis().valueProperty(), workbench.stateProperty());
        order = live.study(
                "order",
                subject -> text("job.order"),
                Duration.ofMillis(250),
                Computed.of(
                        () -> {
                            Optional<WatchedLogit> logit = live.logit().value();
                            return !shuffling.get() || logit == null || logit.isEmpty() || !movable()
                                    ? null
                                    : logit.get().subject();
                        },
                        live.logit().valueProperty(),
                        shuffling),
                (subject, progress) -> WordOrder.of(subject, ORDERS, SEED, progress));
    }

    /// The tokens of the present input in the order of the text.
    public ObservableValue<List<Mark>> marks() {
        return marks;
    }

    /// Puts a token elsewhere.
    public void place(int token, int position) {
        if (position < 0 || marks.getValue().get(token).position() == position) {
            return;
        }
        List<Intervention> placed = new ArrayList<>();
        if (position != token || gap().isPresent()) {
            placed.add(new PositionEdit.PlaceToken(token, position));
        }
        workbench.execute(Commands.replace(
                "place " + token,
                each -> each instanceof PositionEdit.PlaceToken other && other.token() == token,
                placed));
    }

    /// The gap that is open; empty for none.
    public Optional<PositionEdit.InsertGap> gap() {
        return workbench.state().interventions().stream()
                .filter(PositionEdit.InsertGap.class::isInstance)
                .map(PositionEdit.InsertGap.class::cast)
                .findFirst();
    }

    /// Follows [#gap()].
    public ObservableValue<Integer> gapSize() {
        return workbench
                .stateProperty()
                .map(state -> gap().map(PositionEdit.InsertGap::size).orElse(0));
    }

    /// Opens a gap between the two texts of a pair, or, where there is one text, before its end.
    public void openGap(int size) {
        int after = gap().map(PositionEdit.InsertGap::token).orElseGet(this::endOfFirst);
        List<Intervention> opened =
                size == 0 || after < 0 ? List.of() : List.of(new PositionEdit.InsertGap(size, after));
        workbench.execute(Commands.replace("gap", PositionEdit.InsertGap.class::isInstance, opened));
    }

    /// By how much the whole text is shifted: distances stay, so nothing may change.
    public ObservableValue<Integer> shift() {
        return workbench
                .stateProperty()
                .map(state -> state.interventions().stream()
                        .filter(PositionEdit.ShiftPositions.class::isInstance)
                        .mapToInt(each -> ((PositionEdit.ShiftPositions) each).distance())
                        .findFirst()
                        .orElse(0));
    }

    /// Shifts the whole text.
    public void shiftBy(int distance) {
        List<Intervention> shifted = distance == 0 ? List.of() : List.of(new PositionEdit.ShiftPositions(distance));
        workbench.execute(Commands.replace("shift", PositionEdit.ShiftPositions.class::isInstance, shifted));
    }

    /// Whether the order is held against random ones; nothing is run otherwise.
    public BooleanProperty shuffling() {
        return shuffling;
    }

    /// The watched logit of the plain model under random orders; null when there is none.
    public ObservableValue<@Nullable WordOrder> order() {
        return order.valueProperty();
    }

    /// What the random orders say, in a sentence.
    public ObservableValue<String> orderWords() {
        return order.valueProperty()
                .map(found -> text(
                        "positions.order",
                        Numbers.logit(found.value()),
                        found.shuffled().size(),
                        Numbers.logit(found.quantile(LOW)),
                        Numbers.logit(found.quantile(HIGH)),
                        found.reaching()))
                .orElse("");
    }

    /// What can be done here, or why nothing can, in a sentence.
    public ObservableValue<String> about() {
        return live.model()
                .map(model -> text(movable() ? "positions.about" : "positions.fixed"))
                .orElse("");
    }

    /// Whether the open model looks at relative positions at all.
    private boolean movable() {
        var model = live.model().get();
        return model != null
                && (Term.CONTENT_TO_POSITION.presentIn(model.config())
                        || Term.POSITION_TO_CONTENT.presentIn(model.config()));
    }

    /// Every token back to where it stands in the text.
    public void reset() {
        workbench.execute(Commands.replace("positions", PositionEdit.class::isInstance, List.of()));
    }

    /// The last token of the first text with what closes it.
    private int endOfFirst() {
        Analysis answer = live.analysis().value();
        if (answer == null) {
            return -1;
        }
        int[] sequences = answer.encoding().sequenceIds();
        int second = IntStream.range(0, sequences.length)
                .filter(token -> sequences[token] == 1)
                .findFirst()
                .orElse(sequences.length - 1);
        return Math.max(0, second - 1);
    }

    private List<Mark> read() {
        Analysis answer = live.analysis().value();
        if (answer == null) {
            return List.of();
        }
        TokenAxis tokens = TokenAxes.of("", answer.encoding());
        int[] positions = IntStream.range(0, tokens.length()).toArray();
        for (Intervention intervention : answer.question().interventions()) {
            if (intervention instanceof PositionEdit edit && fits(edit, positions.length)) {
                edit.apply(positions);
            }
        }
        return IntStream.range(0, tokens.length())
                .mapToObj(token -> new Mark(
                        token,
                        tokens.text(token),
                        positions[token],
                        positions[token] != token,
                        tokens.label(token).special()))
                .toList();
    }

    private static boolean fits(PositionEdit edit, int length) {
        return switch (edit) {
            case PositionEdit.PlaceToken placed -> placed.token() < length;
            case PositionEdit.InsertGap gap -> gap.token() < length;
            case PositionEdit.OrderTokens order -> order.order().size() == length;
            case PositionEdit.ShiftPositions shift -> true;
        };
    }
}
