package io.github.disentangle.engine.checkpoint;

import java.util.SplittableRandom;

/// Normally distributed values; the value at a place is always the same, in whatever order places are read.
record RandomElements(double mean, double deviation, long seed) implements Elements {

    private static final int SAMPLE = 1 << 16;

    /// Values with mean and standard deviation of a tensor's first values.
    static RandomElements like(StoredTensor tensor, long seed) {
        float[] values = new float[(int) Math.min(SAMPLE, tensor.size())];
        tensor.read(0, values, 0, values.length);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = values.length == 0 ? 0 : sum / values.length;
        double variance = values.length == 0 ? 0 : squares / values.length - mean * mean;
        return new RandomElements(
                mean,
                Math.sqrt(Math.max(0, variance)),
                seed + tensor.storedName().hashCode());
    }

    @Override
    public void read(long from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = (float) (mean + deviation * new SplittableRandom(seed + from + i).nextGaussian());
        }
    }
}
