package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.part.KnockOut;
import io.github.disentangle.engine.part.KnockOutMap;
import io.github.disentangle.engine.score.DepthProfile;
import io.github.disentangle.engine.score.TermShares;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.AtlasFigure;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.CurveFigure;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.HeadMapFigure;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Meaning;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Thumbnail;
import io.github.disentangle.ui.figure.Tone;
import io.github.disentangle.ui.figure.TriangleFigure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws what is known of all heads.
public final class AtlasPictures {

    /// Stronger weights are alike to the eye; few heads reach them in texts of any length.
    private static final double STRONG = 0.5;

    private AtlasPictures() {}

    /// A thumbnail for each head, and what it owes to each term.
    public static Figure heads(HeadSurvey survey) {
        var pictures = new ArrayList<List<@Nullable Thumbnail>>();
        var shares = new ArrayList<List<AtlasFigure.@Nullable TermShares>>();
        for (int layer = 0; layer < survey.layers(); layer++) {
            boolean known = layer < survey.pictures().size();
            pictures.add(
                    known ? new ArrayList<>(survey.pictures().get(layer)) : Collections.nCopies(survey.heads(), null));
            shares.add(
                    known
                            ? new ArrayList<>(survey.shares().get(layer).stream()
                                    .map(AtlasPictures::shares)
                                    .toList())
                            : Collections.nCopies(survey.heads(), null));
        }
        return new AtlasFigure(
                Caption.NONE,
                pictures,
                shares,
                new Legend(
                        new ColourScale(ColourScale.Kind.SEQUENTIAL, STRONG, true),
                        text("map.probability.unit"),
                        text("scope.absolute")));
    }

    /// What each head owes to the three terms, as a point in a triangle.
    public static Figure triangle(HeadSurvey survey) {
        var dots = new ArrayList<TriangleFigure.Dot>();
        for (int layer = 0; layer < survey.shares().size(); layer++) {
            for (TermShares head : survey.shares().get(layer)) {
                if (Float.isFinite(head.knockOut(Term.CONTENT_TO_CONTENT))) {
                    dots.add(new TriangleFigure.Dot(new Target.Head(head.layer(), head.head()), shares(head)));
                }
            }
        }
        return new TriangleFigure(Caption.NONE, dots, survey.layers(), text("atlas.share"));
    }

    /// What the heads of each layer owe to the three terms, on average.
    public static Figure depth(HeadSurvey survey) {
        var profile = DepthProfile.of(survey.shares());
        int layers = survey.shares().size();
        float[] numbers = new float[layers];
        for (int layer = 0; layer < layers; layer++) {
            numbers[layer] = layer;
        }
        Tensor x = Tensor.vector("layer", numbers);
        return new LinkedFigure(
                new CurveFigure(
                        Caption.NONE,
                        CurveFigure.Axis.counted(text("axis.layer")),
                        CurveFigure.Axis.fromZero(text("atlas.depth.unit")),
                        List.of(
                                curve(profile, Term.CONTENT_TO_CONTENT, Tone.CONTENT_TO_CONTENT, x),
                                curve(profile, Term.CONTENT_TO_POSITION, Tone.CONTENT_TO_POSITION, x),
                                curve(profile, Term.POSITION_TO_CONTENT, Tone.POSITION_TO_CONTENT, x)),
                        List.of()),
                Meaning.own("depth"));
    }

    private static CurveFigure.Series curve(DepthProfile profile, Term term, Tone tone, Tensor x) {
        return new CurveFigure.Series(term.key(), tone, x, profile.of(term));
    }

    /// What muting a part of each head changes.
    ///
    /// @param subject what the changes are of
    public static Figure knockOuts(KnockOutMap map, KnockedPart part, Subject subject) {
        int layers = subject.open().config().layers();
        int heads = subject.open().config().heads();
        float[] changes = new float[layers * heads];
        var measured = new ArrayList<Target.Head>();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                KnockOut known = map.part(part.muting(layer, head));
                changes[layer * heads + head] = (float) known.change();
                if (known.verified().isPresent()) {
                    measured.add(new Target.Head(layer, head));
                }
            }
        }
        Tensor values = Tensor.matrix("layer", "head", layers, heads, changes);
        return new HeadMapFigure(
                Caption.NONE,
                values,
                measured,
                new Legend(
                        ColourScale.fitting(List.of(values), true),
                        text("atlas.knock_out.unit", TargetName.words(subject.name())),
                        text("scope.states")));
    }

    private static AtlasFigure.@Nullable TermShares shares(TermShares head) {
        return Float.isFinite(head.knockOut(Term.CONTENT_TO_CONTENT))
                ? new AtlasFigure.TermShares(
                        head.knockOut(Term.CONTENT_TO_CONTENT),
                        head.knockOut(Term.CONTENT_TO_POSITION),
                        head.knockOut(Term.POSITION_TO_CONTENT))
                : null;
    }
}
