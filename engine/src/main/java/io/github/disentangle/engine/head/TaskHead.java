package io.github.disentangle.engine.head;

import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.model.WeightLoader;
import java.util.Optional;

/// What turns hidden states into logits for one kind of task.
public sealed interface TaskHead permits SequenceHead, TokenHead, SpanHead, ChoiceHead, MaskedLanguageHead {

    /// Loads the head of this kind; empty for a bare encoder.
    static Optional<TaskHead> load(WeightLoader loader, HeadKind kind) {
        return switch (kind) {
            case BARE -> Optional.empty();
            case SEQUENCE -> Optional.of(new SequenceHead(loader));
            case TOKEN -> Optional.of(new TokenHead(loader));
            case SPAN -> Optional.of(new SpanHead(loader));
            case CHOICE -> Optional.of(new ChoiceHead(loader));
            case MASKED_LM -> Optional.of(new MaskedLanguageHead(loader));
        };
    }
}
