package io.github.disentangle.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

    @Test
    void tellsMedianAndQuartiles() {
        var timing = new Timing(List.of(4.0, 1.0, 3.0, 2.0, 10.0), -1);

        assertEquals(3, timing.median(), 1e-12);
        assertEquals(2, timing.spread(), 1e-12);
        assertEquals(5, timing.rounds());
    }

    @Test
    void liesBetweenTheMiddleValuesOfAnEvenNumber() {
        assertEquals(3, new Timing(List.of(1.0, 2.0, 4.0, 8.0), -1).median(), 1e-12);
    }

    @Test
    void comparesRoundByRound() {
        var ours = new Timing(List.of(10.0, 10.0, 40.0, 40.0, 40.0), -1);
        var theirs = new Timing(List.of(12.0, 12.0, 48.0, 48.0, 12.0), -1);

        assertEquals(1.2, ours.timesIn(theirs), 1e-12);
        assertEquals(1 / 1.2, theirs.timesIn(ours), 1e-12);
    }

    @Test
    void judgesBothSidesByThePeakOfTheSameRounds() {
        var ours = new Timing(List.of(10.0, 20.0, 30.0), -1);
        var theirs = new Timing(List.of(8.0, 16.0, 24.0), -1);
        var operation = new Timing(List.of(5e-3, 10e-3, 15e-3), -1);

        var row = new BenchRow(16, 1, 2, "forward", ours, "peer", theirs, 1000, operation.times(1000));

        assertEquals(0.5, row.ofPeak(), 1e-12);
        assertEquals(0.625, row.peerOfPeak(), 1e-12);
        assertEquals(0.8, row.ratio(), 1e-12);
        assertEquals(5e-5, row.rate(), 1e-12);
    }

    @Test
    void saysNothingOfWhatWasNotCounted() {
        var row = new BenchRow(16, 1, 2, "map", new Timing(List.of(1.0), -1), null, null, Double.NaN, null);

        assertEquals(Double.NaN, row.ofPeak());
        assertEquals(Double.NaN, row.peerOfPeak());
        assertEquals(Double.NaN, row.ratio());
        assertEquals(Double.NaN, row.rate());
    }
}
