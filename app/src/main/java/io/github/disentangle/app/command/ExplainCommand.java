package io.github.disentangle.app.command;

import com.google.gson.JsonObject;
import io.github.disentangle.engine.explain.AttentionXGradient;
import io.github.disentangle.engine.explain.Baseline;
import io.github.disentangle.engine.explain.DecompX;
import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.ExplanationException;
import io.github.disentangle.engine.explain.Lime;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.MixingRollout;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.StateShares;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.explain.Unit;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.measure.Faithfulness;
import io.github.disentangle.engine.measure.FaithfulnessMeter;
import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.mixing.MixingMaps;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.part.PartMethod;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Why a model answers as it does.
@Command(
        name = "explain",
        description = "How much each token counts for the answer, and how far that can be trusted: "
                + "the model is run again without the tokens named first.")
final class ExplainCommand implements Callable<Integer> {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    TaskInputOptions asked = new TaskInputOptions();

    @Option(
            names = "--method",
            required = true,
            paramLabel = "M",
            description = "Of tokens: decompx, integrated-gradients, position-gradients, input-x-gradient, gradient, "
                    + "occlusion, partition-shap, lime, attention-x-gradient, alti, value-zeroing, key-removal, norms, "
                    + "attention-rollout, raw-attention. Of parts of the model: logit-attribution, term-shapley, "
                    + "knock-out.")
    String methodName = "";

    @Option(
            names = "--target",
            paramLabel = "LABEL",
            description =
                    "What is explained: a label's name or index, LABEL@TOKEN, start@TOKEN or end@TOKEN of an answer, "
                            + "PIECE@TOKEN, a choice; or A vs B. Default: what the model answers.")
    @Nullable
    String target;

    @Option(
            names = "--baseline",
            description = "Where integrated gradients set out: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Baseline baseline = Baseline.PAD;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Steps of integrated gradients. Default: as many as scores need to sum to the logit's difference.")
    @Nullable
    Integer steps;

    @Option(
            names = "--removal",
            description =
                    "How tokens are taken away: ${COMPLETION-CANDIDATES}. Default: mask, or delete if there is no mask.")
    @Nullable
    Removal removal;

    @Option(
            names = "--unit",
            description = "What occlusion takes away at once: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Unit unit = Unit.TOKEN;

    @Option(
            names = "--span",
            paramLabel = "N",
            description = "How many neighbouring units occlusion takes away together. Default: ${DEFAULT-VALUE}.")
    int span = 1;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How often lime and partition-shap may run the model. Default: ${DEFAULT-VALUE}.")
    int samples = Lime.DEFAULT_SAMPLES;

    @Option(
            names = "--maps",
            description =
                    "With --json also the map of every layer, (query, key), for methods that follow maps, and for "
                            + "decompx what each position counts after every layer.")
    boolean maps;

    @Option(
            names = "--checks",
            description =
                    "Also how much the scores change with small changes of the word vectors, whether they depend on "
                            + "what the model has learnt, and how far other methods agree. Takes many runs.")
    boolean checks;

    @Mixin
    PartOptions parts = new PartOptions();

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Random orders of the tokens to compare with. Default: ${DEFAULT-VALUE}.")
    int orders = 20;

    @Option(
            names = "--seed",
            description = "Decides which random orders these are, and what lime leaves out. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TaskInput input = asked.input();
        Optional<PartMethod> ofParts = PartMethod.named(methodName);
        Method method = ofParts.isPresent() ? Method.DECOMPX : method();
        Usage.atLeastOne(spec, "--orders", orders);
        Usage.atLeastOne(spec, "--span", span);
        if (steps != null) {
            Usage.atLeastOne(spec, "--steps", steps);
        }
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), OpenOptions.with(kernels), Progress.NONE)) {
            Subject subject = new Subjects(open).of(input, Optional.ofNullable(target), Progress.NONE);
            if (ofParts.isPresent()) {
                var report = new PartsReport(ofParts.get(), subject, parts, new ConsoleProgress(console));
                print(report.json(), report::print);
            } else {
                explain(method, subject);
            }
        }
        return ExitCode.FINE;
    }

    private void explain(Method method, Subject subject) {
        boolean masks = subject.open().tokenizer().maskId() >= 0;
        Removal taken = removal != null ? removal : masks ? Removal.MASK : Removal.DELETE;
        OptionalInt asManySteps = steps == null ? OptionalInt.empty() : OptionalInt.of(steps);
        var options = new Method.Options(baseline, asManySteps, taken, unit, span, samples, seed);
        var explainer = method.explainer(options);
        var progress = new ConsoleProgress(console);
        long start = System.nanoTime();
        Explanation explanation = explainer.explain(subject, progress);
        double milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
        Optional<StateShares> states = maps && explainer instanceof DecompX decomposition
                ? Optional.of(decomposition.byState(subject, progress))
                : Optional.empty();
        List<Tensor> layers = maps && states.isEmpty() ? maps(explainer, subject, progress) : List.of();
        Optional<Faithfulness> faithfulness =
                new FaithfulnessMeter(subject, taken, orders, seed).measure(explanation, progress);
        Optional<TrustReport> trust = checks
                ? Optional.of(TrustReport.of(subject, explainer, explanation, others(method), options, seed, progress))
                : Optional.empty();
        var report =
                new ExplanationReport(method, subject, explanation, layers, states, faithfulness, trust, milliseconds);
        print(report.json(), report::print);
    }

    private List<Tensor> maps(Explainer explainer, Subject subject, Progress progress) {
        return switch (explainer) {
            case MixingRollout(Mixing mixing) ->
                new MixingMaps(subject.open().model(), subject.run(), mixing).layers(progress);
            case AttentionXGradient followed -> followed.maps(subject, progress);
            default -> throw Usage.bad(spec, methodName + " follows no maps to print");
        };
    }

    /// What else can be held against a method.
    private static List<Method> others(Method method) {
        return Arrays.stream(Method.values()).filter(other -> other != method).toList();
    }

    private void print(JsonObject json, Consumer<PrintWriter> text) {
        if (output.json) {
            console.json(json);
        } else {
            text.accept(console.out());
        }
    }

    private Method method() {
        try {
            return Method.named(methodName);
        } catch (ExplanationException e) {
            throw Usage.bad(
                    spec,
                    Objects.requireNonNull(e.getMessage()) + " Of parts of the model: "
                            + Arrays.stream(PartMethod.values())
                                    .map(PartMethod::toString)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
