package io.github.disentangle.ui.live;

import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to type at a shell to have the numbers of the present state again.
public final class Invocation {

    private Invocation() {}

    /// The scores of all heads in a file, as `trace` writes them; empty without a model. Interventions have no
    /// words there, so a state with some is named without them.
    public static Optional<String> of(WorkbenchState state) {
        return Optional.ofNullable(state.model()).map(folder -> {
            var words = new ArrayList<String>(List.of("disentangle", "trace", folder.toString()));
            words.addAll(input(state.draft()));
            words.addAll(List.of("--attentions", "--scores", "--out", "trace.safetensors"));
            return words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
        });
    }

    private static List<String> input(Draft draft) {
        var words = new ArrayList<String>(List.of("--text", draft.text()));
        switch (draft.editor()) {
            case PAIR -> words.addAll(List.of("--pair", draft.second()));
            case QUESTION -> words.addAll(List.of("--question", draft.second()));
            case LABELS -> words.addAll(List.of("--labels", String.join(",", draft.items())));
            case OPTIONS -> draft.items().forEach(item -> words.addAll(List.of("--choice", item)));
            case TEXT, GAP -> {}
        }
        return words;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
