package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;
import static java.lang.System.Logger.Level.ERROR;

import io.github.disentangle.engine.checkpoint.CheckpointException;
import io.github.disentangle.engine.explain.ExplanationException;
import io.github.disentangle.engine.gradient.TargetException;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.kernel.KernelException;
import io.github.disentangle.engine.model.InputException;
import io.github.disentangle.engine.model.MemoryException;
import io.github.disentangle.engine.model.NotFiniteException;
import io.github.disentangle.engine.sample.UnknownModelException;
import io.github.disentangle.engine.task.TaskException;
import io.github.disentangle.engine.tokenizer.TokenizerException;
import io.github.disentangle.ui.state.Notice;
import io.github.disentangle.ui.state.Workbench;
import org.jspecify.annotations.Nullable;

/// Turns what went wrong into one sentence for the person. What no person can cause also goes to the log, with its
/// trace.
final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private final Workbench workbench;
    private @Nullable Notice told;

    Failures(Workbench workbench) {
        this.workbench = workbench;
    }

    void tell(Throwable failure) {
        told = new Notice(Notice.Kind.ERROR, sentence(failure));
        workbench.noticeProperty().set(told);
    }

    /// Takes back what was told last, if the person still sees it: it is no longer so.
    void settle() {
        if (told != null && told.equals(workbench.noticeProperty().get())) {
            workbench.noticeProperty().set(null);
        }
        told = null;
    }

    static String sentence(Throwable failure) {
        return switch (failure) {
            case CheckpointException e -> e.getMessage();
            case TokenizerException e -> e.getMessage();
            case InputException e -> e.getMessage();
            case MemoryException e -> e.getMessage();
            case NotFiniteException e -> e.getMessage();
            case TargetException e -> e.getMessage();
            case TaskException e -> e.getMessage();
            case InterventionException e -> e.getMessage();
            case ExplanationException e -> e.getMessage();
            case UnknownModelException e -> e.getMessage();
            case KernelException e -> e.getMessage();
            case OutOfMemoryError e ->
                text("failure.memory", Runtime.getRuntime().maxMemory() >> 20);
            default -> {
                LOG.log(ERROR, "Unexpected failure", failure);
                yield text("failure.unexpected", failure.getClass().getSimpleName());
            }
        };
    }
}
