package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureCommandTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(FigureView.class)
    void everyViewIsDrawnTheSameEachTime(FigureView view) throws IOException {
        byte[] first = drawn("first.svg", "--view", view.toString());
        byte[] second = drawn("second.svg", "--view", view.toString());

        assertArrayEquals(first, second);
        assertTrue(new String(first, StandardCharsets.UTF_8).startsWith("<?xml"));
    }

    @Test
    void matrixNamesTheTokensAndTheHeadItShows() throws IOException {
        String svg = new String(
                drawn("map.svg", "--view", "matrix", "--layer", "1", "--head", "2", "--term", "c2p"),
                StandardCharsets.UTF_8);

        assertTrue(svg.contains("good"), svg);
        assertTrue(svg.contains("layer 1, head 2"), svg);
    }

    @Test
    void endingDecidesWhatIsWritten() throws IOException {
        byte[] pdf = drawn("map.pdf", "--view", "terms");
        byte[] png = drawn("map.png", "--view", "terms", "--width", "90", "--height", "60", "--dpi", "300", "--dark");

        assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(List.of(1063, 709), List.of(image.getWidth(), image.getHeight()));
    }

    @ParameterizedTest
    @CsvSource({
        "'--out x.bmp --view matrix', x.bmp ends neither in .svg nor .pdf nor .png",
        "'--out nowhere/x.svg --view matrix', there is no folder",
        "'--out x.svg --view picture', picture",
        "'--out x.svg --view matrix --layer 99', 'counted from 0'",
        "'--out x.svg --view matrix --head -1', 'counted from 0'",
        "'--out x.svg --view matrix --term c2d', 'none of probability, score, c2c, c2p, p2c'",
        "'--out x.svg --view evidence --method guess', guess",
        "'--out x.svg --view matrix --width 1000000', pixels"
    })
    void refusalSaysWhatIsWrongAndWritesNothing(String options, String reason) throws IOException {
        Outcome outcome = Outcome.of(Stream.concat(
                        Stream.of("figure", "sentiment", "--text", "Not good."),
                        Stream.of(options.split(" "))
                                .map(option -> option.contains("x.")
                                        ? temporary.resolve(option).toString()
                                        : option))
                .toArray(String[]::new));

        assertEquals(ExitCode.BAD_USAGE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(reason), outcome.err());
        try (var files = Files.list(temporary)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    @Test
    void knockOutsAreOfTheTermAndTargetAskedFor() throws IOException {
        String svg = new String(
                drawn("map.svg", "--view", "knock-out", "--term", "p2c", "--target", "NEGATIVE"),
                StandardCharsets.UTF_8);

        assertTrue(svg.contains("change of the logit of NEGATIVE"), svg);
    }

    @Test
    void viewWithoutPictureSaysWhyAndWritesNothing() {
        Path file = temporary.resolve("lens.svg");

        Outcome outcome =
                Outcome.of("figure", "backbone", "--text", "Hello.", "--view", "lens", "--out", file.toString());

        assertEquals(ExitCode.FAILED, outcome.code());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("disentangle: There is no picture of lens: "), outcome.err());
        assertFalse(Files.exists(file));
    }

    private byte[] drawn(String name, String... options) throws IOException {
        Path file = temporary.resolve(name);
        Outcome outcome = Outcome.of(Stream.concat(
                        Stream.of("figure", "sentiment", "--text", "Not good.", "--out", file.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
        assertEquals(new Outcome(ExitCode.FINE, "", "", List.of()), outcome);
        return Files.readAllBytes(file);
    }
}
