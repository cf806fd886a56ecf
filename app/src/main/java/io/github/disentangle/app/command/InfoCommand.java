package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.sample.Sample;
import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.resources.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What the program runs on.
@Command(name = "info", description = "Version, JDK, kernels and why these, threads, bundled models.")
final class InfoCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    JsonOption output = new JsonOption();

    InfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var json = new JsonObject();
        json.addProperty("version", Version.text());
        json.addProperty("jdk", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        json.addProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        var choice = KernelProvider.select();
        try (Kernels kernels = choice.kernels()) {
            json.addProperty("kernels", kernels.name());
            json.addProperty("kernels_reason", choice.reason());
            json.addProperty("vector_bits", kernels.vectorBits());
            json.addProperty("threads", kernels.threads());
        }
        SampleCatalog catalog = SampleCatalog.locate();
        var samples = new JsonArray();
        for (Sample sample : catalog.models()) {
            var entry = new JsonObject();
            entry.addProperty("name", sample.name());
            entry.addProperty("folder", sample.folder().toString());
            samples.add(entry);
        }
        json.add("samples", samples);
        if (output.json) {
            console.json(json);
        } else {
            json.entrySet().stream()
                    .filter(entry -> entry.getValue().isJsonPrimitive())
                    .forEach(entry -> console.out()
                            .printf(
                                    "%-15s %s%n",
                                    entry.getKey().replace('_', ' '),
                                    entry.getValue().getAsString()));
            console.out().printf("%-15s %s%n", "samples", String.join(", ", names(catalog)));
        }
        return ExitCode.FINE;
    }

    private static Iterable<String> names(SampleCatalog catalog) {
        return catalog.models().stream().map(Sample::name).toList();
    }
}
