package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.export.FigureFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Every view in every format: a file that is what its ending says, as large as asked for, with its words in it.
class FigureExportEveryViewTest {

    private static final int WIDTH_MM = 160;
    private static final int HEIGHT_MM = 120;

    @TempDir
    Path temporary;

    static Stream<Arguments> exports() {
        return Stream.of(FigureView.values())
                .flatMap(view -> Stream.of(FigureFormat.values()).map(format -> Arguments.of(view, format)));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void fileIsWhatItsEndingSaysAndAsLargeAsAskedFor(FigureView view, FigureFormat format)
            throws IOException, ParserConfigurationException, SAXException {
        byte[] file = exported(view, format);
        switch (format) {
            case SVG -> {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                Element svg = factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(file))
                        .getDocumentElement();
                assertEquals("svg", svg.getTagName());
                assertEquals(WIDTH_MM, Double.parseDouble(svg.getAttribute("width")) / 96 * 25.4, 0.2);
                assertEquals(HEIGHT_MM, Double.parseDouble(svg.getAttribute("height")) / 96 * 25.4, 0.2);
                assertTrue(svg.getElementsByTagName("text").getLength() > 3, "hardly any text");
            }
            case PDF -> {
                try (PDDocument document = Loader.loadPDF(file)) {
                    assertEquals(1, document.getNumberOfPages());
                    var box = document.getPage(0).getMediaBox();
                    assertEquals(WIDTH_MM / 25.4 * 72, box.getWidth(), 0.5);
                    assertEquals(HEIGHT_MM / 25.4 * 72, box.getHeight(), 0.5);
                    String words = new PDFTextStripper().getText(document);
                    assertTrue(words.strip().length() > 20, words);
                }
            }
            case PNG -> {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
                assertEquals(List.of(945, 709), List.of(image.getWidth(), image.getHeight()));
                long ink = Stream.iterate(0, at -> at + 1)
                        .limit((long) image.getWidth() * image.getHeight())
                        .filter(at -> (image.getRGB(at % image.getWidth(), at / image.getWidth()) & 0xff) < 128)
                        .count();
                assertTrue(ink > 300, "an empty picture");
            }
        }
    }

    private byte[] exported(FigureView view, FigureFormat format) throws IOException {
        boolean question = view == FigureView.LENS_END;
        Path file = temporary.resolve(view + "." + format.ending());
        var words = Stream.of(
                "figure",
                question ? "qa" : "sentiment",
                "--text=I don't think this film is bad.",
                "--view=" + view,
                "--width=" + WIDTH_MM,
                "--height=" + HEIGHT_MM,
                "--out=" + file);
        var all = Stream.concat(words, question ? Stream.of("--question=What is bad?") : Stream.empty());
        Outcome outcome = Outcome.of(
                format == FigureFormat.PNG
                        ? Stream.concat(all, Stream.of("--dpi=150")).toArray(String[]::new)
                        : all.toArray(String[]::new));
        assertEquals(new Outcome(ExitCode.FINE, "", "", List.of()), outcome);
        return Files.readAllBytes(file);
    }
}
