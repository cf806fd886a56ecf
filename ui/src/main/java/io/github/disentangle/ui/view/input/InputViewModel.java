package io.github.disentangle.ui.view.input;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.TaskKind;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Examples;
import io.github.disentangle.ui.live.Excerpt;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What can be typed, and what the model makes of it.
public final class InputViewModel {

    private final Workbench workbench;
    private final Live live;
    private final Examples examples;

    public InputViewModel(Workbench workbench, Live live, Examples examples) {
        this.workbench = workbench;
        this.live = live;
        this.examples = examples;
    }

    /// What has been typed.
    ObservableValue<Draft> draft() {
        return workbench.part(WorkbenchState::draft);
    }

    /// The editors that make sense for the open model.
    ObservableValue<List<Editor>> editors() {
        return live.model().map(InputViewModel::editorsOf).orElse(List.of());
    }

    void choose(Editor editor) {
        workbench.execute(Commands.edit(editor, draft -> examples.draftFor(editor, draft)));
    }

    /// Takes what was typed into a field.
    void type(Field field, String typed) {
        workbench.execute(Commands.type(field.id(), typed, draft -> field.set().apply(draft, typed)));
    }

    /// Says that a text was refused for its length.
    void refuse(int length) {
        workbench.noticeProperty().set(new Notice(Notice.Kind.WARNING, text("input.tooLong", length, Draft.LONGEST)));
    }

    /// Adds an empty option at the end.
    void addOption() {
        workbench.execute(Commands.draft(
                text("step.addOption"), draft -> draft.withItem(draft.items().size(), "")));
    }

    /// Drops the last option.
    void removeOption() {
        workbench.execute(Commands.draft(
                text("step.removeOption"),
                draft -> draft.items().isEmpty()
                        ? draft
                        : draft.withItems(draft.items().subList(0, draft.items().size() - 1))));
    }

    /// The part of the text that is shown; empty when it is all of it.
    ObservableValue<Optional<Excerpt>> excerpt() {
        return Computed.of(
                () -> Optional.ofNullable(live.analysis().value())
                        .flatMap(analysis -> Excerpt.of(draft().getValue(), analysis.encoding())),
                live.analysis().valueProperty(),
                draft());
    }

    /// Shows the part before.
    void showEarlier(Excerpt shown) {
        workbench.execute(Commands.draft(text("step.excerpt"), draft -> draft.readFrom(shown.previous(draft.text()))));
    }

    /// Shows the part after.
    void showLater(Excerpt shown) {
        workbench.execute(Commands.draft(text("step.excerpt"), draft -> draft.readFrom(shown.next(draft.text()))));
    }

    /// Whether chips are whole words.
    BooleanProperty words() {
        return workbench.wordsProperty();
    }

    /// The tokens of the present answer; null when there is none.
    ObservableValue<@Nullable TokenAxis> tokens() {
        return live.analysis().valueProperty().map(analysis -> TokenAxes.of("", analysis.encoding()));
    }

    /// Whether the tokens belong to an older text.
    ReadOnlyBooleanProperty stale() {
        return live.analysis().staleProperty();
    }

    /// How much there is to read, and how long it took.
    ObservableValue<String> measure() {
        return live.analysis().valueProperty().map(InputViewModel::measure).orElse("");
    }

    private static String measure(Analysis analysis) {
        Encoding encoding = analysis.encoding();
        int[] words = encoding.wordIds();
        int[] sequences = encoding.sequenceIds();
        long count = IntStream.range(0, words.length)
                .filter(token -> words[token] >= 0)
                .mapToLong(token -> ((long) sequences[token] << 32) + words[token])
                .distinct()
                .count();
        String milliseconds = String.format(Locale.ROOT, "%.0f", analysis.took().toNanos() / 1e6);
        return text("input.measure", encoding.length(), count, milliseconds);
    }

    private static List<Editor> editorsOf(OpenModel model) {
        return switch (model.checkpoint().primaryHead()) {
            case SEQUENCE ->
                model.task(TaskKind.ZERO_SHOT_CLASSIFICATION).available()
                        ? List.of(Editor.TEXT, Editor.PAIR, Editor.LABELS)
                        : List.of(Editor.TEXT, Editor.PAIR);
            case SPAN -> List.of(Editor.QUESTION);
            case CHOICE -> List.of(Editor.OPTIONS);
            case MASKED_LM -> List.of(Editor.GAP);
            case TOKEN, BARE -> List.of(Editor.TEXT);
        };
    }
}
