package io.github.disentangle.engine.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Whether two lists of numbers put things into the same order.
public final class RankCorrelation {

    private RankCorrelation() {}

    /// Spearman's ρ: Pearson's correlation of the ranks, ties taking their mean rank; NaN when one list holds a
    /// single value only.
    public static double spearman(double[] a, double... b) {
        double[] first = ranks(a);
        double[] second = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double product = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < a.length; i++) {
            product += (first[i] - mean) * (second[i] - mean);
            firstSquares += (first[i] - mean) * (first[i] - mean);
            secondSquares += (second[i] - mean) * (second[i] - mean);
        }
        return product / Math.sqrt(firstSquares * secondSquares);
    }

    /// Kendall's τ-b: pairs in the same order minus pairs in the other, ties discounted; NaN when one list holds a
    /// single value only.
    public static double kendall(double[] a, double... b) {
        long same = 0;
        long firstPairs = 0;
        long secondPairs = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                int first = Double.compare(a[i], a[j]);
                int second = Double.compare(b[i], b[j]);
                same += (long) first * second;
                firstPairs += first == 0 ? 0 : 1;
                secondPairs += second == 0 ? 0 : 1;
            }
        }
        return same / Math.sqrt((double) firstPairs * secondPairs);
    }

    /// 0 for the lowest; equal values share their mean rank.
    private static double[] ranks(double... values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double mean = (from + to - 1) / 2.0;
            Arrays.stream(order, from, to).forEach(i -> ranks[i] = mean);
            from = to;
        }
        return ranks;
    }
}
