package io.github.disentangle.engine.dataset;

import io.github.disentangle.engine.explain.Removal;
import java.util.List;

/// What methods reach on the rows of one data set with one model.
///
/// @param removal how tokens were taken away
/// @param rows that were explained
/// @param skipped rows before the last of these without anything to explain, e.g. questions the model finds no answer
/// to
/// @param rationales of the rows explained, how many have a rationale
/// @param orders number of random orders for each row
/// @param methods in the order asked for, the random orders last
public record Evaluation(
        Removal removal, int rows, int skipped, int rationales, int orders, List<MethodScores> methods) {

    public Evaluation {
        methods = List.copyOf(methods);
    }
}
