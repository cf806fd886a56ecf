package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.DistanceShare;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.BarsFigure;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.Completeness;
import io.github.disentangle.ui.figure.CurveFigure;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Meaning;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.Tone;
import io.github.disentangle.ui.figure.WaterfallFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Draws an explanation: parts of a sum as a waterfall, single effects as bars, the strongest first.
public final class EvidencePictures {

    /// More rows than a person compares.
    private static final int MOST = 20;

    private static final int EVEN = 32;

    private EvidencePictures() {}

    /// Draws an explanation of a subject.
    ///
    /// @param words whether the scores of a word's pieces are summed
    /// @param distances whether distances are shown instead of tokens, where the method counts both
    public static Figure draw(Subject shown, Explanation explanation, boolean distances, boolean words) {
        Tokens tokens = Tokens.of(shown.encoding(), words);
        return switch (explanation) {
            case Explanation.Decomposition parts -> waterfall(shown, tokens, parts, text("evidence.rest"));
            case Explanation.OverPositions parts ->
                distances ? distances(parts) : waterfall(shown, tokens, parts.sum(), text("evidence.distances"));
            case Explanation.Effects effects -> bars(shown, tokens, effects.scores(), BarsFigure.Form.SIGNED);
            case Explanation.Magnitudes magnitudes -> bars(shown, tokens, magnitudes.scores(), BarsFigure.Form.NUMBER);
        };
    }

    private static Figure waterfall(Subject shown, Tokens tokens, Explanation.Decomposition parts, String rest) {
        TokenAxis names = tokens.axis("");
        Tensor scores = tokens.contributions(parts.scores());
        List<Integer> order = strongest(scores);
        var steps = new ArrayList<WaterfallFigure.Step>();
        for (int token : order) {
            steps.add(new WaterfallFigure.Step(names.text(token), scores.get(token)));
        }
        var rows = new ArrayList<Integer>();
        rows.add(-1);
        rows.addAll(order);
        return tokens.linked(new LinkedFigure(
                new WaterfallFigure(
                        tokens.sumCaption(),
                        rest,
                        parts.rest(),
                        steps,
                        text("evidence.logit", TargetName.words(shown.name())),
                        text("evidence.unit"),
                        new Completeness(parts.total() + parts.missing(), parts.total(), text("evidence.total"))),
                Meaning.tokenBars(rows)));
    }

    private static Figure bars(Subject shown, Tokens tokens, Tensor ofTokens, BarsFigure.Form form) {
        TokenAxis names = tokens.axis("");
        Tensor scores = tokens.contributions(ofTokens);
        List<Integer> all = strongest(scores);
        List<Integer> order = all.stream().limit(MOST).toList();
        String note = order.size() < all.size() ? text("evidence.strongest", order.size(), all.size()) : "";
        return tokens.linked(new LinkedFigure(
                new BarsFigure(
                        note.isEmpty()
                                ? tokens.sumCaption()
                                : new Caption(
                                        "", (note + " " + tokens.sumCaption().note()).strip()),
                        order.stream()
                                .map(token -> new BarsFigure.Bar(names.text(token), scores.get(token)))
                                .toList(),
                        text("explain.unit", TargetName.words(shown.name())),
                        form),
                Meaning.tokenBars(order)));
    }

    private static Figure distances(Explanation.OverPositions parts) {
        List<DistanceShare> shares = parts.distances();
        float[] x = new float[shares.size()];
        float[] y = new float[shares.size()];
        for (int index = 0; index < x.length; index++) {
            x[index] = (shares.get(index).from() + shares.get(index).to()) / 2f;
            y[index] = (float) shares.get(index).share();
        }
        return new LinkedFigure(
                new CurveFigure(
                        Caption.NONE,
                        CurveFigure.Axis.logarithmicBeyond(text("axis.distance"), EVEN),
                        CurveFigure.Axis.fromZero(text("evidence.unit")),
                        List.of(new CurveFigure.Series(
                                text("evidence.share"),
                                Tone.NEUTRAL,
                                Tensor.vector("distance", x),
                                Tensor.vector("distance", y))),
                        List.of()),
                Meaning.own("distances"));
    }

    /// Tokens that have a score, the largest magnitude first.
    private static List<Integer> strongest(Tensor scores) {
        return IntStream.range(0, scores.shape()[0])
                .boxed()
                .filter(token -> Float.isFinite(scores.get(token)))
                .sorted(Comparator.comparingDouble((Integer token) -> -Math.abs(scores.get(token))))
                .toList();
    }
}
