package io.github.disentangle.ui.figure.export;

import io.github.disentangle.ui.figure.NearestNeighbour;
import io.github.disentangle.ui.figure.Raster;
import io.github.disentangle.ui.figure.Rect;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// PNG files: lossless, and with their physical size.
final class Png {

    private static final String FORMAT = "javax_imageio_png_1.0";

    private static final double PIXELS_PER_CSS_PIXEL = 2;
    private static final int MOST_SIDE = 4096;

    private Png() {}

    /// An image with the very colours of the raster, each as a square of several pixels, so that viewers which
    /// blend in spite of being told not to blend no more than a cell's edge.
    ///
    /// @param shown where the image will lie, in CSS pixels
    static BufferedImage image(Raster raster, Rect shown) {
        double wanted =
                PIXELS_PER_CSS_PIXEL * Math.max(shown.width() / raster.width(), shown.height() / raster.height());
        int side = (int) Math.clamp(
                Math.ceil(wanted), 1, Math.max(1, MOST_SIDE / Math.max(raster.width(), raster.height())));
        int width = raster.width() * side;
        int height = raster.height() * side;
        Rect whole = new Rect(0, 0, width, height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, NearestNeighbour.render(raster, whole, 1, 0, 0, width, height), 0, width);
        return image;
    }

    static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @param dotsPerInch how large the image is on paper
    static void write(BufferedImage image, double dotsPerInch, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree(FORMAT, physicalSize(dotsPerInch));
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode physicalSize(double dotsPerInch) {
        String dotsPerMetre = Long.toString(Math.round(dotsPerInch / 0.0254));
        IIOMetadataNode size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
        size.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
        size.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(size);
        return root;
    }
}
