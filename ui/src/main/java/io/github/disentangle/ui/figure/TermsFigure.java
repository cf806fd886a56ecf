package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One head taken apart: addend + addend + addend = score → softmax, as small multiples. All addends and the score
/// share one diverging scale, so that their strengths compare.
///
/// @param addends two to five, `[query, key]` each
/// @param score their sum, `[query, key]`
/// @param probability softmax of the score, `[query, key]`
/// @param rowCentred whether each row's mean is taken off the addends and the score: softmax only sees differences
///     within a row
public record TermsFigure(
        Caption caption,
        List<Term> addends,
        Tensor score,
        Tensor probability,
        TokenAxis queries,
        TokenAxis keys,
        boolean rowCentred)
        implements Figure {

    /// One addend with its values.
    ///
    /// @param name as written above the panel; usually [Addend#label()], for five terms e.g. `match`
    /// @param values `[query, key]`
    public record Term(Addend addend, String name, Tensor values) {

        public Term(Addend addend, Tensor values) {
            this(addend, addend.label(), values);
        }
    }

    public TermsFigure {
        addends = List.copyOf(addends);
        if (addends.isEmpty()) {
            throw new IllegalArgumentException("a score without addends");
        }
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "terms" : caption.title();
    }

    @Override
    public String summary() {
        List<String> names = addends.stream().map(Term::name).toList();
        return name() + ": " + String.join(" + ", names) + " = score, then softmax; " + queries.length() + " "
                + queries.title() + " by " + keys.length() + " " + keys.title() + " tokens";
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        double cell = Math.clamp(Math.floor(260.0 / Math.max(1, keys.length())), 1, 24);
        return TermsLayout.sizeFor(this, cell, theme);
    }

    @Override
    public Optional<Listing> listing() {
        var names = new ArrayList<String>();
        addends.forEach(addend -> names.add(addend.name()));
        names.add(text("table.score"));
        names.add(text("map.probability.unit"));
        return Optional.of(Listing.ofMap(queries, keys, null, names, shown()));
    }

    @Override
    public Optional<FigureTable> table() {
        return Optional.of(FigureTable.ofMap(queries, keys, score));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new TermsLayout(this, frame);
    }

    /// How many panels there are: the addends, the score, the probability.
    int panels() {
        return addends.size() + 2;
    }

    /// What the panels show, in order: the addends, the score, the probability.
    List<Tensor> shown() {
        List<Tensor> shown = new ArrayList<>();
        for (Term term : addends) {
            shown.add(rowCentred ? centred(term.values()) : term.values());
        }
        shown.add(rowCentred ? centred(score) : score);
        shown.add(probability);
        return shown;
    }

    /// Each row less its mean over finite values.
    private static Tensor centred(Tensor values) {
        int rows = values.shape()[0];
        int columns = values.shape()[1];
        float[] data = values.data().clone();
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            int count = 0;
            for (int index = row * columns; index < (row + 1) * columns; index++) {
                if (Float.isFinite(data[index])) {
                    sum += data[index];
                    count++;
                }
            }
            float mean = count == 0 ? 0 : (float) (sum / count);
            for (int index = row * columns; index < (row + 1) * columns; index++) {
                data[index] -= mean;
            }
        }
        return new Tensor(values.axes(), values.shape(), data);
    }
}
