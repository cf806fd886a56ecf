package io.github.disentangle.app.command;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.mixing.ContributionFlow;
import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.mixing.MixingMaps;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.part.KnockOutMap;
import io.github.disentangle.engine.score.FiveTerms;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.HeadFigure;
import io.github.disentangle.ui.picture.AtlasPictures;
import io.github.disentangle.ui.picture.EvidencePictures;
import io.github.disentangle.ui.picture.FlowPictures;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.picture.HeadSurvey;
import io.github.disentangle.ui.picture.HiddenPictures;
import io.github.disentangle.ui.picture.KernelPictures;
import io.github.disentangle.ui.picture.KnockedPart;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.state.AttentionMap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The views of the workbench, drawn without it.
enum FigureView {
    MATRIX(scene -> Picture.of(HeadPictures.map(scene.encoding(), scene.attention(), scene.map()))),
    TERMS(scene -> Picture.of(HeadPictures.terms(scene.encoding(), scene.attention(), scene.rowCentred()))),
    FIVE_TERMS(scene -> Picture.of(HeadPictures.fiveTerms(
            scene.encoding(),
            scene.attention(),
            FiveTerms.of(scene.open().model(), scene.run(), scene.layer(), scene.head()),
            scene.rowCentred()))),
    HEAD(scene -> Picture.of(
            HeadPictures.lines(scene.encoding(), scene.attention(), HeadFigure.Filter.atLeast(scene.threshold(0.05))))),
    ATLAS(scene -> Picture.of(AtlasPictures.heads(scene.survey()))),
    TERM_SHARES(scene -> Picture.of(AtlasPictures.triangle(scene.survey()))),
    DEPTH(scene -> Picture.of(AtlasPictures.depth(scene.survey()))),
    KNOCK_OUT(FigureView::knockOut),
    EVIDENCE(FigureView::evidence),
    FLOW(FigureView::flow),
    KERNEL(scene -> KernelPictures.draw(
            scene.open(), scene.layer(), scene.head(), new KernelPictures.Text(scene.encoding(), scene.run(), -1, -1))),
    WEIGHTS_KERNEL(scene -> KernelPictures.draw(scene.open(), scene.layer(), scene.head(), null)),
    NORMS(scene -> hidden(scene, HiddenPictures.Mode.NORMS)),
    TOKEN_LIKENESS(scene -> hidden(scene, HiddenPictures.Mode.TOKENS)),
    LAYER_LIKENESS(scene -> hidden(scene, HiddenPictures.Mode.LAYERS)),
    PATHS(scene -> hidden(scene, HiddenPictures.Mode.PATHS)),
    LENS(scene -> hidden(scene, HiddenPictures.Mode.LENS));

    private final Function<Scene, Picture> drawn;

    FigureView(Function<Scene, Picture> drawn) {
        this.drawn = drawn;
    }

    /// What is to be drawn.
    ///
    /// @param map which numbers of the head, or which part of heads is knocked out
    /// @param rowCentred whether addends have their row's mean taken off, and states what all share
    /// @param threshold weaker lines are left out; empty for what the view finds usual
    /// @param method what explains
    /// @param target what is explained; empty for the model's answer
    record Scene(
            OpenModel open,
            Prediction prediction,
            int layer,
            int head,
            AttentionMap map,
            boolean rowCentred,
            Optional<Double> threshold,
            Method method,
            Optional<String> target,
            Progress progress) {

        Encoding encoding() {
            return prediction.mainPass().encoding();
        }

        Run run() {
            return prediction.run();
        }

        HeadAttention attention() {
            return open.model().attention(run(), layer, head);
        }

        HeadSurvey survey() {
            return HeadSurvey.of(open.model(), run(), progress, soFar -> {});
        }

        Subject subject() {
            return new Subjects(open).of(prediction, target);
        }

        double threshold(double usual) {
            return threshold.orElse(usual);
        }
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Picture draw(Scene scene) {
        return drawn.apply(scene);
    }

    private static Picture knockOut(Scene scene) {
        KnockedPart part = switch (scene.map()) {
            case PROBABILITY, SCORE -> KnockedPart.HEAD;
            case CONTENT_TO_CONTENT -> KnockedPart.C2C;
            case CONTENT_TO_POSITION -> KnockedPart.C2P;
            case POSITION_TO_CONTENT -> KnockedPart.P2C;
        };
        Subject subject = scene.subject();
        KnockOutMap estimated = KnockOutMap.estimate(subject, scene.progress());
        var verified = estimated.verify(subject, part.strongest(estimated, subject), scene.progress());
        return Picture.of(AtlasPictures.knockOuts(verified, part, subject));
    }

    private static Picture evidence(Scene scene) {
        Subject subject = scene.subject();
        Removal removal = scene.open().tokenizer().maskId() < 0 ? Removal.DELETE : Removal.MASK;
        var explainer = scene.method().explainer(Method.Options.defaults(removal));
        return Picture.of(EvidencePictures.draw(subject, explainer.explain(subject, scene.progress()), false));
    }

    private static Picture flow(Scene scene) {
        Subject subject = scene.subject();
        double[] read = MixingMaps.evenly(subject.readAt(), subject.length());
        var maps = new MixingMaps(scene.open().model(), subject.run(), Mixing.ALTI);
        return Picture.of(FlowPictures.draw(
                subject.encoding(), ContributionFlow.of(maps, read, scene.progress()), scene.threshold(0.02)));
    }

    private static Picture hidden(Scene scene, HiddenPictures.Mode mode) {
        return HiddenPictures.draw(
                scene.open(),
                scene.open().head(scene.prediction().task().kind().head()),
                scene.encoding(),
                scene.run(),
                new HiddenPictures.Wish(mode, scene.layer(), scene.rowCentred() && mode.centres()),
                scene.progress());
    }
}
