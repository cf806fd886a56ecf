package io.github.disentangle.ui.live;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to type at a POSIX shell to have a picture of the present state again.
public final class Invocation {

    private Invocation() {}

    /// A picture as `figure` draws it; empty without a model.
    ///
    /// @param options of `figure` that say which picture, `--view` first
    public static Optional<String> of(WorkbenchState state, List<String> options) {
        return Optional.ofNullable(state.model()).map(folder -> {
            var words = new ArrayList<String>(List.of(
                    "disentangle", "figure", folder.toAbsolutePath().normalize().toString()));
            words.addAll(input(state.draft()));
            for (Intervention intervention : state.interventions()) {
                if (!intervention.changesNothing()) {
                    words.add("--intervene=" + intervention);
                }
            }
            words.addAll(options);
            words.add("--out=figure.svg");
            return words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
        });
    }

    /// Values stay in one word with their option, so that no text is taken for an option.
    private static List<String> input(Draft draft) {
        var words = new ArrayList<String>();
        words.add("--text=" + draft.textRead());
        switch (draft.editor()) {
            case PAIR -> words.add("--pair=" + draft.second());
            case QUESTION -> words.add("--question=" + draft.second());
            case LABELS -> {
                words.add("--labels=" + String.join(",", Question.items(draft)));
                if (!draft.template().equals(Draft.TEMPLATE)) {
                    words.add("--template=" + draft.template());
                }
            }
            case OPTIONS -> Question.items(draft).forEach(item -> words.add("--choice=" + item));
            case TEXT, GAP -> {}
        }
        return words;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
