package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.explain.Baseline;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Explanation.Decomposition;
import io.github.disentangle.engine.explain.ExplanationException;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.explain.Unit;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.measure.Faithfulness;
import io.github.disentangle.engine.measure.FaithfulnessMeter;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            description = "decompx, integrated-gradients, input-x-gradient, gradient, occlusion, attention-rollout or "
                    + "raw-attention.")
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
            names = "--orders",
            paramLabel = "N",
            description = "Random orders of the tokens to compare with. Default: ${DEFAULT-VALUE}.")
    int orders = 20;

    @Option(names = "--seed", description = "Decides which random orders these are. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TaskInput input = asked.input();
        Method method = method();
        atLeastOne("--orders", orders);
        if (steps != null) {
            atLeastOne("--steps", steps);
        }
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), OpenOptions.with(kernels), Progress.NONE)) {
            Subject subject = new Subjects(open).of(input, Optional.ofNullable(target), Progress.NONE);
            Removal taken = removal != null ? removal : open.tokenizer().maskId() < 0 ? Removal.DELETE : Removal.MASK;
            var explainer = method.explainer(new Method.Options(
                    baseline, steps == null ? OptionalInt.empty() : OptionalInt.of(steps), taken, unit));
            long start = System.nanoTime();
            Explanation explanation = explainer.explain(subject, Progress.NONE);
            double milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
            Optional<Faithfulness> faithfulness =
                    new FaithfulnessMeter(subject, taken, orders, seed).measure(explanation, Progress.NONE);
            if (output.json) {
                console.json(json(method, subject, explanation, faithfulness, milliseconds));
            } else {
                print(method, subject, explanation, faithfulness, milliseconds);
            }
        }
        return ExitCode.FINE;
    }

    private Method method() {
        try {
            return Method.named(methodName);
        } catch (ExplanationException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), Objects.requireNonNull(e.getMessage()));
        }
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), option + " must be at least 1, not " + value);
        }
    }

    private static JsonObject json(
            Method method,
            Subject subject,
            Explanation explanation,
            Optional<Faithfulness> faithfulness,
            double milliseconds) {
        var json = new JsonObject();
        json.addProperty("method", method.toString());
        json.addProperty("target", subject.name());
        json.addProperty("value", subject.value());
        json.add("tokens", Json.strings(subject.encoding().tokens()));
        var offsets = new JsonArray();
        for (int token = 0; token < subject.length(); token++) {
            offsets.add(Json.numbers(
                    subject.encoding().starts()[token], subject.encoding().ends()[token]));
        }
        json.add("offsets", offsets);
        json.add("scores", Json.numbers(explanation.scores().data()));
        json.addProperty(
                "residual",
                explanation.residual().isPresent() ? explanation.residual().getAsDouble() : null);
        if (explanation instanceof Decomposition parts) {
            json.addProperty("rest", parts.rest());
            json.addProperty("total", parts.total());
            json.addProperty("passes", parts.passes());
        }
        json.add(
                "faithfulness",
                faithfulness.<JsonElement>map(ExplainCommand::json).orElse(JsonNull.INSTANCE));
        json.addProperty("milliseconds", milliseconds);
        return json;
    }

    private static JsonObject json(Faithfulness faithfulness) {
        var json = new JsonObject();
        json.addProperty("removal", faithfulness.removal().toString());
        json.addProperty("probability", faithfulness.probability());
        json.add("bins", numbers(Faithfulness.BINS));
        json.add("comprehensiveness", numbers(faithfulness.comprehensiveness()));
        json.add("sufficiency", numbers(faithfulness.sufficiency()));
        var mean = new JsonObject();
        mean.addProperty("comprehensiveness", faithfulness.aopcComprehensiveness());
        mean.addProperty("sufficiency", faithfulness.aopcSufficiency());
        json.add("aopc", mean);
        var percentile = new JsonObject();
        percentile.addProperty("comprehensiveness", faithfulness.comprehensivenessPercentile());
        percentile.addProperty("sufficiency", faithfulness.sufficiencyPercentile());
        json.add("percentile", percentile);
        var orders = new JsonObject();
        orders.addProperty("seed", faithfulness.orders().seed());
        orders.add("comprehensiveness", numbers(faithfulness.orders().comprehensiveness()));
        orders.add("sufficiency", numbers(faithfulness.orders().sufficiency()));
        json.add("random_orders", orders);
        return json;
    }

    private static JsonArray numbers(List<Double> values) {
        var array = new JsonArray(values.size());
        values.forEach(array::add);
        return array;
    }

    private void print(
            Method method,
            Subject subject,
            Explanation explanation,
            Optional<Faithfulness> faithfulness,
            double milliseconds) {
        line("%s for %s = %.4f, %.0f ms", method, subject.name(), subject.value(), milliseconds);
        var table = new TextTable("score", "token", "text");
        for (int token = 0; token < subject.length(); token++) {
            float score = explanation.scores().get(token);
            boolean special = subject.encoding().sequenceIds()[token] < 0;
            table.row(
                    Float.isNaN(score) ? "" : (Object) (double) score,
                    subject.encoding().tokens()[token],
                    special ? "" : "'" + subject.encoding().slice(token) + "'");
        }
        table.print(console.out());
        if (explanation instanceof Decomposition parts) {
            line(
                    "scores and %.4f of no token should sum to %.4f and miss it by %.2e, passes: %d",
                    parts.rest(), parts.total(), parts.missing(), parts.passes());
        }
        if (faithfulness.isEmpty()) {
            line("no token can be taken away to check this");
            return;
        }
        Faithfulness found = faithfulness.get();
        var check = new TextTable("without tokens: " + found.removal(), "mean", "beats random orders");
        check.row("comprehensiveness", found.aopcComprehensiveness(), percent(found.comprehensivenessPercentile()));
        check.row("sufficiency", found.aopcSufficiency(), percent(found.sufficiencyPercentile()));
        check.print(console.out());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value);
    }

    private void line(String format, Object... values) {
        console.out().println(String.format(Locale.ROOT, format, values));
    }
}
