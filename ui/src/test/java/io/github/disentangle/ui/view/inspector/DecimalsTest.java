package io.github.disentangle.ui.view.inspector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

    @Test
    void writtenAddendsSumToTheWrittenTotal() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            double[] addends = random.doubles(3, -20, 20).toArray();
            double sum = Arrays.stream(addends).sum();
            String[] written = Decimals.adding(sum, 3, addends);
            BigDecimal total = Arrays.stream(written).map(DecimalsTest::read).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, read(Decimals.signed(sum, 3)).compareTo(total), Arrays.toString(addends));
            for (int index = 0; index < 3; index++) {
                assertTrue(
                        Math.abs(read(written[index]).doubleValue() - addends[index]) <= 0.0015 + 1e-9,
                        written[index] + " for " + addends[index]);
            }
        }
    }

    @Test
    void roundingThatIsACloseCallGivesWay() {
        assertArrayEquals(
                new String[] {"+0.001", "+0.001", "+0.002"},
                sorted(Decimals.adding(0.0042, 3, 0.0014, 0.0014, 0.0014)));
    }

    @Test
    void signsAreShownAndZeroHasNone() {
        assertEquals("+1.250", Decimals.signed(1.25, 3));
        assertEquals("−1.250", Decimals.signed(-1.25, 3));
        assertEquals("0.000", Decimals.signed(-0.0001, 3));
        assertEquals("0.000", Decimals.signed(0, 3));
    }

    private static String[] sorted(String[] texts) {
        return Arrays.stream(texts).sorted().toArray(String[]::new);
    }

    private static BigDecimal read(String written) {
        return new BigDecimal(written.replace('−', '-'));
    }
}
