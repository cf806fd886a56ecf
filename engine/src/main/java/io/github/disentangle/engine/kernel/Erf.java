package io.github.disentangle.engine.kernel;

/// The error function, which Java's library lacks.
final class Erf {

    private Erf() {}

    /// `erf(x)` to double precision, from the series `2/√π · e^(-x²) · Σ 2ⁿ·x^(2n+1) / (1·3·…·(2n+1))` whose terms
    /// never cancel (Abramowitz and Stegun, 7.1.6). Beyond |x| = 6 the result is ±1 in double precision.
    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
