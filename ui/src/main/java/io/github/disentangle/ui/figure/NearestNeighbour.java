package io.github.disentangle.ui.figure;

import java.util.Arrays;

/// Stretches an image so that every output pixel has exactly the colour of the image pixel under its centre. Toolkits'
/// own scalers blend at most zoom levels, even with smoothing off.
public final class NearestNeighbour {

    private NearestNeighbour() {}

    /// Renders the part of the stretched image that a window of pixels shows.
    ///
    /// @param area where the whole image lies, in CSS pixels
    /// @param scale output pixels per CSS pixel
    /// @param left first output column of the window
    /// @param top first output row of the window
    /// @param width columns of the window
    /// @param height rows of the window
    /// @return row-major colours, `width * height`; 0 (transparent) outside `area`
    public static int[] render(Raster image, Rect area, double scale, int left, int top, int width, int height) {
        int[] columns = sources(left, width, scale, area.x(), area.width(), image.width());
        int[] rows = sources(top, height, scale, area.y(), area.height(), image.height());
        int[] pixels = new int[width * height];
        int[] source = image.argb();
        for (int y = 0; y < height; y++) {
            if (rows[y] < 0) {
                continue;
            }
            if (y > 0 && rows[y] == rows[y - 1]) {
                System.arraycopy(pixels, (y - 1) * width, pixels, y * width, width);
                continue;
            }
            int offset = rows[y] * image.width();
            for (int x = 0; x < width; x++) {
                int column = columns[x];
                pixels[y * width + x] = column < 0 ? 0 : source[offset + column];
            }
        }
        return pixels;
    }

    /// Source index of each output pixel; -1 outside the image.
    private static int[] sources(int first, int count, double scale, double start, double length, int cells) {
        int[] sources = new int[count];
        Arrays.setAll(sources, index -> {
            double share = ((first + index + 0.5) / scale - start) / length;
            return share >= 0 && share < 1 ? Math.min(cells - 1, (int) (share * cells)) : -1;
        });
        return sources;
    }
}
