package io.github.disentangle.ui.figure.export;

import com.google.gson.stream.JsonWriter;
import io.github.disentangle.ui.figure.Listing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How the numbers of a figure are written down. Numbers have all their digits; where there is none the place is empty.
public enum ListingFormat {
    /// Tab-separated values, as spreadsheets paste them: tabs and line breaks within names become spaces.
    TSV("tsv"),
    /// Comma-separated values (RFC 4180).
    CSV("csv"),
    /// A table of GitHub's Markdown.
    MARKDOWN("md"),
    /// One object: `columns`, the headings, and `rows`, an array of names and numbers each.
    JSON("json");

    private final String extension;

    ListingFormat(String extension) {
        this.extension = extension;
    }

    /// Ending of a file's name, without the dot.
    public String extension() {
        return extension;
    }

    /// The format a file's name asks for.
    public static Optional<ListingFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.extension))
                .findFirst();
    }

    /// Some lines with their headings.
    ///
    /// @param lines in the order they are written
    public String write(Listing listing, int... lines) {
        return switch (this) {
            case TSV -> separated(listing, lines, "\t", "\n", cell -> cell.replaceAll("[\\t\\r\\n]", " "));
            case CSV -> separated(listing, lines, ",", "\r\n", ListingFormat::quoted);
            case MARKDOWN -> markdown(listing, lines);
            case JSON -> json(listing, lines);
        };
    }

    private static String separated(
            Listing listing, int[] lines, String separator, String end, UnaryOperator<String> safe) {
        var text = new StringBuilder();
        List<Listing.Column> columns = listing.columns();
        text.append(columns.stream().map(column -> safe.apply(column.name())).collect(Collectors.joining(separator)))
                .append(end);
        for (int line : lines) {
            for (int column = 0; column < columns.size(); column++) {
                text.append(column == 0 ? "" : separator)
                        .append(safe.apply(columns.get(column).exact(line)));
            }
            text.append(end);
        }
        return text.toString();
    }

    private static String markdown(Listing listing, int[] lines) {
        String rule = listing.columns().stream()
                .map(column -> column.numeric() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        String rows = separated(listing, lines, " | ", " |\n| ", ListingFormat::piped);
        int heading = rows.indexOf('\n') + 1;
        return "| " + rows.substring(0, heading) + rule + rows.substring(heading, rows.length() - "| ".length());
    }

    private static String json(Listing listing, int[] lines) {
        var text = new StringWriter();
        try (var writer = new JsonWriter(text)) {
            writer.beginObject().name("columns").beginArray();
            for (Listing.Column column : listing.columns()) {
                writer.value(column.name());
            }
            writer.endArray().name("rows").beginArray();
            for (int line : lines) {
                writer.beginArray();
                for (Listing.Column column : listing.columns()) {
                    String cell = column.exact(line);
                    if (!column.numeric()) {
                        writer.value(cell);
                    } else if (cell.isEmpty() || !Double.isFinite(column.keys().applyAsDouble(line))) {
                        writer.nullValue();
                    } else {
                        writer.jsonValue(cell);
                    }
                }
                writer.endArray();
            }
            writer.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static String piped(String cell) {
        return cell.replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\\r\\n]+", " ");
    }
}
