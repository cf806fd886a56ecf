package io.github.disentangle.engine.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Rows of a file with one JSON object per line. Which task they are for shows in their fields:
///
/// | fields | input | rationale |
/// |---|---|---|
/// | `text` | a text | `rationale` |
/// | `text`, `topics` | a text with several labels | `rationale`, where there is one topic |
/// | `text`, `answer`, `start`, `end` | the text with a mask for the answer | |
/// | `premise`, `hypothesis` | a pair | `rationale_premise`, `rationale_hypothesis` |
/// | `sentence1`, `sentence2` | a pair | `rationale1`, `rationale2`: what differs |
/// | `question`, `context` | a question | `rationale`, in the context |
/// | `prompt`, `endings` | choices | `rationale`, in the prompt |
///
/// A rationale is a list of `[start, end]` in code points, the end exclusive.
public record DataSet(Path file, List<Row> rows) {

    /// Longest line that is read, in characters.
    private static final int LONGEST = 1 << 20;

    public DataSet {
        rows = List.copyOf(rows);
    }

    /// Reads a file.
    ///
    /// @param mask what stands for a masked word
    /// @throws DataSetException naming file and line
    public static DataSet read(Path file, String mask) {
        var rows = new ArrayList<Row>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.length() > LONGEST) {
                    throw new DataSetException(file + ", line " + number + ": a line may have " + LONGEST
                            + " characters, this one has " + line.length() + ".");
                }
                if (!line.isBlank()) {
                    rows.add(new RowReader(file + ", line " + number, mask).row(line));
                }
            }
        } catch (NoSuchFileException e) {
            throw new DataSetException("There is no file " + file + ".", e);
        } catch (MalformedInputException e) {
            throw new DataSetException(file + " is not UTF-8 text; save it as UTF-8.", e);
        } catch (IOException e) {
            throw new DataSetException(file + " cannot be read: " + e + ".", e);
        }
        if (rows.isEmpty()) {
            throw new DataSetException(file + " has no rows; expected one JSON object per line.");
        }
        return new DataSet(file, rows);
    }

    /// The rows that name a rationale; all rows when none does.
    public List<Row> withRationale() {
        List<Row> marked =
                rows.stream().filter(row -> !row.rationale().isEmpty()).toList();
        return marked.isEmpty() ? rows : marked;
    }
}
