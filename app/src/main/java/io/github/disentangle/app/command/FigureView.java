package io.github.disentangle.app.command;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.mixing.ContributionFlow;
import io.github.disentangle.engine.mixing.MixingMaps;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.part.KnockOutMap;
import io.github.disentangle.engine.score.FiveTerms;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.picture.AtlasPictures;
import io.github.disentangle.ui.picture.EvidencePictures;
import io.github.disentangle.ui.picture.FlowPictures;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.picture.HeadSurvey;
import io.github.disentangle.ui.picture.HiddenPictures;
import io.github.disentangle.ui.picture.KernelPictures;
import io.github.disentangle.ui.picture.KnockedPart;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.picture.Tokens;
import io.github.disentangle.ui.state.AttentionMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The views of the workbench, drawn without it. Each knows which options say something to it.
enum FigureView {
    MATRIX(
            scene -> Picture.of(HeadPictures.map(scene.tokens(), scene.attention(), scene.map())),
            "--layer",
            "--head",
            "--term",
            "--words"),
    TERMS(
            scene -> Picture.of(HeadPictures.terms(scene.tokens(), scene.attention(), scene.rowCentred())),
            "--layer",
            "--head",
            "--raw",
            "--words"),
    FIVE_TERMS(
            scene -> Picture.of(HeadPictures.fiveTerms(
                    scene.tokens(),
                    scene.attention(),
                    FiveTerms.of(scene.open().model(), scene.run(), scene.options().layer, scene.options().head),
                    scene.rowCentred())),
            "--layer",
            "--head",
            "--raw",
            "--words"),
    HEAD(FigureView::head, "--layer", "--head", "--threshold", "--way", "--words"),
    ATLAS(scene -> Picture.of(AtlasPictures.heads(scene.survey()))),
    TERM_SHARES(scene -> AtlasPictures.triangle(scene.survey())),
    DEPTH(scene -> AtlasPictures.depth(scene.survey())),
    KNOCK_OUT(FigureView::knockOut, "--term", "--target", "--estimates"),
    EVIDENCE(FigureView::evidence, "--method", "--target", "--distances", "--words"),
    FLOW(FigureView::flow, "--mixing", "--threshold", "--target", "--query", "--words"),
    KERNEL(FigureView::kernel, "--layer", "--head", "--query", "--key"),
    WEIGHTS_KERNEL(
            scene -> KernelPictures.draw(scene.open(), scene.options().layer, scene.options().head, null),
            "--layer",
            "--head"),
    NORMS(scene -> hidden(scene, HiddenPictures.Mode.NORMS), "--words"),
    TOKEN_LIKENESS(scene -> hidden(scene, HiddenPictures.Mode.TOKENS), "--layer", "--raw", "--words"),
    LAYER_LIKENESS(scene -> hidden(scene, HiddenPictures.Mode.LAYERS)),
    PATHS(scene -> hidden(scene, HiddenPictures.Mode.PATHS), "--raw", "--words"),
    LENS(scene -> hidden(scene, HiddenPictures.Mode.LENS), "--words", "--mask"),
    LENS_END(scene -> hidden(scene, HiddenPictures.Mode.LENS_END), "--words");

    private final Function<Scene, Picture> drawn;
    private final Set<String> options;

    /// @param options those of [FigureOptions] that say something to this view
    FigureView(Function<Scene, Picture> drawn, String... options) {
        this.drawn = drawn;
        this.options = Set.of(options);
    }

    /// What is to be drawn.
    record Scene(Analysis analysis, FigureOptions options, Progress progress) {

        OpenModel open() {
            return analysis.question().model();
        }

        Encoding encoding() {
            return analysis.encoding();
        }

        Tokens tokens() {
            return Tokens.of(encoding(), options.words);
        }

        Run run() {
            return analysis.run();
        }

        AttentionMap map() {
            return options.map();
        }

        boolean rowCentred() {
            return !options.raw;
        }

        HeadAttention attention() {
            return open().model().attention(run(), options.layer, options.head);
        }

        HeadSurvey survey() {
            return HeadSurvey.of(open().model(), run(), progress, soFar -> {});
        }

        /// What is explained: always in the model as it is, as in the workbench.
        Subject subject() {
            return new Subjects(open()).of(analysis.plain().prediction(), Optional.ofNullable(options.target));
        }
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether an option says something to this view.
    boolean knows(String option) {
        return options.contains(option);
    }

    Picture draw(Scene scene) {
        return drawn.apply(scene);
    }

    private static Picture head(Scene scene) {
        double threshold = scene.options().threshold == null ? 0.05 : scene.options().threshold;
        return Picture.of(HeadPictures.lines(
                scene.tokens(), scene.attention(), scene.options().way.filter(threshold)));
    }

    private static Picture knockOut(Scene scene) {
        KnockedPart part = switch (scene.map()) {
            case PROBABILITY, SCORE -> KnockedPart.HEAD;
            case CONTENT_TO_CONTENT -> KnockedPart.C2C;
            case CONTENT_TO_POSITION -> KnockedPart.C2P;
            case POSITION_TO_CONTENT -> KnockedPart.P2C;
        };
        Subject subject = scene.subject();
        KnockOutMap map = KnockOutMap.estimate(subject, scene.progress());
        return Picture.of(AtlasPictures.knockOuts(
                scene.options().estimates ? map : map.verify(subject, part.strongest(map, subject), scene.progress()),
                part,
                subject));
    }

    private static Picture evidence(Scene scene) {
        Subject subject = scene.subject();
        Removal removal = scene.open().tokenizer().maskId() < 0 ? Removal.DELETE : Removal.MASK;
        var explainer = scene.options().method().explainer(Method.Options.defaults(removal));
        Explanation explanation = explainer.explain(subject, scene.progress());
        if (scene.options().distances && !(explanation instanceof Explanation.OverPositions)) {
            throw scene.options().bad("--distances has no meaning for --method " + scene.options().methodName);
        }
        return Picture.of(
                EvidencePictures.draw(subject, explanation, scene.options().distances, scene.options().words));
    }

    private static Picture flow(Scene scene) {
        var token = scene.options().token("--query", scene.options().query, scene.encoding());
        Subject subject = token.isPresent() ? null : scene.subject();
        double[] read = MixingMaps.evenly(
                FlowPictures.read(scene.encoding(), subject, token),
                scene.encoding().length());
        var maps = new MixingMaps(scene.open().model(), scene.run(), scene.options().mixing);
        double threshold = scene.options().threshold == null
                ? FlowPictures.FIRST_THRESHOLD * FlowPictures.evenShare(scene.tokens())
                : scene.options().threshold;
        return Picture.of(
                FlowPictures.draw(scene.tokens(), ContributionFlow.of(maps, read, scene.progress()), threshold));
    }

    private static Picture kernel(Scene scene) {
        FigureOptions options = scene.options();
        return KernelPictures.draw(
                scene.open(),
                options.layer,
                options.head,
                new KernelPictures.Text(
                        scene.encoding(),
                        scene.run(),
                        options.token("--query", options.query, scene.encoding())
                                .orElse(-1),
                        options.token("--key", options.key, scene.encoding()).orElse(-1)));
    }

    private static Picture hidden(Scene scene, HiddenPictures.Mode mode) {
        return HiddenPictures.draw(
                scene.open(),
                scene.open().head(scene.analysis().prediction().task().kind().head()),
                scene.tokens(),
                scene.run(),
                new HiddenPictures.Wish(mode, scene.options().layer, scene.rowCentred() && mode.centres(), mask(scene)),
                scene.progress());
    }

    private static int mask(Scene scene) {
        Integer wanted = scene.options().mask;
        int count = HiddenPictures.masks(scene.open(), scene.encoding()).length;
        if (wanted != null && (wanted < 0 || wanted >= count)) {
            throw scene.options().bad("--mask " + wanted + ": this input has " + count + " masks, counted from 0");
        }
        return wanted == null ? 0 : wanted;
    }
}
