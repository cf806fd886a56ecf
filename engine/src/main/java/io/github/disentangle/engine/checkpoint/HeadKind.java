package io.github.disentangle.engine.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/// What sits on top of the encoder, after the model classes of the reference.
public enum HeadKind {
    /// The encoder alone.
    BARE("DebertaV2Model"),
    SEQUENCE("DebertaV2ForSequenceClassification"),
    TOKEN("DebertaV2ForTokenClassification"),
    SPAN("DebertaV2ForQuestionAnswering"),
    CHOICE("DebertaV2ForMultipleChoice"),
    MASKED_LM("DebertaV2ForMaskedLM");

    private final String architectureName;

    HeadKind(String architectureName) {
        this.architectureName = architectureName;
    }

    /// The class name `config.json` lists under `architectures`.
    public String architectureName() {
        return architectureName;
    }

    /// Whether the head looks at the first token only, through the pooler.
    boolean pooled() {
        return this == SEQUENCE || this == CHOICE;
    }

    /// Whether its last layer is called `classifier`.
    boolean classifier() {
        return pooled() || this == TOKEN;
    }

    /// The head of the class of this name; empty when it is no class of the family.
    public static Optional<HeadKind> ofArchitecture(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.architectureName.equals(name))
                .findFirst();
    }
}
