package io.github.disentangle.engine.task;

import java.util.Arrays;
import java.util.List;

/// What a person gives a task.
public sealed interface TaskInput {

    /// One text.
    record TextInput(String text) implements TaskInput {}

    /// Two texts that are read together, e.g. premise and hypothesis.
    record PairInput(String text, String pair) implements TaskInput {}

    /// A text and the labels it may get, without the model having been trained on them.
    ///
    /// @param template the hypothesis about the text, with `{}` where the label goes
    record ZeroShotInput(String text, List<String> labels, String template) implements TaskInput {

        private static final String TEMPLATE = "This example is {}.";

        public ZeroShotInput {
            labels = List.copyOf(labels);
        }

        public ZeroShotInput(String text, List<String> labels) {
            this(text, labels, TEMPLATE);
        }

        /// With the labels as one text, separated by commas.
        public ZeroShotInput(String text, String labels) {
            this(
                    text,
                    Arrays.stream(labels.split(","))
                            .map(String::strip)
                            .filter(label -> !label.isEmpty())
                            .toList());
        }
    }

    /// A question and the text that holds the answer.
    record QuestionInput(String question, String context) implements TaskInput {}

    /// The beginning of a text and how it may go on.
    record ChoiceInput(String prompt, List<String> choices) implements TaskInput {
        public ChoiceInput {
            choices = List.copyOf(choices);
        }
    }

    /// What it is, for messages.
    default String description() {
        return switch (this) {
            case TextInput _ -> "a text";
            case PairInput _ -> "a pair of texts";
            case ZeroShotInput _ -> "a text with labels";
            case QuestionInput _ -> "a question with a context";
            case ChoiceInput _ -> "a prompt with choices";
        };
    }
}
