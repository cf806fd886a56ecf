package io.github.disentangle.ui.figure.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Samples;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.theme.Palette;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class FigureExportTest {

    private static final FigureTheme THEME = new FigureTheme(Palette.day(), new Typefaces());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {72, 96, 150, 300})
    void everyPngPixelInsideACellHasTheCellsColour(double dotsPerInch) throws IOException {
        MatrixFigure figure = Samples.score(64);
        FigureExport export = new FigureExport(new Size(500, 480), THEME, Viewport.FIT, true, dotsPerInch);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(export, figure, FigureFormat.PNG)));

        double scale = dotsPerInch / 96;
        FigureLayout layout = figure.layOut(new Frame(new Size(500, 480), THEME));
        ColourScale colours = figure.legend().scale();
        for (int query = 0; query < 64; query++) {
            for (int key = 0; key < 64; key++) {
                Rect cell = layout.bounds(new Target.Cell(query, key)).orElseThrow();
                int x = (int) (cell.centreX() * scale);
                int y = (int) (cell.centreY() * scale);
                assertEquals(
                        Integer.toHexString(colours.argb(figure.values().get(query, key), THEME.palette())),
                        Integer.toHexString(image.getRGB(x, y)),
                        "cell " + query + ", " + key);
            }
        }
    }

    @Test
    void theImageInsideAnSvgIsTheMatrix() throws IOException {
        MatrixFigure figure = Samples.score(512);

        String svg = text(FigureExport.of(figure, THEME), figure, FigureFormat.SVG);

        List<BufferedImage> images = new ArrayList<>();
        Matcher found = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(svg);
        while (found.find()) {
            images.add(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(found.group(1)))));
        }
        assertMatrix(figure, images.getFirst());
        assertTrue(svg.contains("image-rendering:pixelated"));
    }

    @Test
    void theImageInsideAPdfIsTheMatrix() throws IOException {
        MatrixFigure figure = Samples.score(512);

        try (PDDocument document = Loader.loadPDF(bytes(FigureExport.of(figure, THEME), figure, FigureFormat.PDF))) {
            PDResources resources = document.getPage(0).getResources();
            List<PDImageXObject> images = new ArrayList<>();
            for (COSName name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject image) {
                    images.add(image);
                }
            }
            PDImageXObject matrix = images.stream()
                    .filter(image -> image.getHeight() >= 512)
                    .findFirst()
                    .orElseThrow();
            assertFalse(matrix.getInterpolate());
            assertMatrix(figure, matrix.getImage());
        }
    }

    @Test
    void textOfAPdfCanBeFoundInEveryScript() throws IOException {
        Figure figure = Samples.evidence(true, Samples.MANY_SCRIPTS);

        try (PDDocument document = Loader.loadPDF(bytes(FigureExport.of(figure, THEME), figure, FigureFormat.PDF))) {
            String text = new PDFTextStripper().getText(document);
            for (String word : List.of("[CLS]", "这部电影", "映画", "영화는", "Evidence for positive", "Donaudampf")) {
                assertTrue(text.contains(word), word + " in " + text);
            }
            String commands = new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(commands.contains("/Span"), "shaped text carries its characters");
            assertEquals(
                    "Evidence for positive", document.getDocumentInformation().getTitle());
        }
    }

    @Test
    void anSvgIsWellFormedWhateverTheTokens() throws IOException, ParserConfigurationException, SAXException {
        Figure figure = Samples.probability("<script>&\"'", "\u0000\u0008", "\uD800", "]]>", "▁الفيلم", "▁电影");

        String svg = text(FigureExport.of(figure, THEME), figure, FigureFormat.SVG);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < document.getElementsByTagName("text").getLength(); index++) {
            texts.add(document.getElementsByTagName("text").item(index).getTextContent());
        }
        assertTrue(texts.containsAll(List.of("<script>&\"'", "]]>", "الفيلم", "电影")), texts.toString());
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertTrue(svg.contains("@font-face { font-family: figure-DroidSansFallback"));
        assertFalse(
                svg.contains("http://") && svg.replace("http://www.w3.org", "").contains("http"), "no outside links");
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void theSameFigureGivesTheSameBytes(FigureFormat format) throws IOException {
        Figure figure = Samples.terms(true, 3, Samples.MANY_SCRIPTS);
        FigureExport export = FigureExport.of(figure, THEME);

        assertArrayEquals(bytes(export, figure, format), bytes(export, figure, format));
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void aFileIsWrittenWhole(FigureFormat format) throws IOException {
        Figure figure = Samples.prediction();
        Path file = folder.resolve("figure." + format.ending());
        Files.writeString(file, "older");
        FigureExport export = FigureExport.of(figure, THEME);

        export.write(figure, format, file);

        assertArrayEquals(bytes(export, figure, format), Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "no draft is left behind");
        }
    }

    @Test
    void aMissingFolderIsReported() {
        Figure figure = Samples.prediction();

        assertThrows(
                NoSuchFileException.class,
                () -> FigureExport.of(figure, THEME)
                        .write(
                                figure,
                                FigureFormat.PNG,
                                folder.resolve("nowhere").resolve("figure.png")));
    }

    @Test
    void withoutBackgroundThePngIsTransparent() {
        Figure figure = Samples.prediction();
        FigureExport export = new FigureExport(new Size(300, 120), THEME, Viewport.FIT, false, 96);

        assertEquals(0, export.image(figure).getRGB(1, 1));
        assertEquals(
                THEME.background().argb(),
                new FigureExport(new Size(300, 120), THEME, Viewport.FIT, true, 96)
                        .image(figure)
                        .getRGB(1, 1));
    }

    @Test
    void aPngKnowsItsSizeOnPaper() throws IOException {
        Figure figure = Samples.prediction();
        FigureExport export = new FigureExport(new Size(96, 48), THEME, Viewport.FIT, true, 300);

        byte[] png = bytes(export, figure, FigureFormat.PNG);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(300, image.getWidth());
        assertEquals(150, image.getHeight());
        int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        assertEquals(
                Math.round(300 / 0.0254),
                java.nio.ByteBuffer.wrap(png, chunk + 4, 4).getInt());
    }

    @Test
    void absurdSizesAreRefusedBeforeAnythingIsDrawn() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FigureExport(new Size(50_000, 50_000), THEME, Viewport.FIT, true, 300));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FigureExport(new Size(0, 100), THEME, Viewport.FIT, true, 96));
        assertThrows(
                IllegalArgumentException.class, () -> new FigureExport(new Size(9, 9), THEME, Viewport.FIT, true, 0));
    }

    @Test
    void theEndingNamesTheFormat() {
        assertEquals(
                List.of(FigureFormat.SVG),
                FigureFormat.of(Path.of("a/B.SVG")).stream().toList());
        assertEquals(
                List.of(FigureFormat.PDF),
                FigureFormat.of(Path.of("x.y.pdf")).stream().toList());
        assertTrue(FigureFormat.of(Path.of("figure.jpeg")).isEmpty());
        assertTrue(FigureFormat.of(Path.of("png")).isEmpty());
    }

    /// Every pixel of the image has the colour of the cell it lies in.
    private static void assertMatrix(MatrixFigure figure, BufferedImage image) {
        int count = figure.queries().length();
        int side = image.getWidth() / count;
        assertEquals(count * side, image.getWidth());
        assertEquals(count * side, image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                float value = figure.values().data()[y / side * count + x / side];
                assertEquals(figure.legend().scale().argb(value, THEME.palette()), image.getRGB(x, y));
            }
        }
    }

    private static byte[] bytes(FigureExport export, Figure figure, FigureFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.write(figure, format, bytes);
        return bytes.toByteArray();
    }

    private static String text(FigureExport export, Figure figure, FigureFormat format) throws IOException {
        return new String(bytes(export, figure, format), StandardCharsets.UTF_8);
    }
}
