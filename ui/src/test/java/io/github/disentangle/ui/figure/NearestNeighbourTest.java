package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestNeighbourTest {

    @Test
    void everyPixelHasTheColourUnderItsCentre() {
        Raster image = new Raster(
                3, 2, new Random(1).ints(6).map(argb -> argb | 0xFF000000).toArray());
        Rect area = new Rect(0.3, -1.2, 10.9, 7.7);
        for (double scale : new double[] {1, 1.25, 2}) {
            int width = 14;
            int height = 9;

            int[] pixels = NearestNeighbour.render(image, area, scale, -1, -2, width, height);

            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double centreX = (x - 1 + 0.5) / scale;
                    double centreY = (y - 2 + 0.5) / scale;
                    int expected = area.contains(centreX, centreY)
                            ? image.argb((int) ((centreX - area.x()) / area.width() * 3), (int)
                                    ((centreY - area.y()) / area.height() * 2))
                            : 0;
                    assertEquals(expected, pixels[y * width + x], "pixel " + x + ", " + y + " at scale " + scale);
                }
            }
        }
    }

    @Test
    void oneToOneIsTheImageItself() {
        int[] argb = new Random(2).ints(12).map(colour -> colour | 0xFF000000).toArray();

        assertArrayEquals(argb, NearestNeighbour.render(new Raster(4, 3, argb), new Rect(5, 6, 4, 3), 1, 5, 6, 4, 3));
    }
}
