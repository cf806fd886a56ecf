package io.github.disentangle.ui.view.prediction;

import java.util.OptionalDouble;

/// One line of the prediction.
///
/// @param name the label, the answer or the word
/// @param tag what kind of thing it is, e.g. an entity's type; blank for none
/// @param share length of the bar, 0 to 1
/// @param before length of the bar before the last change; empty when there is nothing to compare with
/// @param value what a person reads, e.g. `99.9 %`
/// @param change how much the value moved, e.g. `+2.1`; blank when it did not
/// @param detail more for those who ask
/// @param best whether it is the answer
public record PredictionRow(
        String name,
        String tag,
        double share,
        OptionalDouble before,
        String value,
        String change,
        String detail,
        boolean best) {}
