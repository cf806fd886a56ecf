package io.github.disentangle.ui.state;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Target;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The changes a person can make, with the words for them.
public final class Commands {

    private Commands() {}

    /// Another model, with the input and selection that fit it.
    ///
    /// @param name what the person calls the model
    public static Command open(Path folder, String name, UnaryOperator<WorkbenchState> fitting) {
        return Command.step(text("step.open", name), state -> fitting.apply(state.withModel(folder)));
    }

    /// Typing in a field; a run of keystrokes is one step.
    ///
    /// @param field tells fields apart
    /// @param content what the field holds now, for the history
    public static Command type(String field, String content, UnaryOperator<Draft> change) {
        String shown = content.isBlank() ? text("step.clear") : text("step.type", shortened(content));
        return Command.gesture("type " + field, shown, state -> state.withDraft(change.apply(state.draft())));
    }

    /// Another way to enter the input.
    ///
    /// @param fitting makes a draft for that editor
    public static Command edit(Editor editor, UnaryOperator<Draft> fitting) {
        return draft(text(editor.messageKey()), fitting);
    }

    /// A change of the input that is a step of its own.
    public static Command draft(String description, UnaryOperator<Draft> change) {
        return Command.step(description, state -> state.withDraft(change.apply(state.draft())));
    }

    /// Another head; walking through heads is one step.
    public static Command lookAt(int layer, int head) {
        return select("head", text("step.head", layer, head), selection -> selection.at(layer, head));
    }

    /// Another map of the head.
    public static Command show(AttentionMap map) {
        return select("map", text("step.map", text(map.messageKey())), selection -> selection.showing(map));
    }

    /// Another picture in the centre.
    public static Command view(ViewKind view) {
        return Command.gesture("view", text("step.view", text(view.messageKey())), state -> state.withView(view));
    }

    /// Only this marked.
    public static Command pin(Target target) {
        return select("pin", text("step.pin"), selection -> selection.pinning(target));
    }

    /// This marked too, or no longer.
    public static Command togglePin(Target target) {
        return select("pin", text("step.pin"), selection -> selection.toggling(target));
    }

    /// Nothing marked.
    public static Command unpin() {
        return select("pin", text("step.unpin"), Selection::unpinned);
    }

    private static Command select(String gesture, String description, UnaryOperator<Selection> change) {
        return Command.gesture(gesture, description, state -> state.withSelection(change.apply(state.selection())));
    }

    private static String shortened(String content) {
        String line = content.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 40
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
    }
}
