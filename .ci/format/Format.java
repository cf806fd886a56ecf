import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lays out the Java files of the project: `Format.java (check | fix) ROOT KNOWN`. `check` names the files whose layout
/// differs and exits with 1; `fix` rewrites them. KNOWN remembers the digests of files found good, so that only changed
/// ones are looked at.
void main(String[] arguments) throws Exception {
    boolean fix = arguments[0].equals("fix");
    Path root = Path.of(arguments[1]).toRealPath();
    Path known = Path.of(arguments[2]);
    Set<String> good = Files.exists(known) ? Set.copyOf(Files.readAllLines(known)) : Set.of();
    Set<String> checked = new ConcurrentSkipListSet<>();
    Set<Path> wrong = new ConcurrentSkipListSet<>();
    sources(root).parallelStream().forEach(file -> {
        try {
            String source = Files.readString(file);
            String digest = digest(source);
            if (!good.contains(digest)) {
                String wanted = layout(file, source);
                if (!wanted.equals(source)) {
                    // proves that what the formatter made can still be read
                    wanted = layout(file, wanted);
                    wrong.add(root.relativize(file));
                    if (!fix) {
                        return;
                    }
                    Files.writeString(file, wanted);
                    digest = digest(wanted);
                }
            }
            checked.add(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    });
    Files.createDirectories(known.getParent());
    Files.write(known, checked);
    wrong.forEach(file -> System.err.println((fix ? "laid out " : "layout differs: ") + file));
    if (!fix && !wrong.isEmpty()) {
        System.err.println("Correct it with: mvn -q -pl .ci/format validate -Dformat=fix");
        System.exit(1);
    }
}

List<Path> sources(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
        Set<Path> files = new TreeSet<>();
        for (Path sources : modules.map(module -> module.resolve("src")).filter(Files::isDirectory).toList()) {
            try (Stream<Path> tree = Files.walk(sources)) {
                tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return List.copyOf(files);
    }
}

String layout(Path file, String source) {
    var style = JavaFormatterOptions.Style.PALANTIR;
    var formatter = Formatter.createFormatter(JavaFormatterOptions.builder().style(style).build());
    try {
        String ordered = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), style);
        return formatter.formatSource(fillComments(ordered));
    } catch (FormatterException e) {
        throw new IllegalStateException("the formatter cannot read " + file + ":" + e.getMessage(), e);
    }
}

/// Moves the words of a comment line that stick out into the next line of its paragraph. The formatter would cut such
/// lines raggedly and without a comment mark; in the second and later lines of a comment it counts the indentation twice,
/// so that is what these lines must leave room for.
String fillComments(String source) {
    Pattern comment = Pattern.compile("( *///?)( +)(\\S.*)");
    Pattern newParagraph = Pattern.compile("@|[-*|#>`]|\\d+\\.");
    var result = new StringBuilder();
    var lines = new ArrayDeque<>(source.lines().toList());
    while (!lines.isEmpty()) {
        String line = lines.pop();
        Matcher here = comment.matcher(line);
        int width = 120 - (line.length() - line.stripLeading().length());
        int cut = line.lastIndexOf(' ', width);
        if (line.length() > width && here.matches() && cut > here.end(2)) {
            String start = here.group(1) + here.group(2);
            String rest = line.substring(cut + 1);
            Matcher next = comment.matcher(lines.isEmpty() ? "" : lines.peek());
            if (next.matches()
                    && next.group(1).equals(here.group(1))
                    && !newParagraph.matcher(next.group(3)).lookingAt()) {
                lines.pop();
                start = next.group(1) + next.group(2);
                rest += " " + next.group(3);
            }
            lines.push(start + rest);
            line = line.substring(0, cut);
        }
        result.append(line.stripTrailing()).append('\n');
    }
    return result.toString();
}

String digest(String source) {
    try {
        var sha = java.security.MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha.digest(source.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
    }
}
