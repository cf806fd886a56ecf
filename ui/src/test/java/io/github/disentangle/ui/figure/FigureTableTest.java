package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    private final FigureTable table = FigureTable.ofMap(
            TokenAxis.of("query", List.of("a", "\"b\"")),
            TokenAxis.of("key", List.of("x,y", "z")),
            new Tensor(List.of("query", "key"), new int[] {2, 2}, new float[] {1, 2.5f, -3, Float.NaN}));

    @Test
    void namesAreQuotedAsSpreadsheetsRead() {
        assertEquals("query \\ key,\"x,y\",z\r\na,1.0,2.5\r\n\"\"\"b\"\"\",-3.0,NaN\r\n", table.csv());
    }

    @Test
    void aCellLiesInTheRowOfItsQuery() {
        assertEquals("a", table.row(new Target.Cell(0, 1)).orElseThrow().name());
        assertEquals(
                "\"b\"",
                table.row(new Target.Token(Target.Side.KEY, 1)).orElseThrow().name());
        assertEquals(true, table.row(new Target.Head(0, 0)).isEmpty());
    }
}
