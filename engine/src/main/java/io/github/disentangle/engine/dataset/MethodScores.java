package io.github.disentangle.engine.dataset;

/// What one method reaches over the rows of a data set. All numbers but the time are means over the rows that have
/// them; NaN where no row has.
///
/// @param method its name, [#RANDOM] for the random orders
/// @param aopc mean drop of the probability along the deletion curve: high is good
/// @param comprehensiveness mean over ERASER's bins: high is good
/// @param sufficiency mean over ERASER's bins: low is good
/// @param areaBetween insertion minus deletion curve: high is good
/// @param flip share of tokens that go before the answer changes, 1 where it never does: low is good
/// @param unexplained see [io.github.disentangle.engine.measure.Infidelity#unexplained]: low is good
/// @param incompleteness by how much scores miss what they should sum to, as a share of it; NaN for methods that
/// promise no sum
/// @param auprc agreement with the rationales, average precision
/// @param tokenF1 agreement with the rationales
/// @param milliseconds median time for a text
public record MethodScores(
        String method,
        double aopc,
        double comprehensiveness,
        double sufficiency,
        double areaBetween,
        double flip,
        double unexplained,
        double incompleteness,
        double auprc,
        double tokenF1,
        double milliseconds) {

    /// The name of the random orders.
    public static final String RANDOM = "random order";
}
