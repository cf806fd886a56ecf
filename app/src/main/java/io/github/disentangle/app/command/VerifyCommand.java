package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.verify.ReferenceSweep;
import io.github.disentangle.engine.verify.ReferenceSweep.SuiteSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Whether this program computes on this machine what the reference computed.
@Command(
        name = "verify",
        description = "Runs a folder of reference values through the engine and tells the largest difference.")
final class VerifyCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "FOLDER",
            description =
                    "Reference values: a folder with models, formats, tokenizer, pipelines or samples with golden.")
    Path folder = Path.of("");

    @Mixin
    JsonOption output = new JsonOption();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Kernels kernels = KernelProvider.select().kernels()) {
            List<SuiteSummary> suites = ReferenceSweep.run(ReferenceSweep.cases(folder, kernels), Progress.NONE);
            if (output.json) {
                console.json(json(kernels, suites));
            } else {
                print(suites);
            }
            long failed =
                    suites.stream().mapToLong(suite -> suite.problems().size()).sum();
            if (failed > 0) {
                console.err()
                        .println("disentangle: " + failed + " of "
                                + suites.stream().mapToLong(SuiteSummary::cases).sum()
                                + " cases differ from the reference");
                return ExitCode.FAILED;
            }
        }
        return ExitCode.FINE;
    }

    private void print(List<SuiteSummary> suites) {
        var table = new TextTable("suite", "cases", "failed", "largest difference", "allowed");
        for (SuiteSummary suite : suites) {
            table.row(
                    suite.suite(),
                    suite.cases(),
                    suite.problems().size(),
                    String.format(Locale.ROOT, "%.1e", suite.difference()),
                    String.format(Locale.ROOT, "%.1e", suite.tolerance()));
        }
        table.print(console.out());
        for (SuiteSummary suite : suites) {
            suite.problems().forEach(problem -> console.out().println(suite.suite() + ", " + problem));
        }
    }

    private static JsonObject json(Kernels kernels, List<SuiteSummary> suites) {
        var document = new JsonObject();
        document.addProperty("kernels", kernels.name());
        var array = new JsonArray();
        for (SuiteSummary suite : suites) {
            var json = new JsonObject();
            json.addProperty("suite", suite.suite());
            json.addProperty("cases", suite.cases());
            json.addProperty("difference", suite.difference());
            json.addProperty("tolerance", suite.tolerance());
            json.add("problems", Json.strings(suite.problems()));
            array.add(json);
        }
        document.add("suites", array);
        return document;
    }
}
