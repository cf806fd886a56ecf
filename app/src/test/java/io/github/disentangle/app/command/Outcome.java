package io.github.disentangle.app.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a command line printed and how it ended.
///
/// @param err stderr without the lines that tell how far slow work is: a slow machine has more of them
record Outcome(int code, String out, String err, List<String> opened) {

    private static final String PROGRESS = "(?m)^ *[0-9]+ %  .*\\R";

    /// Runs a command line on a machine without display.
    static Outcome of(String... arguments) {
        return run(false, arguments);
    }

    /// Runs a command line on a machine with a display.
    static Outcome withDisplay(String... arguments) {
        return run(true, arguments);
    }

    private static Outcome run(boolean display, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var opened = new ArrayList<String>();
        var desktop = new Desktop() {
            @Override
            public boolean available() {
                return display;
            }

            @Override
            public void open(List<String> folders) {
                opened.add(String.join(" ", folders));
            }
        };
        int code = new CommandLineInterface(new Console(out, err, StandardCharsets.UTF_8), desktop).run(arguments);
        return new Outcome(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8).replaceAll(PROGRESS, ""),
                opened);
    }

    /// The one JSON document on stdout; anything else there is an error.
    JsonElement json() throws IOException {
        var reader = new JsonReader(new StringReader(out));
        JsonElement document = JsonParser.parseReader(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("more than one document: " + out);
        }
        return document;
    }
}
