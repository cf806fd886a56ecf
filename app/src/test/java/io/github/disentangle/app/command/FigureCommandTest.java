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
        "'--out x.bmp --view matrix', 'x.bmp ends neither in .svg, .pdf or .png nor in .csv, .tsv, .md or .json'",
        "'--out nowhere/x.svg --view matrix', there is no folder",
        "'--out x.svg --view picture', picture",
        "'--out x.svg --view matrix --layer 99', 'counted from 0'",
        "'--out x.svg --view matrix --head -1', 'counted from 0'",
        "'--out x.svg --view matrix --term c2d', 'none of probability, score, c2c, c2p, p2c'",
        "'--out x.svg --view evidence --method guess', guess",
        "'--out x.svg --view matrix --width 1000000', pixels",
        "'--out x.svg --view matrix --threshold 0.1', '--threshold has no meaning for --view matrix'",
        "'--out x.svg --view paths --layer 1', '--layer has no meaning for --view paths'",
        "'--out x.svg --view evidence --distances', '--distances has no meaning for --method decompx'",
        "'--out x.svg --view evidence --method position-gradients --distances --words', '--words has no meaning for --distances'",
        "'--out x.svg --view flow --query 99', 'this input has 5 tokens, counted from 0'",
        "'--out x.svg --view matrix --intervene nonsense', '--intervene: '",
        "'--out x.svg --view matrix --dpi 90', '--dpi has no meaning for --out'",
        "'--out x.csv --view matrix --dark', '--dark has no meaning for --out'"
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

    @ParameterizedTest
    @CsvSource({
        "csv, 'query,query #,key,key #,probability'",
        "tsv, 'query\tquery #\tkey\tkey #\tprobability'",
        "md, '| query | query # | key | key # | probability |'",
        "json, '{\"columns\":[\"query\",\"query #\",\"key\",\"key #\",\"probability\"]'"
    })
    void numbersAreWrittenInEveryFormat(String ending, String heading) throws IOException {
        String text = new String(drawn("map." + ending, "--view", "matrix"), StandardCharsets.UTF_8);

        assertTrue(text.startsWith(heading), text.substring(0, 80));
        assertTrue(text.contains("good"), text);
    }

    @Test
    void interventionThatDoesNotFitIsToldAndTheRestIsDone() throws IOException {
        Path file = temporary.resolve("map.csv");

        Outcome outcome = Outcome.of(
                "figure",
                "sentiment",
                "--text=Not good.",
                "--view=matrix",
                "--intervene=mute head 0.0",
                "--intervene=hide token 77",
                "--out=" + file);

        assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
        assertTrue(outcome.err().startsWith("warning: "), outcome.err());
        assertTrue(outcome.err().contains("hide token 77"), outcome.err());
        assertTrue(Files.exists(file));
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
