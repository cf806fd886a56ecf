package io.github.disentangle.ui.view.interventions;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.PositionEdit;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;

/// Where each token stands for relative attention, and how to move it: content, mask and segment stay as they are.
public final class PositionsViewModel {

    /// The widest gap a person can open by hand.
    public static final int WIDEST_GAP = 256;

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

    public PositionsViewModel(Workbench workbench, Live live) {
        this.workbench = workbench;
        this.live = live;
        marks = Computed.of(this::read, live.analysis().valueProperty(), workbench.stateProperty());
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
