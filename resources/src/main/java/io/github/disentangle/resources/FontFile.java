package io.github.disentangle.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A TrueType file that travels with the program, so that text measures and looks the same on every machine.
/// `fonts/README.md` beside the files names their versions and licences.
public enum FontFile {
    ROBOTO("Roboto-Regular.ttf", "Roboto"),
    ROBOTO_BOLD("Roboto-Bold.ttf", "Roboto"),
    DEJAVU_SANS("DejaVuSans.ttf", "DejaVu Sans"),
    NOTO_SANS_THAI("NotoSansThai-Regular.ttf", "Noto Sans Thai"),
    NOTO_SANS_DEVANAGARI("NotoSansDevanagari-Regular.ttf", "Noto Sans Devanagari"),
    NANUM_SQUARE("NanumSquareR.ttf", "NanumSquare"),
    DROID_SANS_FALLBACK("DroidSansFallbackFull.ttf", "Droid Sans Fallback");

    private final String fileName;
    private final String family;

    FontFile(String fileName, String family) {
        this.fileName = fileName;
        this.family = family;
    }

    /// The family name the file declares, as style sheets and SVG name it.
    public String family() {
        return family;
    }

    /// Opens the file; the caller closes it.
    public InputStream open() {
        InputStream stream = FontFile.class.getResourceAsStream("fonts/" + fileName);
        if (stream == null) {
            throw new IllegalStateException("the program's own font " + fileName + " is missing from its jar");
        }
        return stream;
    }

    /// The whole file.
    public byte[] bytes() {
        try (InputStream stream = open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own font " + fileName + " cannot be read", e);
        }
    }
}
