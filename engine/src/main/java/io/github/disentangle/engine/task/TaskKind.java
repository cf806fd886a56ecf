package io.github.disentangle.engine.task;

import io.github.disentangle.engine.checkpoint.HeadKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What can be asked of a model, under the names of the reference's pipelines.
public enum TaskKind {
    TEXT_CLASSIFICATION("text-classification", HeadKind.SEQUENCE, "sentiment-analysis"),
    ZERO_SHOT_CLASSIFICATION("zero-shot-classification", HeadKind.SEQUENCE),
    TOKEN_CLASSIFICATION("token-classification", HeadKind.TOKEN, "ner"),
    QUESTION_ANSWERING("question-answering", HeadKind.SPAN),
    MULTIPLE_CHOICE("multiple-choice", HeadKind.CHOICE),
    FILL_MASK("fill-mask", HeadKind.MASKED_LM),
    FEATURE_EXTRACTION("feature-extraction", HeadKind.BARE);

    private final String taskName;
    private final HeadKind head;
    private final List<String> aliases;

    TaskKind(String taskName, HeadKind head, String... aliases) {
        this.taskName = taskName;
        this.head = head;
        this.aliases = List.of(aliases);
    }

    /// The name of the reference's pipeline.
    public String taskName() {
        return taskName;
    }

    /// The head the task needs.
    public HeadKind head() {
        return head;
    }

    /// The task as the reference does it when no option is given.
    public Task defaults() {
        return switch (this) {
            case TEXT_CLASSIFICATION -> TextClassification.defaults();
            case ZERO_SHOT_CLASSIFICATION -> ZeroShotClassification.defaults();
            case TOKEN_CLASSIFICATION -> TokenClassification.defaults();
            case QUESTION_ANSWERING -> QuestionAnswering.defaults();
            case MULTIPLE_CHOICE -> MultipleChoice.defaults();
            case FILL_MASK -> FillMask.defaults();
            case FEATURE_EXTRACTION -> FeatureExtraction.defaults();
        };
    }

    /// The task of this name or alias.
    ///
    /// @throws TaskException naming the tasks there are
    public static TaskKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.taskName.equals(name) || kind.aliases.contains(name))
                .findFirst()
                .orElseThrow(() -> new TaskException("There is no task \"" + name + "\"; the tasks are "
                        + Arrays.stream(values()).map(TaskKind::taskName).collect(Collectors.joining(", ")) + "."));
    }

    /// What a model with this head does when it is only given a text.
    static TaskKind of(HeadKind head) {
        return switch (head) {
            case SEQUENCE -> TEXT_CLASSIFICATION;
            case TOKEN -> TOKEN_CLASSIFICATION;
            case SPAN -> QUESTION_ANSWERING;
            case CHOICE -> MULTIPLE_CHOICE;
            case MASKED_LM -> FILL_MASK;
            case BARE -> FEATURE_EXTRACTION;
        };
    }
}
