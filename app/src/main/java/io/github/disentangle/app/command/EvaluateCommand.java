package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.dataset.DataSet;
import io.github.disentangle.engine.dataset.Evaluation;
import io.github.disentangle.engine.dataset.Evaluator;
import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.sample.Sample;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// How far each method of explanation can be trusted, over many texts.
@Command(
        name = "evaluate",
        description =
                "Explains many texts with every method and tells how faithful the explanations are, how well they "
                        + "agree with the words that decide by construction, and how long they take.")
final class EvaluateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "MODEL",
            description = "Checkpoint folders or names of bundled models. Default: every bundled model that has data.")
    List<String> models = List.of();

    @Mixin
    JsonOption output = new JsonOption();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The texts, one JSON object per line. Default: the test data of the bundled model.")
    @Nullable
    Path data;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Texts to explain for each model. Default: ${DEFAULT-VALUE}.")
    int rows = 200;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "M",
            description = "Methods, separated by commas; see explain --method. Default: all.")
    List<String> methodNames = List.of();

    @Option(
            names = "--removal",
            description =
                    "How tokens are taken away: ${COMPLETION-CANDIDATES}. Default: mask, or delete if there is no mask.")
    @Nullable
    Removal removal;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Random orders of each text's tokens to compare with. Default: ${DEFAULT-VALUE}.")
    int orders = 10;

    @Option(names = "--seed", description = "Decides which random orders these are. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    /// A model and its texts.
    private record Case(String model, Path folder, Path data) {}

    @Override
    public Integer call() {
        Usage.atLeastOne(spec, "--rows", rows);
        Usage.atLeastOne(spec, "--orders", orders);
        List<Method> methods = methods();
        List<Case> cases = cases();
        var results = new JsonArray();
        var document = new JsonObject();
        try (Kernels kernels = KernelProvider.select().kernels()) {
            document.addProperty("kernels", kernels.name());
            for (Case wanted : cases) {
                var report = new EvaluationReport(
                        wanted.model, wanted.data.getFileName().toString(), evaluate(wanted, methods, kernels));
                if (output.json) {
                    results.add(report.json());
                } else {
                    report.print(console.out());
                }
            }
        }
        if (output.json) {
            document.addProperty("rows", rows);
            document.addProperty("orders", orders);
            document.addProperty("seed", seed);
            document.add("models", results);
            console.json(document);
        }
        return ExitCode.FINE;
    }

    private List<Case> cases() {
        var catalog = SampleCatalog.locate();
        if (models.isEmpty()) {
            if (data != null) {
                throw Usage.bad(spec, "--data needs a MODEL that answers the texts");
            }
            return catalog.models().stream()
                    .flatMap(sample -> catalog.dataFor(sample.name(), "test").stream()
                            .map(file -> new Case(sample.name(), sample.folder(), file)))
                    .toList();
        }
        return models.stream()
                .map(name -> new Case(name, catalog.resolve(name), data(catalog, name)))
                .toList();
    }

    private Path data(SampleCatalog catalog, String model) {
        if (data != null) {
            return data;
        }
        return catalog.model(model)
                .map(Sample::name)
                .flatMap(name -> catalog.dataFor(name, "test"))
                .orElseThrow(() ->
                        Usage.bad(spec, "no bundled data set goes with " + model + "; name the texts with --data"));
    }

    private Evaluation evaluate(Case wanted, List<Method> methods, Kernels kernels) {
        try (OpenModel open = OpenModel.open(wanted.folder, OpenOptions.with(kernels), Progress.NONE)) {
            int mask = open.tokenizer().maskId();
            Removal taken = removal != null ? removal : mask < 0 ? Removal.DELETE : Removal.MASK;
            Map<String, Explainer> explainers = new LinkedHashMap<>();
            for (Method method : methods) {
                explainers.put(method.toString(), method.explainer(Method.Options.defaults(taken)));
            }
            DataSet set =
                    DataSet.read(wanted.data, mask < 0 ? "" : open.tokenizer().piece(mask));
            return new Evaluator(open, taken, explainers, orders, seed)
                    .evaluate(set.withRationale(), rows, new ConsoleProgress(console));
        }
    }

    private List<Method> methods() {
        if (methodNames.isEmpty()) {
            return Arrays.asList(Method.values());
        }
        return methodNames.stream()
                .map(name -> Usage.method(spec, name.strip()))
                .toList();
    }
}
