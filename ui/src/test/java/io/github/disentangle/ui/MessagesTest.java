package io.github.disentangle.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Code and message file say the same keys: a text that is asked for is there, a text that is there is asked for.
class MessagesTest {

    private static final Pattern IN_CODE = Pattern.compile("(?:(?<![.\\w])|Messages\\.)text\\(\\s*\"([\\w.\\-]+)\"");
    private static final Pattern IN_FORM = Pattern.compile("\"%([\\w.\\-]+)\"");

    /// A literal that is a whole key or the beginning of one.
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w\\-]*(?:\\.[\\w\\-]*)*)\"");

    @Test
    void everyTextAskedForIsThere() {
        Set<String> missing = new TreeSet<>();
        Stream.concat(matches(IN_CODE, ".java"), matches(IN_FORM, ".fxml"))
                .filter(key -> !key.endsWith("."))
                .filter(key -> !Messages.bundle().containsKey(key))
                .filter(key -> !isStem(key))
                .forEach(missing::add);
        assertEquals(Set.of(), missing, "add these lines to messages.properties: " + lines(missing));
    }

    @Test
    void everyTextOfEveryConstantIsThere() {
        var keys = new ArrayList<String>();
        for (AttentionMap map : AttentionMap.values()) {
            keys.addAll(List.of(map.messageKey(), map.messageKey() + ".long", map.messageKey() + ".unit"));
            keys.add(map.messageKey() + ".note");
        }
        for (Editor editor : Editor.values()) {
            keys.addAll(List.of(editor.messageKey(), editor.messageKey() + ".short"));
            keys.add("example." + editor.name().toLowerCase(Locale.ROOT) + ".text");
        }
        for (ViewKind view : ViewKind.values()) {
            keys.addAll(List.of(view.messageKey(), view.messageKey() + ".question"));
        }
        for (Panel panel : Panel.values()) {
            keys.add(panel.messageKey());
        }
        assertEquals(
                List.of(),
                keys.stream().filter(key -> !Messages.bundle().containsKey(key)).toList());
    }

    @Test
    void everyTextThereIsAskedFor() {
        Set<String> asked = new TreeSet<>();
        matches(IN_FORM, ".fxml").forEach(asked::add);
        matches(LITERAL, ".java").forEach(asked::add);
        for (AttentionMap map : AttentionMap.values()) {
            asked.add(map.messageKey());
        }
        for (Editor editor : Editor.values()) {
            asked.add(editor.messageKey());
        }
        for (ViewKind view : ViewKind.values()) {
            asked.add(view.messageKey());
        }
        for (Panel panel : Panel.values()) {
            asked.add(panel.messageKey());
        }
        Set<String> idle = new TreeSet<>();
        for (String key : Messages.bundle().keySet()) {
            boolean wanted = asked.contains(key)
                    || asked.stream().anyMatch(stem -> key.startsWith(stem.endsWith(".") ? stem : stem + "."));
            if (!wanted) {
                idle.add(key);
            }
        }
        assertEquals(Set.of(), idle, "nobody asks for these texts");
    }

    private static boolean isStem(String key) {
        return Messages.bundle().keySet().stream().anyMatch(known -> known.startsWith(key + "."));
    }

    private static String lines(Set<String> keys) {
        return String.join("=\n", keys) + "=";
    }

    private static Stream<String> matches(Pattern pattern, String ending) {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .flatMap(file -> pattern.matcher(read(file)).results().map(result -> result.group(1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
