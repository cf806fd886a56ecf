package io.github.disentangle.app.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Where commands print: text for people in the terminal's character set, or one JSON document in UTF-8.
public final class Console {

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final OutputStream output;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param charset of the terminal
    public Console(OutputStream output, OutputStream error, Charset charset) {
        this.output = output;
        this.out = new PrintWriter(new OutputStreamWriter(output, charset), true);
        this.err = new PrintWriter(new OutputStreamWriter(error, charset), true);
    }

    /// The console of this process. A terminal that claims plain ASCII is a process without locale; such ones read
    /// UTF-8.
    public static Console ofProcess() {
        return new Console(System.out, System.err, terminal(System.getProperty("stdout.encoding", "UTF-8")));
    }

    static Charset terminal(String name) {
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    /// Results for people.
    public PrintWriter out() {
        return out;
    }

    /// Messages and progress.
    public PrintWriter err() {
        return err;
    }

    /// Prints the one JSON document of a command. JSON has no numbers that are infinite or none; these become null.
    void json(JsonElement document) {
        var writer = new PrintWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        GSON.toJson(finite(document), writer);
        writer.println();
        writer.flush();
    }

    private static JsonElement finite(JsonElement value) {
        if (value instanceof JsonObject object) {
            var copy = new JsonObject();
            object.entrySet().forEach(entry -> copy.add(entry.getKey(), finite(entry.getValue())));
            return copy;
        }
        if (value instanceof JsonArray array) {
            var copy = new JsonArray(array.size());
            array.forEach(element -> copy.add(finite(element)));
            return copy;
        }
        return value instanceof JsonPrimitive primitive
                        && primitive.isNumber()
                        && !Double.isFinite(primitive.getAsDouble())
                ? JsonNull.INSTANCE
                : value;
    }
}
