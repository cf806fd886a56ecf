package io.github.disentangle.engine.task;

/// A task with its options: how an input is cut into passes of the model and what is read off them.
/// Reference: the pipelines of transformers.
public sealed interface Task
        permits TextClassification,
                ZeroShotClassification,
                TokenClassification,
                QuestionAnswering,
                MultipleChoice,
                FillMask,
                FeatureExtraction {

    TaskKind kind();
}
