package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.fx.Pick;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Baselines;
import io.github.disentangle.ui.live.InterventionWords;
import io.github.disentangle.ui.live.KnockOuts;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.Marks;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.state.Command;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the gestures of the selection grammar do, the same for all pictures and for the keyboard.
///
/// @param live what the present state asks
public record Gestures(Workbench workbench, Live live, Dialogs dialogs) {

    /// What is pointed at, else what is pinned.
    public List<Target> meant() {
        Target hovered = workbench.hoverProperty().get();
        List<Target> pins = workbench.state().selection().pins();
        return hovered == null || pins.contains(hovered) ? pins : List.of(hovered);
    }

    /// P: what is pointed at stays marked, or no longer.
    public void pin() {
        Target hovered = workbench.hoverProperty().get();
        if (hovered != null) {
            workbench.execute(Commands.togglePin(hovered));
        }
    }

    /// As [#choose(Target, Pick.Kind, BiFunction)], where targets lie in the order of the text.
    public void choose(@Nullable Target target, Pick.Kind kind) {
        choose(target, kind, Marks::between);
    }

    /// What a click means, or Enter: alone it pins, or lets go of what is pinned alone, and opens a head.
    ///
    /// @param target null for empty ground
    /// @param kind any but a menu
    /// @param between all that lies from one target to another, where it was chosen
    void choose(@Nullable Target target, Pick.Kind kind, BiFunction<Target, Target, List<Target>> between) {
        switch (kind) {
            case PIN -> workbench.execute(picked(target));
            // whoever holds a key means to add: a click beside the mark must not cost all the others
            case TOGGLE -> {
                if (target != null) {
                    workbench.execute(Commands.togglePin(target));
                }
            }
            case RANGE -> {
                if (target != null) {
                    List<Target> pins = workbench.state().selection().pins();
                    pinAll(pins.isEmpty() ? List.of(target) : between.apply(pins.getLast(), target));
                }
            }
            case MENU -> throw new IllegalArgumentException("a menu has a place on the screen");
        }
    }

    private Command picked(@Nullable Target target) {
        if (target instanceof Target.Head(int layer, int head)) {
            return Commands.openHead(layer, head);
        }
        if (target == null) {
            return Commands.unpin();
        }
        List<Target> pins = workbench.state().selection().pins();
        List<Target> wanted = besideItsCell(List.of(target));
        return wanted.size() == 1
                ? pins.equals(wanted) ? Commands.unpin() : Commands.pin(target)
                : Commands.pinAll(pins.equals(wanted) ? wanted.subList(0, 1) : wanted);
    }

    /// Channels belong to the pinned cell: their picture would vanish with it.
    private List<Target> besideItsCell(List<Target> targets) {
        boolean channels = targets.stream().allMatch(Target.Point.class::isInstance);
        return channels
                ? Stream.concat(workbench.state().selection().pinnedCell().stream(), targets.stream())
                        .toList()
                : targets;
    }

    /// Exactly these stay marked.
    void pinAll(List<Target> targets) {
        if (targets.isEmpty()) {
            workbench.noticeProperty().set(new Notice(Notice.Kind.INFORMATION, text("gesture.tooMany", Marks.MOST)));
        } else {
            workbench.execute(Commands.pinAll(besideItsCell(targets)));
        }
    }

    /// B: what comes next is held against this.
    public void baseline() {
        if (live.analysis().value() != null) {
            workbench.execute(Baselines.pin(live));
        }
    }

    /// K: what is meant is taken out.
    public void knockOut() {
        intervene(knockOuts().map(ways -> ways.all(meant())).orElse(List.of()));
    }

    /// M: the tokens that are meant are masked.
    public void mask() {
        intervene(knockOuts().map(ways -> ways.masks(meant())).orElse(List.of()));
    }

    /// What can be taken out at a target.
    List<Intervention> offers(Target target) {
        return knockOuts().map(ways -> ways.offers(target)).orElse(List.of());
    }

    /// An intervention in words, with the tokens it names.
    String words(Intervention intervention) {
        Analysis answer = live.analysis().value();
        return new InterventionWords(answer == null ? null : TokenAxes.of("", answer.encoding())).of(intervention);
    }

    private void intervene(List<Intervention> interventions) {
        if (interventions.isEmpty()) {
            workbench.noticeProperty().set(new Notice(Notice.Kind.INFORMATION, text("gesture.nothing")));
        } else {
            workbench.execute(Commands.interveneAll(interventions));
        }
    }

    private Optional<KnockOuts> knockOuts() {
        Analysis answer = live.analysis().value();
        if (answer == null) {
            return Optional.empty();
        }
        var model = answer.question().model();
        var selection = workbench
                .state()
                .selection()
                .within(model.config().layers(), model.config().heads());
        return Optional.of(new KnockOuts(
                model.config(),
                model.tokenizer().maskId(),
                selection.layer(),
                selection.head(),
                answer.encoding().length()));
    }
}
