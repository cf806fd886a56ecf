package io.github.disentangle.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativePositionsTest {

    private final RelativePositions published = new RelativePositions(256, 512);

    @ParameterizedTest
    @CsvSource({
        "127, 127", "128, 128", "129, 129", "130, 130", "131, 131", "132, 131", "133, 132", "134, 133", "135, 133",
        "136, 134", "150, 143", "200, 169", "256, 192", "300, 207", "384, 229", "400, 233", "500, 254", "505, 254",
        "506, 255", "511, 255", "512, 256", "600, 270", "1024, 319", "2048, 383"
    })
    void farDistancesShareLogarithmicBuckets(int distance, int bucket) {
        assertEquals(bucket, published.bucket(distance));
        assertEquals(-bucket, published.bucket(-distance));
    }

    @Test
    void nearDistancesKeepTheirOwnBucket() {
        for (int distance = -128; distance <= 128; distance++) {
            assertEquals(distance, published.bucket(distance));
        }
    }

    @Test
    void rowsAreClampedToTheTable() {
        assertEquals(511, published.row(512));
        assertEquals(511, published.row(100_000));
        assertEquals(1, published.row(-511));
        assertEquals(0, published.row(-512));
    }

    @Test
    void withoutBucketsEveryDistanceHasItsRowUntilTheTableEnds() {
        var plain = new RelativePositions(-1, 6);
        assertEquals(6, plain.span());
        assertEquals(8, plain.row(2));
        assertEquals(11, plain.row(40));
        assertEquals(0, plain.row(-40));
    }

    @Test
    void windowHoldsJustTheRowsATextTouches() {
        var window = published.window(3);
        assertEquals(254, window.first());
        assertEquals(5, window.count());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, window.rows());
    }

    @Test
    void windowOfOneTokenIsOneRow() {
        var window = published.window(1);
        assertEquals(1, window.count());
        assertArrayEquals(new int[] {0}, window.rows());
    }

    @Test
    void rowsByDistanceCoverTheTextAndStayWhatTheyWere() {
        for (int length : new int[] {1, 3, 700, 5}) {
            var rows = published.rows(length);
            for (int distance = 1 - length; distance < length; distance++) {
                assertEquals(published.row(distance), rows.row(distance));
            }
        }
    }
}
