package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the tokenizer makes of a text.
@Command(name = "tokenize", description = "Ids, pieces, offsets (code points), word ids and special tokens of a text.")
final class TokenizeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    JsonOption output = new JsonOption();

    @Option(names = "--text", required = true, description = "The text.")
    String text = "";

    @Option(names = "--pair", description = "The second text of a pair.")
    @Nullable
    String pair;

    @Option(
            names = "--tokenizer",
            paramLabel = "MODE",
            description =
                    "Whose behaviour to follow: ${COMPLETION-CANDIDATES}. Default: as the folder's files suggest.")
    @Nullable
    TokenizerMode mode;

    TokenizeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path folder = model.folder();
        var tokenizer = mode == null ? DebertaTokenizer.open(folder) : DebertaTokenizer.open(folder, mode);
        Encoding encoding = tokenizer.encode(text, pair);
        if (output.json) {
            console.json(json(encoding));
        } else {
            print(encoding);
        }
        return ExitCode.FINE;
    }

    private void print(Encoding encoding) {
        var table = new TextTable("token", "id", "piece", "start", "end", "word", "sequence", "text");
        for (int token = 0; token < encoding.length(); token++) {
            boolean special = encoding.sequenceIds()[token] < 0;
            table.row(
                    token,
                    encoding.ids()[token],
                    encoding.tokens()[token],
                    encoding.starts()[token],
                    encoding.ends()[token],
                    special ? "" : encoding.wordIds()[token],
                    special ? "" : encoding.sequenceIds()[token],
                    special ? "" : "'" + encoding.slice(token) + "'");
        }
        table.print(console.out());
    }

    static JsonObject json(Encoding encoding) {
        var json = new JsonObject();
        json.add("tokens", Json.strings(encoding.tokens()));
        json.add("input_ids", Json.numbers(encoding.ids()));
        json.add("token_type_ids", Json.numbers(encoding.typeIds()));
        json.add("attention_mask", Json.numbers(encoding.attentionMask()));
        json.add("special_tokens_mask", Json.numbers(encoding.specialTokensMask()));
        var offsets = new JsonArray();
        for (int token = 0; token < encoding.length(); token++) {
            offsets.add(Json.numbers(encoding.starts()[token], encoding.ends()[token]));
        }
        json.add("offsets", offsets);
        json.add("word_ids", nullIfNegative(encoding.wordIds()));
        json.add("sequence_ids", nullIfNegative(encoding.sequenceIds()));
        return json;
    }

    private static JsonArray nullIfNegative(int... values) {
        var array = new JsonArray();
        for (int value : values) {
            array.add(value < 0 ? JsonNull.INSTANCE : new JsonPrimitive(value));
        }
        return array;
    }
}
