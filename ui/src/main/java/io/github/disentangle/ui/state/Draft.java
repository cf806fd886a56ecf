package io.github.disentangle.ui.state;

import java.util.ArrayList;
import java.util.List;

/// What a person has typed. All fields stay when the editor changes, so nothing typed is lost.
///
/// @param editor which fields count
/// @param text the text, premise, context or prompt
/// @param second the second text, the hypothesis or the question
/// @param items candidate labels or options
/// @param template how a candidate label becomes a hypothesis; `{}` stands for the label
/// @param from where in the text reading begins, in `char`s: a model cannot read every text at once
public record Draft(Editor editor, String text, String second, List<String> items, String template, int from) {

    /// The template the reference uses when none is given.
    public static final String TEMPLATE = "This example is {}.";

    /// Characters a field may hold: far beyond what any of these models reads, and where text fields get slow.
    public static final int LONGEST = 20_000;

    public static final Draft EMPTY = new Draft(Editor.TEXT, "", "", List.of(), TEMPLATE);

    public Draft {
        items = List.copyOf(items);
        from = Math.clamp(from, 0, text.length());
    }

    /// Read from the beginning.
    public Draft(Editor editor, String text, String second, List<String> items, String template) {
        this(editor, text, second, items, template, 0);
    }

    /// The text from where it is read.
    public String textRead() {
        return text.substring(from);
    }

    /// The same, read from another place.
    public Draft readFrom(int start) {
        return new Draft(editor, text, second, items, template, start);
    }

    public Draft withEditor(Editor newEditor) {
        return new Draft(newEditor, text, second, items, template, from);
    }

    /// Another text, read from its beginning.
    public Draft withText(String newText) {
        return new Draft(editor, newText, second, items, template);
    }

    public Draft withSecond(String newSecond) {
        return new Draft(editor, text, newSecond, items, template, from);
    }

    public Draft withItems(List<String> newItems) {
        return new Draft(editor, text, second, newItems, template, from);
    }

    public Draft withTemplate(String newTemplate) {
        return new Draft(editor, text, second, items, newTemplate, from);
    }

    /// One item replaced; an index just past the end adds it.
    public Draft withItem(int index, String item) {
        var changed = new ArrayList<>(items);
        if (index == changed.size()) {
            changed.add(item);
        } else {
            changed.set(index, item);
        }
        return withItems(changed);
    }
}
