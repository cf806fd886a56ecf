package io.github.disentangle.engine.dataset;

import io.github.disentangle.engine.measure.Faithfulness;
import io.github.disentangle.engine.measure.PerturbationCurves;
import io.github.disentangle.engine.measure.Plausibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Collects what one method reaches row by row.
final class MethodTally {

    private enum Measure {
        AOPC,
        COMPREHENSIVENESS,
        SUFFICIENCY,
        AREA_BETWEEN,
        FLIP,
        UNEXPLAINED,
        INCOMPLETENESS,
        AUPRC,
        TOKEN_F1,
        MILLISECONDS
    }

    private final Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);

    MethodTally() {
        for (Measure measure : Measure.values()) {
            values.put(measure, new ArrayList<>());
        }
    }

    private void add(Measure measure, double value) {
        values.get(measure).add(value);
    }

    void add(Faithfulness found) {
        add(Measure.COMPREHENSIVENESS, found.aopcComprehensiveness());
        add(Measure.SUFFICIENCY, found.aopcSufficiency());
    }

    void add(PerturbationCurves found) {
        add(Measure.AOPC, found.aopc());
        add(Measure.AREA_BETWEEN, found.areaBetween());
        if (found.deletion().points().getFirst().leads()) {
            add(Measure.FLIP, found.flip().orElse(1));
        }
    }

    void add(Plausibility found) {
        add(Measure.AUPRC, found.auprc());
        add(Measure.TOKEN_F1, found.tokenF1());
    }

    void addUnexplained(double share) {
        add(Measure.UNEXPLAINED, share);
    }

    /// @param missing by how much a sum misses its total; nothing is added where the total is 0
    void addIncompleteness(double missing, double total) {
        if (total != 0) {
            add(Measure.INCOMPLETENESS, Math.abs(missing / total));
        }
    }

    void addTime(double milliseconds) {
        add(Measure.MILLISECONDS, milliseconds);
    }

    /// What the random orders of the same runs reach.
    void addRandom(Faithfulness faithfulness, PerturbationCurves curves) {
        add(Measure.COMPREHENSIVENESS, mean(faithfulness.orders().comprehensiveness()));
        add(Measure.SUFFICIENCY, mean(faithfulness.orders().sufficiency()));
        add(Measure.AOPC, curves.randomAopc());
        add(Measure.AREA_BETWEEN, mean(curves.randomInsertionAreas()) - mean(curves.randomDeletionAreas()));
        if (curves.deletion().points().getFirst().leads()) {
            add(Measure.FLIP, curves.randomFlip());
        }
    }

    MethodScores scores(String method) {
        return new MethodScores(
                method,
                mean(Measure.AOPC),
                mean(Measure.COMPREHENSIVENESS),
                mean(Measure.SUFFICIENCY),
                mean(Measure.AREA_BETWEEN),
                mean(Measure.FLIP),
                mean(Measure.UNEXPLAINED),
                mean(Measure.INCOMPLETENESS),
                mean(Measure.AUPRC),
                mean(Measure.TOKEN_F1),
                median(values.get(Measure.MILLISECONDS)));
    }

    private double mean(Measure measure) {
        return mean(values.get(measure));
    }

    private static double mean(List<Double> numbers) {
        OptionalDouble mean = numbers.stream().mapToDouble(Double::doubleValue).average();
        return mean.orElse(Double.NaN);
    }

    private static double median(List<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
