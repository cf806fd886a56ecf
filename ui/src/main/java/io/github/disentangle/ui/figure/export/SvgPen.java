package io.github.disentangle.ui.figure.export;

import io.github.disentangle.resources.FontFile;
import io.github.disentangle.ui.figure.Path;
import io.github.disentangle.ui.figure.Pen;
import io.github.disentangle.ui.figure.Raster;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Stroke;
import io.github.disentangle.ui.figure.TextRun;
import io.github.disentangle.ui.figure.TextStyle;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.theme.Colour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes SVG 1.1: text stays text, matrices become images that viewers are told not to blend. The characters used of
/// each of the program's fonts are embedded, and widths are given for viewers that use another font all the same;
/// scripts that need shaping are left to the viewer's fonts, because a subset would lose the rules for joining.
final class SvgPen implements Pen {

    private static final String FALLBACKS = "Roboto, 'DejaVu Sans', 'Noto Sans', sans-serif";

    private final Size size;
    private final Typefaces typefaces;
    private final StringBuilder body = new StringBuilder();
    private final Map<FontFile, StringBuilder> used = new LinkedHashMap<>();
    private int clips;

    SvgPen(Size size, Typefaces typefaces) {
        this.size = size;
        this.typefaces = typefaces;
    }

    /// The finished document.
    ///
    /// @param title short name, for viewers and screen readers
    /// @param description one sentence on what is shown
    String document(String title, String description) {
        String width = number(size.width());
        String height = number(size.height());
        StringBuilder svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"")
                .append(" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\">\n")
                .append("<title>")
                .append(escaped(title))
                .append("</title>\n")
                .append("<desc>")
                .append(escaped(description))
                .append("</desc>\n")
                .append("<style>\n")
                .append(fontFaces())
                .append("text { font-family: ")
                .append(families())
                .append("; white-space: pre; }\n</style>\n")
                .append(body)
                .append("</svg>\n");
        return svg.toString();
    }

    @Override
    public void fill(Rect area, Colour colour) {
        body.append("<rect").append(place(area)).append(paint("fill", colour)).append("/>\n");
    }

    @Override
    public void fill(Path path, Colour colour) {
        body.append("<path d=\"")
                .append(data(path))
                .append('"')
                .append(paint("fill", colour))
                .append("/>\n");
    }

    @Override
    public void stroke(Rect area, Stroke stroke) {
        body.append("<rect")
                .append(place(area))
                .append(" fill=\"none\"")
                .append(line(stroke))
                .append("/>\n");
    }

    @Override
    public void stroke(Path path, Stroke stroke) {
        body.append("<path d=\"")
                .append(data(path))
                .append("\" fill=\"none\"")
                .append(line(stroke))
                .append("/>\n");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        body.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append('"')
                .append(line(stroke))
                .append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        if (text.isEmpty()) {
            return;
        }
        for (TextRun run : typefaces.runs(text, style.bold())) {
            if (run.font() != null) {
                used.computeIfAbsent(run.font(), file -> new StringBuilder()).append(run.text());
            }
        }
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"")
                .append(number(style.size()))
                .append('"');
        if (style.bold()) {
            body.append(" font-weight=\"bold\"");
        }
        switch (style.anchor()) {
            case START -> {}
            case MIDDLE -> body.append(" text-anchor=\"middle\"");
            case END -> body.append(" text-anchor=\"end\"");
        }
        if (text.length() > 1 && !FontSubset.needsShaping(text)) {
            body.append(" textLength=\"")
                    .append(number(typefaces.width(text, style)))
                    .append("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        if (style.degrees() != 0) {
            body.append(" transform=\"rotate(")
                    .append(number(style.degrees()))
                    .append(' ')
                    .append(number(x))
                    .append(' ')
                    .append(number(y))
                    .append(")\"");
        }
        body.append(paint("fill", style.colour()))
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    @Override
    public void image(Raster image, Rect area) {
        String png = Base64.getEncoder().encodeToString(Png.encode(Png.image(image, area)));
        body.append("<image")
                .append(place(area))
                .append(
                        " preserveAspectRatio=\"none\" style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\"")
                .append(" xlink:href=\"data:image/png;base64,")
                .append(png)
                .append("\"/>\n");
    }

    @Override
    public void clip(Rect area, Runnable drawing) {
        String name = "clip" + clips++;
        body.append("<clipPath id=\"")
                .append(name)
                .append("\"><rect")
                .append(place(area))
                .append("/></clipPath>\n")
                .append("<g clip-path=\"url(#")
                .append(name)
                .append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    private String fontFaces() {
        StringBuilder faces = new StringBuilder();
        used.forEach((file, text) -> FontSubset.of(file, text.toString())
                .ifPresent(subset -> faces.append("@font-face { font-family: ")
                        .append(familyName(file))
                        .append("; font-weight: ")
                        .append(file == FontFile.ROBOTO_BOLD ? "bold" : "normal")
                        .append("; src: url(data:font/ttf;base64,")
                        .append(Base64.getEncoder().encodeToString(subset))
                        .append(") format('truetype'); }\n")));
        return faces.toString();
    }

    private String families() {
        String embedded =
                used.keySet().stream().map(SvgPen::familyName).distinct().collect(Collectors.joining(", "));
        return embedded.isEmpty() ? FALLBACKS : embedded + ", " + FALLBACKS;
    }

    private static String familyName(FontFile file) {
        return "figure-" + file.family().replace(" ", "");
    }

    private static String place(Rect area) {
        return " x=\"" + number(area.x()) + "\" y=\"" + number(area.y()) + "\" width=\"" + number(area.width())
                + "\" height=\"" + number(area.height()) + "\"";
    }

    private static String paint(String property, Colour colour) {
        String paint = " " + property + "=\"" + colour.hex() + "\"";
        return colour.opacity() < 1 ? paint + " " + property + "-opacity=\"" + number(colour.opacity()) + "\"" : paint;
    }

    private static String line(Stroke stroke) {
        String dash = stroke.dash() > 0 ? " stroke-dasharray=\"" + number(stroke.dash()) + "\"" : "";
        return paint("stroke", stroke.colour()) + " stroke-width=\"" + number(stroke.width())
                + "\" stroke-linejoin=\"round\"" + dash;
    }

    private static String data(Path path) {
        StringBuilder data = new StringBuilder();
        for (Path.Piece piece : path.pieces()) {
            switch (piece) {
                case Path.Move(double x, double y) -> data.append('M').append(point(x, y));
                case Path.Line(double x, double y) -> data.append('L').append(point(x, y));
                case Path.Curve(double x1, double y1, double x2, double y2, double x, double y) ->
                    data.append('C')
                            .append(point(x1, y1))
                            .append(' ')
                            .append(point(x2, y2))
                            .append(' ')
                            .append(point(x, y));
                case Path.Close() -> data.append('Z');
            }
        }
        return data.toString();
    }

    private static String point(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static String number(double value) {
        BigDecimal rounded =
                new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /// Text for XML; characters XML cannot hold become the replacement character.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(codePoint) ? codePoint : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= 0x20 && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint <= 0xFFFD
                || codePoint >= 0x10000;
    }
}
