package io.github.disentangle.engine.score;

/// A position kernel in a few numbers. They describe `w = softmax κ` over the distances of the kernel: what a token
/// with as many neighbours on either side would look at if nothing but the kernel counted.
///
/// @param kind a name for the shape
/// @param peak the distance `query − key` with the largest κ; of several the nearest
/// @param effectiveDistances how many distances share the weight, `exp` of the entropy of w: from 1 to all of them
/// @param asymmetry weight on earlier tokens minus weight on later ones, −1 … 1
/// @param meanDistance mean of |distance| under w
public record KernelProfile(Kind kind, int peak, double effectiveDistances, double asymmetry, double meanDistance) {

    /// Shapes a kernel can have; the first that fits.
    public enum Kind {
        /// Position hardly matters: w is within [#FLAT_DIVERGENCE] nats of uniform.
        FLAT,
        /// The previous token has at least [#DOMINANCE] times the weight of any other distance.
        PREVIOUS_TOKEN,
        /// So has the next token.
        NEXT_TOKEN,
        /// So has the token itself.
        SAME_TOKEN,
        /// Nearer on average than if all distances weighed the same.
        LOCAL,
        /// Farther.
        LONG_RANGE
    }

    /// Divergence from uniform, in nats, below which a kernel is flat.
    public static final double FLAT_DIVERGENCE = 0.05;

    /// How much more a single distance must weigh than any other to give the kernel its name.
    public static final double DOMINANCE = 2;

    static KernelProfile of(PositionKernel kernel) {
        int reach = kernel.reach();
        int peak = peak(kernel);
        double[] weights = new double[2 * reach + 1];
        double total = 0;
        for (int distance = -reach; distance <= reach; distance++) {
            weights[reach + distance] = Math.exp((double) kernel.at(distance) - kernel.at(peak));
            total += weights[reach + distance];
        }
        double entropy = 0;
        double asymmetry = 0;
        double mean = 0;
        double second = 0;
        for (int distance = -reach; distance <= reach; distance++) {
            double weight = weights[reach + distance] / total;
            entropy -= weight == 0 ? 0 : weight * Math.log(weight);
            asymmetry += Integer.signum(distance) * weight;
            mean += Math.abs(distance) * weight;
            second = distance == peak ? second : Math.max(second, weight);
        }
        boolean dominant = Math.abs(peak) <= 1 && 1 / total >= DOMINANCE * second;
        double uniformMean = reach * (reach + 1.0) / weights.length;
        Kind kind;
        if (Math.log(weights.length) - entropy < FLAT_DIVERGENCE) {
            kind = Kind.FLAT;
        } else if (dominant) {
            kind = peak == 1 ? Kind.PREVIOUS_TOKEN : peak == -1 ? Kind.NEXT_TOKEN : Kind.SAME_TOKEN;
        } else {
            kind = mean < uniformMean ? Kind.LOCAL : Kind.LONG_RANGE;
        }
        return new KernelProfile(kind, peak, Math.exp(entropy), asymmetry, mean);
    }

    private static int peak(PositionKernel kernel) {
        int peak = 0;
        for (int distance = 1; distance <= kernel.reach(); distance++) {
            if (kernel.at(distance) > kernel.at(peak)) {
                peak = distance;
            }
            if (kernel.at(-distance) > kernel.at(peak)) {
                peak = -distance;
            }
        }
        return peak;
    }
}
