package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.part.KnockOut;
import io.github.disentangle.engine.part.KnockOutMap;
import io.github.disentangle.engine.score.DepthProfile;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.Addend;
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
import io.github.disentangle.ui.figure.TermShares;
import io.github.disentangle.ui.figure.Thumbnail;
import io.github.disentangle.ui.figure.TriangleFigure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
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
        var shares = new ArrayList<List<@Nullable TermShares>>();
        for (int layer = 0; layer < survey.layers(); layer++) {
            boolean known = layer < survey.pictures().size();
            pictures.add(
                    known ? new ArrayList<>(survey.pictures().get(layer)) : Collections.nCopies(survey.heads(), null));
            var ofLayer = new ArrayList<@Nullable TermShares>();
            for (int head = 0; head < survey.heads(); head++) {
                ofLayer.add(known ? shares(survey, layer, head) : null);
            }
            shares.add(ofLayer);
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

    /// Why there is nothing to share among terms; blank when there is.
    public static String obstacle(HeadSurvey survey) {
        return survey.terms().size() > 1 ? "" : text("atlas.one_term");
    }

    /// What each head owes to the terms, as a point in a triangle.
    public static Picture triangle(HeadSurvey survey) {
        if (!obstacle(survey).isEmpty()) {
            return Picture.none(obstacle(survey));
        }
        var dots = new ArrayList<TriangleFigure.Dot>();
        for (int layer = 0; layer < survey.shares().size(); layer++) {
            for (int head = 0; head < survey.heads(); head++) {
                TermShares known = shares(survey, layer, head);
                if (known != null) {
                    dots.add(new TriangleFigure.Dot(new Target.Head(layer, head), known));
                }
            }
        }
        return Picture.of(new TriangleFigure(
                Caption.NONE,
                survey.terms().stream().map(Addends::of).toList(),
                dots,
                survey.layers(),
                text("atlas.share")));
    }

    /// What the heads of each layer owe to the terms, on average.
    public static Picture depth(HeadSurvey survey) {
        if (!obstacle(survey).isEmpty()) {
            return Picture.none(obstacle(survey));
        }
        var profile = DepthProfile.of(survey.shares());
        int layers = survey.shares().size();
        float[] numbers = new float[layers];
        for (int layer = 0; layer < layers; layer++) {
            numbers[layer] = layer;
        }
        Tensor x = Tensor.vector("layer", numbers);
        return Picture.of(new LinkedFigure(
                new CurveFigure(
                        Caption.NONE,
                        CurveFigure.Axis.counted(text("axis.layer")),
                        CurveFigure.Axis.fromZero(text("atlas.depth.unit")),
                        survey.terms().stream()
                                .map(term -> new CurveFigure.Series(
                                        term.key(), Addends.of(term).tone(), x, profile.of(term)))
                                .toList(),
                        List.of()),
                Meaning.own("depth")));
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

    /// What a head owes to the terms the model has; null when there is nothing to share.
    private static @Nullable TermShares shares(HeadSurvey survey, int layer, int head) {
        var known = survey.shares().get(layer).get(head);
        if (!Float.isFinite(known.knockOut(Term.CONTENT_TO_CONTENT))) {
            return null;
        }
        var shares = new EnumMap<Addend, Double>(Addend.class);
        survey.terms().forEach(term -> shares.put(Addends.of(term), (double) known.knockOut(term)));
        return new TermShares(shares);
    }
}
