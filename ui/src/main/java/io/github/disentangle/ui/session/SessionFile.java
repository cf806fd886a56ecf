package io.github.disentangle.ui.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.disentangle.ui.work.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A session as a JSON file that a person may read and edit; `docs/sessions.md` describes it.
public final class SessionFile {

    /// How names of session files end.
    public static final String ENDING = ".disentangle";

    private static final long LARGEST = 64L << 20;
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private SessionFile() {}

    /// Whether a file is called like a session.
    public static boolean isNamed(Path file) {
        return file.getFileName() != null && file.getFileName().toString().endsWith(ENDING);
    }

    /// Writes a session; what the file held before stays until the whole session is written.
    ///
    /// @throws SessionException if it cannot be written
    public static void write(Path file, Session session) {
        Path place = file.toAbsolutePath();
        try {
            WholeFile.write(place, GSON.toJson(new SessionJson(place.getParent()).write(session)));
        } catch (IOException e) {
            throw new SessionException("The session could not be saved to " + file + ": " + reason(e), e);
        }
    }

    /// Reads a session. The file may be anything.
    ///
    /// @throws SessionException if it is no session, or of a later version
    public static Session read(Path file) {
        Path place = file.toAbsolutePath();
        try {
            long size = Files.size(place);
            if (size > LARGEST) {
                throw new SessionException(file + " is too large for a session: " + (size >> 20) + " MB, at most "
                        + (LARGEST >> 20) + " MB are read.");
            }
            JsonObject json = JsonParser.parseString(Files.readString(place)).getAsJsonObject();
            return new SessionJson(place.getParent()).read(json);
        } catch (SessionException e) {
            throw new SessionException(file + " cannot be opened as a session: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SessionException(file + " cannot be read: " + reason(e), e);
        } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
            throw new SessionException(
                    file + " is not a session: expected JSON as Disentangle saves it, found something else.", e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file." : e.getMessage() + ".";
    }
}
