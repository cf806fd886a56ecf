package io.github.disentangle.ui.view.input;

import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One text field of an editor.
///
/// @param id tells fields apart, also for undo
/// @param messageKey stem of its message keys: the name, and with `.prompt` what to type
/// @param number shown after the name when there are several of the kind; 0 for none
/// @param get reads it from the draft
/// @param set writes it to the draft
record Field(
        String id, String messageKey, int number, Function<Draft, String> get, BiFunction<Draft, String, Draft> set) {

    /// Options of a choice that may be typed in at least.
    private static final int FEWEST_OPTIONS = 2;

    /// The fields of an editor, top to bottom.
    static List<Field> of(Editor editor, Draft draft) {
        return switch (editor) {
            case TEXT -> List.of(text("field.text"));
            case GAP -> List.of(text("field.gap"));
            case PAIR -> List.of(text("field.first"), second("field.second"));
            case QUESTION -> List.of(second("field.question"), text("field.context"));
            case LABELS -> List.of(text("field.text"), labels(), template());
            case OPTIONS -> options(draft);
        };
    }

    private static Field text(String messageKey) {
        return new Field("text", messageKey, 0, Draft::text, Draft::withText);
    }

    private static Field second(String messageKey) {
        return new Field("second", messageKey, 0, Draft::second, Draft::withSecond);
    }

    private static Field template() {
        return new Field("template", "field.template", 0, Draft::template, Draft::withTemplate);
    }

    private static Field labels() {
        return new Field(
                "labels",
                "field.labels",
                0,
                draft -> String.join(", ", draft.items()),
                (draft, typed) -> draft.withItems(splitLabels(typed)));
    }

    /// Labels as typed, commas between them; what is typed last may still be unfinished, so spaces stay.
    private static List<String> splitLabels(String typed) {
        var labels = new ArrayList<String>();
        for (String label : typed.split(",", -1)) {
            labels.add(labels.isEmpty() ? label : label.startsWith(" ") ? label.substring(1) : label);
        }
        return labels;
    }

    private static List<Field> options(Draft draft) {
        var fields = new ArrayList<Field>();
        fields.add(text("field.prompt"));
        for (int index = 0; index < Math.max(FEWEST_OPTIONS, draft.items().size()); index++) {
            int option = index;
            fields.add(new Field(
                    "option" + index,
                    "field.option",
                    index + 1,
                    from -> option < from.items().size() ? from.items().get(option) : "",
                    (to, typed) -> fill(to, option).withItem(option, typed)));
        }
        return fields;
    }

    private static Draft fill(Draft draft, int index) {
        Draft filled = draft;
        while (filled.items().size() < index) {
            filled = filled.withItem(filled.items().size(), "");
        }
        return filled;
    }
}
