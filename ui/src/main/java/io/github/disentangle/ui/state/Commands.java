package io.github.disentangle.ui.state;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.figure.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

    /// Another head, read like a sentence.
    public static Command openHead(int layer, int head) {
        return Command.step(
                text("step.head", layer, head),
                state -> state.withSelection(state.selection().at(layer, head)).withView(ViewKind.HEAD));
    }

    /// Another map of the head.
    public static Command show(AttentionMap map) {
        return select("map", text("step.map", text(map.messageKey())), selection -> selection.showing(map));
    }

    /// Another picture in the centre.
    public static Command view(ViewKind view) {
        return Command.gesture("view", text("step.view", text(view.messageKey())), state -> state.withView(view));
    }

    /// One change inside the model more.
    public static Command intervene(Intervention intervention) {
        return interveneAll(List.of(intervention));
    }

    /// A change inside the model taken back.
    public static Command withdraw(Intervention intervention) {
        return Command.step(text("step.withdraw", intervention), state -> state.without(intervention::equals));
    }

    /// The model as it is again.
    public static Command withdrawAll() {
        return Command.step(text("step.withdrawAll"), state -> state.withInterventions(List.of()));
    }

    /// All interventions of a kind replaced by others; a run of the same gesture is one step.
    ///
    /// @param gesture tells instruments apart, e.g. the fader that is dragged
    public static Command replace(String gesture, Predicate<Intervention> kind, List<Intervention> by) {
        String description = by.isEmpty()
                ? text("step.mix.none")
                : by.stream().map(Intervention::toString).collect(Collectors.joining(", "));
        return Command.gesture(gesture, description, state -> {
            var changed = new ArrayList<>(state.without(kind).interventions());
            changed.addAll(by);
            return state.withInterventions(changed);
        });
    }

    /// The present input and interventions kept to hold others against.
    ///
    /// @param watched the logit both are compared by, unless the person chose one
    public static Command pinBaseline(Optional<String> watched) {
        return Command.step(
                text("step.baseline"),
                state -> state.withBaseline(Optional.of(Baseline.of(state)))
                        .withTarget(state.target().or(() -> watched)));
    }

    /// Nothing to hold others against.
    public static Command releaseBaseline() {
        return Command.step(text("step.baseline.none"), state -> state.withBaseline(Optional.empty()));
    }

    /// What was pinned becomes present, what is present becomes pinned.
    public static Command swapBaseline() {
        return Command.step(
                text("step.swap"),
                state -> state.baseline()
                        .map(pinned -> state.withBaseline(Optional.of(Baseline.of(state)))
                                .withDraft(pinned.draft())
                                .withInterventions(pinned.interventions()))
                        .orElse(state));
    }

    /// Another number watched and explained; empty for what the model answers.
    public static Command target(Optional<String> target) {
        return Command.step(
                target.map(name -> text("step.target", name)).orElseGet(() -> text("step.target.answer")),
                state -> state.withTarget(target));
    }

    /// Only this marked.
    public static Command pin(Target target) {
        return select("pin", text("step.pin"), selection -> selection.pinning(target));
    }

    /// This marked too, or no longer.
    public static Command togglePin(Target target) {
        return select("pin", text("step.pin"), selection -> selection.toggling(target));
    }

    /// Exactly these marked.
    public static Command pinAll(List<Target> targets) {
        return select("pin", text("step.pinAll", targets.size()), selection -> selection.pinningAll(targets));
    }

    /// Several changes inside the model more, as one step.
    public static Command interveneAll(List<Intervention> interventions) {
        return Command.step(
                interventions.stream().map(Intervention::toString).collect(Collectors.joining(", ")), state -> {
                    WorkbenchState changed = state;
                    for (Intervention intervention : interventions) {
                        changed = changed.with(intervention);
                    }
                    return changed;
                });
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
