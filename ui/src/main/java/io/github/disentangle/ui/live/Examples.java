package io.github.disentangle.ui.live;

import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import java.util.List;
import java.util.Locale;

/// An input worth looking at for every model, so that nobody faces an empty window.
public final class Examples {

    private static final String SEPARATOR = "\\s*\\|\\s*";

    /// The draft to show for a model just opened: what the person typed if this model reads the same kind of input,
    /// else an example.
    Draft draftFor(OpenModel model, Draft present) {
        Editor editor = editor(model.checkpoint().primaryHead(), model.config());
        return fitting(present, example("example." + Models.name(model.folder()), editor));
    }

    /// The draft to show for another way to enter the input: what the person typed, or an example if it was one.
    public Draft draftFor(Editor editor, Draft present) {
        return fitting(present, example("", editor));
    }

    private static Draft fitting(Draft present, Draft example) {
        Editor editor = example.editor();
        if (present.text().isBlank() || isExample(present)) {
            return example;
        }
        if (present.editor() == editor) {
            return present;
        }
        return new Draft(
                editor,
                editor == Editor.GAP ? example.text() : present.text(),
                present.second().isBlank() ? example.second() : present.second(),
                present.items().isEmpty() ? example.items() : present.items(),
                present.template());
    }

    /// How the inputs of a model with this head are best entered.
    static Editor editor(HeadKind head, ModelConfig config) {
        return switch (head) {
            case BARE, TOKEN -> Editor.TEXT;
            case SPAN -> Editor.QUESTION;
            case CHOICE -> Editor.OPTIONS;
            case MASKED_LM -> Editor.GAP;
            case SEQUENCE -> readsPairs(config) ? Editor.PAIR : Editor.TEXT;
        };
    }

    /// Entailment and similarity are questions about two texts.
    private static boolean readsPairs(ModelConfig config) {
        return config.labelCount() == 1
                || config.labels().stream()
                        .anyMatch(label -> label.toLowerCase(Locale.ROOT).startsWith("entail"));
    }

    private static boolean isExample(Draft draft) {
        return Messages.bundle().keySet().stream()
                .filter(key -> key.startsWith("example.") && key.endsWith(".text"))
                .anyMatch(key -> Messages.text(key).equals(draft.text()));
    }

    /// The example under this stem of message keys if there is one, else that of the editor.
    private static Draft example(String own, Editor editor) {
        String stem = Messages.bundle().containsKey(own + ".text")
                ? own
                : "example." + editor.name().toLowerCase(Locale.ROOT);
        return new Draft(
                editor,
                optional(stem + ".text"),
                optional(stem + ".second"),
                items(optional(stem + ".items")),
                Draft.TEMPLATE);
    }

    private static List<String> items(String line) {
        return line.isBlank() ? List.of() : List.of(line.split(SEPARATOR));
    }

    private static String optional(String key) {
        return Messages.bundle().containsKey(key) ? Messages.text(key) : "";
    }
}
