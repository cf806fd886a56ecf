package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.export.ListingFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListingTest {

    private final Listing listing = Listing.ofMap(
            TokenAxis.of("query", List.of("a", "\"b\"")),
            TokenAxis.of("key", List.of("x,y", "p|q")),
            null,
            List.of("probability"),
            List.of(Tensor.matrix("query", "key", 2, 2, new float[] {0.25f, -3, Float.NaN, 0.1f})));

    static Stream<FigureGalleryTest.Shot> shots() {
        return FigureGalleryTest.shots();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void everyLineOfEveryFigureIsWrittenAndFoundAgainByItsTarget(FigureGalleryTest.Shot shot) {
        Listing lines = shot.figure().listing().orElseThrow();
        FigureLayout layout = shot.figure()
                .layOut(new Frame(
                        shot.figure().preferredSize(FigurePictures.theme(false)), FigurePictures.theme(false)));
        for (int line = 0; line < lines.length(); line += 1 + lines.length() / 500) {
            Target target = lines.target(line);
            if (target != null) {
                int first = lines.line(target);
                assertEquals(target, lines.target(first), shot.name());
                assertTrue(first <= line, shot.name());
                assertTrue(!layout.describe(target).isEmpty(), () -> shot.name() + " says nothing of " + target);
            }
            for (Listing.Column column : lines.columns()) {
                column.readable(line);
                column.exact(line);
            }
        }
        assertEquals(-1, lines.line(new Target.Own("another", new Target.Cell(0, 0))));
        assertEquals(-1, lines.line(new Target.Head(99, 99)));
        assertEquals(-1, lines.line(new Target.Cell(-1, 0)));
    }

    @Test
    void linesAreSortedByNumberUpAndDownAndThoseWithoutOneComeLast() {
        var column = listing.columns().getLast();

        assertArrayEquals(new int[] {1, 3, 0, 2}, listing.sorted(column, false));
        assertArrayEquals(new int[] {0, 3, 1, 2}, listing.sorted(column, true));
    }

    @Test
    void namesAreSortedByTheirPlaceInTheText() {
        assertArrayEquals(
                new int[] {2, 3, 0, 1}, listing.sorted(listing.columns().getFirst(), true));
    }

    @Test
    void cellsThatAreNotDrawnAreNotListed() {
        var some = Listing.ofMap(
                TokenAxis.of("query", List.of("a", "b")),
                TokenAxis.of("key", List.of("x", "y")),
                new boolean[] {false, true, false, true},
                List.of("weight"),
                List.of(Tensor.matrix("query", "key", 2, 2, new float[] {1, 2, 3, 4})));

        assertEquals(2, some.length());
        assertEquals(new Target.Cell(1, 1), some.target(1));
        assertEquals(1, some.line(new Target.Cell(1, 1)));
        assertEquals(-1, some.line(new Target.Cell(0, 0)));
        assertEquals("4", some.columns().getLast().exact(1));
    }

    @Test
    void eachFormatKeepsNamesAndAllDigits() {
        assertEquals(
                "query,query #,key,key #,probability\r\na,0,\"x,y\",0,0.25\r\n\"\"\"b\"\"\",1,p|q,1,0.1\r\n",
                ListingFormat.CSV.write(listing, 0, 3));
        assertEquals(
                "query\tquery #\tkey\tkey #\tprobability\n\"b\"\t1\tx,y\t0\t\n", ListingFormat.TSV.write(listing, 2));
        assertEquals("""
                | query | query # | key | key # | probability |
                | --- | ---: | --- | ---: | ---: |
                | a | 0 | p\\|q | 1 | -3 |
                """, ListingFormat.MARKDOWN.write(listing, 1));
        assertEquals("""
                {"columns":["query","query #","key","key #","probability"],\
                "rows":[["\\"b\\"",1,"x,y",0,null],["\\"b\\"",1,"p|q",1,0.1]]}""", ListingFormat.JSON.write(listing, 2, 3));
    }
}
