package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.checkpoint.HeadInfo;
import io.github.disentangle.engine.checkpoint.PublishedModel;
import io.github.disentangle.engine.checkpoint.TensorInfo;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.TokenizerException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What a checkpoint folder holds.
@Command(
        name = "inspect",
        description = "Configuration, heads found and missing, labels, tensors and warnings of a checkpoint.")
final class InspectCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    JsonOption output = new JsonOption();

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path folder = model.folder();
        try (Checkpoint checkpoint = Checkpoint.open(folder)) {
            checkpoint.scan();
            var warnings = new ArrayList<>(checkpoint.warnings());
            Optional<DebertaTokenizer> tokenizer = tokenizer(folder, warnings);
            if (output.json) {
                console.json(json(checkpoint, tokenizer, warnings));
            } else {
                print(checkpoint, tokenizer, warnings);
            }
        }
        return ExitCode.FINE;
    }

    /// A folder without a usable tokenizer is still worth looking at.
    private static Optional<DebertaTokenizer> tokenizer(Path folder, List<String> warnings) {
        try {
            return Optional.of(DebertaTokenizer.open(folder));
        } catch (TokenizerException e) {
            warnings.add(e.getMessage());
            return Optional.empty();
        }
    }

    private static JsonObject json(Checkpoint checkpoint, Optional<DebertaTokenizer> tokenizer, List<String> warnings) {
        var json = new JsonObject();
        json.addProperty("folder", checkpoint.folder().toString());
        json.addProperty("architecture", checkpoint.primaryHead().architectureName());
        PublishedModel.of(checkpoint.config())
                .ifPresent(published -> json.addProperty("model", published.publishedName()));
        json.add("declared_architectures", Json.strings(checkpoint.config().architectures()));
        var heads = new JsonArray();
        var missing = new JsonArray();
        for (HeadInfo head : checkpoint.heads()) {
            (head.usable() ? heads : missing).add(head(head));
        }
        json.add("heads", heads);
        json.add("missing", missing);
        json.add("labels", Json.strings(checkpoint.config().labels()));
        json.add("config", checkpoint.config().json());
        json.add(
                "tokenizer",
                tokenizer.<JsonElement>map(InspectCommand::tokenizer).orElse(JsonNull.INSTANCE));
        var tensors = new JsonArray();
        checkpoint.tensors().forEach(tensor -> tensors.add(tensor(tensor)));
        json.add("tensors", tensors);
        json.add("ignored", Json.strings(checkpoint.ignored()));
        json.addProperty("parameters", checkpoint.parameters());
        json.add("warnings", Json.strings(warnings));
        return json;
    }

    private static JsonObject head(HeadInfo head) {
        var json = new JsonObject();
        json.addProperty("head", head.kind().name().toLowerCase(java.util.Locale.ROOT));
        json.addProperty("architecture", head.kind().architectureName());
        json.addProperty("reason", head.reason());
        json.add("tensors", Json.strings(head.missing()));
        return json;
    }

    private static JsonObject tokenizer(DebertaTokenizer tokenizer) {
        var json = new JsonObject();
        json.addProperty("mode", tokenizer.mode().name().toLowerCase(java.util.Locale.ROOT));
        json.addProperty("vocabulary_size", tokenizer.vocabularySize());
        tokenizer.modelMaxLength().ifPresent(length -> json.addProperty("model_max_length", length));
        return json;
    }

    private static JsonObject tensor(TensorInfo tensor) {
        var json = new JsonObject();
        json.addProperty("name", tensor.name());
        json.addProperty("stored_name", tensor.storedName());
        json.addProperty("dtype", tensor.dtype().name());
        json.add("shape", Json.numbers(tensor.shape()));
        json.addProperty("file", tensor.file());
        return json;
    }

    private void print(Checkpoint checkpoint, Optional<DebertaTokenizer> tokenizer, List<String> warnings) {
        PrintWriter out = console.out();
        var config = checkpoint.config();
        out.println(checkpoint.folder());
        out.println("architecture  " + checkpoint.primaryHead().architectureName());
        PublishedModel.of(checkpoint.config())
                .ifPresent(published -> out.println("model         " + published.publishedName()));
        out.printf("parameters    %,d%n", checkpoint.parameters());
        out.println("encoder       " + config.layers() + " layers, " + config.heads() + " heads, hidden "
                + config.hiddenSize() + ", vocabulary " + config.vocabSize());
        out.println("labels        " + String.join(", ", config.labels()));
        out.println("tokenizer     "
                + tokenizer
                        .map(found -> found.mode() + ", " + found.vocabularySize() + " pieces")
                        .orElse("none"));
        out.println();
        for (HeadInfo head : checkpoint.heads()) {
            out.println((head.usable() ? "has      " : "lacks    ")
                    + head.kind().architectureName()
                    + (head.reason().isEmpty() ? "" : ": " + head.reason()));
        }
        out.println();
        warnings.forEach(warning -> out.println("warning: " + warning));
        var table = new TextTable("tensor", "dtype", "shape", "file");
        checkpoint
                .tensors()
                .forEach(tensor ->
                        table.row(tensor.name(), tensor.dtype(), Arrays.toString(tensor.shape()), tensor.file()));
        table.print(out);
    }
}
