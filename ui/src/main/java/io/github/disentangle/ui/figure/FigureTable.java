package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The numbers of a figure as a table: what a spreadsheet wants, and what a person reads who cannot see the picture.
///
/// @param columns headings, the first one for the names of the rows
public record FigureTable(List<String> columns, List<Row> rows) {

    /// One line.
    ///
    /// @param target what the line is about
    /// @param name of the line
    /// @param values as many as there are headings but the first
    public record Row(Target target, String name, List<Number> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// A map of query against key, a line for each query.
    ///
    /// @param values `[query, key]`
    static FigureTable ofMap(TokenAxis queries, TokenAxis keys, Tensor values) {
        var columns = new ArrayList<String>();
        columns.add(queries.title() + " \\ " + keys.title());
        keys.labels().forEach(label -> columns.add(label.text()));
        var rows = new ArrayList<Row>();
        for (int query = 0; query < queries.length(); query++) {
            var cells = new ArrayList<Number>();
            for (int key = 0; key < keys.length(); key++) {
                cells.add(values.get(query, key));
            }
            rows.add(new Row(new Target.Token(Target.Side.QUERY, query), queries.text(query), cells));
        }
        return new FigureTable(columns, rows);
    }

    /// The line a target lies in; a cell lies in that of its query, a token in its own whichever side it is on.
    public Optional<Row> row(Target target) {
        return switch (target) {
            case Target.Cell(int query, int key) -> row(new Target.Token(Target.Side.QUERY, query));
            case Target.Token token ->
                rows.stream()
                        .filter(row -> row.target() instanceof Target.Token other && other.index() == token.index())
                        .findFirst();
            default -> rows.stream().filter(row -> row.target().equals(target)).findFirst();
        };
    }

    /// All lines as comma-separated values (RFC 4180), with a heading.
    public String csv() {
        return csv(rows);
    }

    /// Some lines as comma-separated values, with a heading.
    public String csv(List<Row> chosen) {
        var text = new StringBuilder(line(columns));
        for (Row row : chosen) {
            text.append(quoted(row.name()));
            row.values().forEach(value -> text.append(',').append(value));
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(FigureTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
