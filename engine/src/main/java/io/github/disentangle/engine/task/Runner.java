package io.github.disentangle.engine.task;

import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import java.util.List;

/// Takes sequences through the encoder: plainly, or with interventions.
@FunctionalInterface
public interface Runner {

    /// One run per input, in their order.
    List<Run> run(List<Input> inputs, Progress progress);
}
