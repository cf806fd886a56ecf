package io.github.disentangle.engine.explain;

/// A line through weighted points: the coefficients and intercept that minimise
/// `Σ w (y − x·β − β₀)² + λ‖β‖²`; the intercept is not held back (ridge regression, Hoerl & Kennard 1970).
///
/// @param coefficients one for each feature
/// @param fit share of the weighted variance of y that is explained, R²; 1 when y does not vary
record WeightedRidge(double[] coefficients, double intercept, double fit) {

    /// @param x (sample, feature)
    /// @param weights one for each sample, not negative
    /// @param penalty λ, positive
    static WeightedRidge fit(double[][] x, double[] y, double[] weights, double penalty) {
        int features = x[0].length;
        double total = 0;
        double meanY = 0;
        double[] meanX = new double[features];
        for (int sample = 0; sample < y.length; sample++) {
            total += weights[sample];
            meanY += weights[sample] * y[sample];
            for (int feature = 0; feature < features; feature++) {
                meanX[feature] += weights[sample] * x[sample][feature];
            }
        }
        meanY /= total;
        for (int feature = 0; feature < features; feature++) {
            meanX[feature] /= total;
        }
        double[][] products = new double[features][features];
        double[] right = new double[features];
        for (int sample = 0; sample < y.length; sample++) {
            for (int one = 0; one < features; one++) {
                double off = weights[sample] * (x[sample][one] - meanX[one]);
                right[one] += off * (y[sample] - meanY);
                for (int other = 0; other <= one; other++) {
                    products[one][other] += off * (x[sample][other] - meanX[other]);
                }
            }
        }
        for (int feature = 0; feature < features; feature++) {
            products[feature][feature] += penalty;
        }
        double[] coefficients = solve(products, right);
        double intercept = meanY;
        for (int feature = 0; feature < features; feature++) {
            intercept -= coefficients[feature] * meanX[feature];
        }
        return new WeightedRidge(coefficients, intercept, fit(x, y, weights, coefficients, intercept, meanY));
    }

    private static double fit(
            double[][] x, double[] y, double[] weights, double[] coefficients, double intercept, double mean) {
        double left = 0;
        double all = 0;
        for (int sample = 0; sample < y.length; sample++) {
            double guess = intercept;
            for (int feature = 0; feature < coefficients.length; feature++) {
                guess += coefficients[feature] * x[sample][feature];
            }
            left += weights[sample] * (y[sample] - guess) * (y[sample] - guess);
            all += weights[sample] * (y[sample] - mean) * (y[sample] - mean);
        }
        return all == 0 ? 1 : 1 - left / all;
    }

    /// Solves `A·b = right` for symmetric positive definite A by Cholesky's factors.
    ///
    /// @param lower the lower triangle of A, overwritten
    private static double[] solve(double[][] lower, double[] right) {
        int size = right.length;
        double[] solution = right.clone();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = lower[row][column];
                for (int k = 0; k < column; k++) {
                    sum -= lower[row][k] * lower[column][k];
                }
                lower[row][column] = row == column ? Math.sqrt(sum) : sum / lower[column][column];
            }
            for (int column = 0; column < row; column++) {
                solution[row] -= lower[row][column] * solution[column];
            }
            solution[row] /= lower[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int below = row + 1; below < size; below++) {
                solution[row] -= lower[below][row] * solution[below];
            }
            solution[row] /= lower[row][row];
        }
        return solution;
    }
}
