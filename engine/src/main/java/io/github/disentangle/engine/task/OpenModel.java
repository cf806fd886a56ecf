package io.github.disentangle.engine.task;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.HeadInfo;
import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.task.TaskInput.ChoiceInput;
import io.github.disentangle.engine.task.TaskInput.QuestionInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.TokenizerException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// An open model folder: checkpoint, tokenizer, encoder and every head whose weights are there.
///
/// A folder without a usable tokenizer opens all the same, since ids can be given directly; its tasks then say why they
/// are not available. Several threads may use an open model at once; closing it while one does is an error.
public final class OpenModel implements AutoCloseable {

    private final Checkpoint checkpoint;
    private final Arena arena;
    private final DebertaModel model;
    private final WeightFormat format;
    private final Map<HeadKind, TaskHead> heads = new EnumMap<>(HeadKind.class);
    private final @Nullable DebertaTokenizer tokenizer;
    private final @Nullable TokenizerException tokenizerProblem;

    private OpenModel(
            Checkpoint checkpoint,
            DebertaModel model,
            Arena arena,
            OpenOptions options,
            CompletableFuture<DebertaTokenizer> opening) {
        this.checkpoint = checkpoint;
        this.model = model;
        this.arena = arena;
        this.format = options.format();
        var loader = new WeightLoader(checkpoint, options.kernels(), options.format(), arena);
        for (HeadInfo head : checkpoint.heads()) {
            if (head.usable()) {
                TaskHead.load(loader, head.kind()).ifPresent(loaded -> heads.put(head.kind(), loaded));
            }
        }
        DebertaTokenizer opened = null;
        TokenizerException problem = null;
        try {
            opened = opening.join();
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof TokenizerException known)) {
                throw failure;
            }
            problem = known;
        }
        tokenizer = opened;
        tokenizerProblem = problem;
    }

    /// Opens a folder; nothing is left open when it fails.
    ///
    /// @throws io.github.disentangle.engine.checkpoint.CheckpointException when the folder is no checkpoint or is
    /// broken
    public static OpenModel open(Path folder, OpenOptions options, Progress progress) {
        return open(Checkpoint.open(folder), options, progress);
    }

    /// Opens a checkpoint that is open already and now belongs to the model, which closes it; so does a failure.
    public static OpenModel open(Checkpoint checkpoint, OpenOptions options, Progress progress) {
        DebertaModel model = null;
        var arena = Arena.ofShared();
        try {
            var tokenizer = openTokenizer(checkpoint.folder(), options);
            model = DebertaModel.load(checkpoint, options.kernels(), options.format(), progress);
            return new OpenModel(checkpoint, model, arena, options, tokenizer);
        } catch (RuntimeException | Error failure) {
            arena.close();
            if (model != null) {
                model.close();
            }
            checkpoint.close();
            throw failure;
        }
    }

    /// Reads the tokenizer while the weights are loaded.
    private static CompletableFuture<DebertaTokenizer> openTokenizer(Path folder, OpenOptions options) {
        return CompletableFuture.supplyAsync(
                () -> options.tokenizerMode()
                        .map(mode -> DebertaTokenizer.open(folder, mode))
                        .orElseGet(() -> DebertaTokenizer.open(folder)),
                work -> Thread.ofPlatform()
                        .name("disentangle-tokenizer")
                        .daemon()
                        .start(work));
    }

    public Path folder() {
        return checkpoint.folder();
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public ModelConfig config() {
        return checkpoint.config();
    }

    public DebertaModel model() {
        return model;
    }

    public Kernels kernels() {
        return model.kernels();
    }

    /// How the weights are held.
    public WeightFormat format() {
        return format;
    }

    /// The folder's tokenizer.
    ///
    /// @throws TokenizerException saying why there is none
    public DebertaTokenizer tokenizer() {
        if (tokenizerProblem != null) {
            throw new TokenizerException(tokenizerProblem.getMessage(), tokenizerProblem);
        }
        return java.util.Objects.requireNonNull(tokenizer);
    }

    /// Why there is no tokenizer; empty when there is one.
    public Optional<String> tokenizerProblem() {
        return Optional.ofNullable(tokenizerProblem).map(Throwable::getMessage);
    }

    /// The head of this kind, if its weights are there.
    public Optional<TaskHead> head(HeadKind kind) {
        return Optional.ofNullable(heads.get(kind));
    }

    /// The head of this class.
    ///
    /// @throws TaskException saying why there is none
    public <H extends TaskHead> H head(Class<H> type) {
        return heads.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new TaskException("This model has no " + type.getSimpleName() + "."));
    }

    /// What to know about the folder: what its files warn of, and why it has no tokenizer.
    public List<String> warnings() {
        var warnings = new ArrayList<>(checkpoint.warnings());
        tokenizerProblem().ifPresent(warnings::add);
        return warnings;
    }

    /// Every task, with the reason if this model cannot do it.
    public List<TaskStatus> tasks() {
        return Arrays.stream(TaskKind.values()).map(this::task).toList();
    }

    /// Whether this model can do a task.
    public TaskStatus task(TaskKind kind) {
        HeadInfo head = checkpoint.heads().stream()
                .filter(info -> info.kind() == kind.head())
                .findFirst()
                .orElseThrow();
        if (!head.usable()) {
            return new TaskStatus(kind, false, head.reason());
        }
        if (tokenizerProblem != null) {
            return new TaskStatus(kind, false, tokenizerProblem.getMessage());
        }
        return switch (kind) {
            case ZERO_SHOT_CLASSIFICATION -> ZeroShotClassification.status(config());
            case FILL_MASK -> FillMask.status(tokenizer(), head.reason());
            default -> new TaskStatus(kind, true, head.reason());
        };
    }

    /// What the model was made for.
    public TaskKind primaryTask() {
        return TaskKind.of(checkpoint.primaryHead());
    }

    /// The task that fits the input, with its defaults.
    public Task taskFor(TaskInput input) {
        return switch (input) {
            case ZeroShotInput _ -> ZeroShotClassification.defaults();
            case QuestionInput _ -> QuestionAnswering.defaults();
            case ChoiceInput _ -> MultipleChoice.defaults();
            default -> primaryTask().defaults();
        };
    }

    /// Does the task that fits the input.
    public Prediction predict(TaskInput input) {
        return predict(taskFor(input), input, Progress.NONE);
    }

    /// Does a task.
    public Prediction predict(Task task, TaskInput input, Progress progress) {
        return predict(task, input, model::run, progress);
    }

    /// Does a task with an encoder that may be tampered with.
    ///
    /// @throws TaskException when this model cannot do the task or the input does not fit it
    /// @throws TokenizerException when there is no tokenizer or the text cannot be cut as asked
    /// @throws io.github.disentangle.engine.model.InputException when the input is longer than the model can take
    public Prediction predict(Task task, TaskInput input, Runner runner, Progress progress) {
        TaskStatus status = task(task.kind());
        if (!status.available()) {
            tokenizer();
            throw new TaskException("This model cannot do " + task.kind().taskName() + ": " + status.reason());
        }
        var draft = new Draft(this, task, input, runner, progress);
        if (!status.reason().isEmpty()) {
            draft.warn(status.reason());
        }
        return switch (task) {
            case TextClassification classification -> classification.predict(draft);
            case ZeroShotClassification zeroShot -> zeroShot.predict(draft);
            case TokenClassification tokens -> tokens.predict(draft);
            case QuestionAnswering answering -> answering.predict(draft);
            case MultipleChoice choice -> choice.predict(draft);
            case FillMask fillMask -> fillMask.predict(draft);
            case FeatureExtraction extraction -> extraction.predict(draft);
        };
    }

    /// Runs a pass of a prediction again, plainly, to look inside.
    public Run run(Pass pass) {
        return model.run(Input.of(pass.encoding()));
    }

    /// Frees the weights and releases the files.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
            model.close();
            checkpoint.close();
        }
    }
}
