package io.github.disentangle.ui.view.hidden;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.hidden.LayerSimilarity;
import io.github.disentangle.engine.hidden.LogitLens;
import io.github.disentangle.engine.hidden.StateNorms;
import io.github.disentangle.engine.hidden.StatePaths;
import io.github.disentangle.engine.hidden.TokenSimilarity;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.Meaning;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.PathsFigure;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.picture.TokenAxes;
import io.github.disentangle.ui.view.Picture;
import io.github.disentangle.ui.view.StateNames;
import io.github.disentangle.ui.view.hidden.HiddenViewModel.Mode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws the states of an answer. Called away from the window.
final class HiddenPictures {

    private HiddenPictures() {}

    /// What a picture is drawn of.
    ///
    /// @param state index of the hidden state, where the picture is of one
    record Address(Analysis analysis, Mode mode, int state, boolean centred) {}

    static @Nullable Address address(@Nullable Analysis analysis, Mode mode, int layer, boolean centred) {
        if (analysis == null) {
            return null;
        }
        return new Address(analysis, mode, mode == Mode.TOKENS ? layer + 1 : 0, mode.centres() && centred);
    }

    static boolean readsSpans(OpenModel model) {
        return model.checkpoint().primaryHead() == HeadKind.SPAN;
    }

    static Picture draw(Address address, Progress progress) {
        Analysis analysis = address.analysis();
        var run = analysis.run();
        var kernels = analysis.question().model().kernels();
        return switch (address.mode()) {
            case NORMS -> {
                Tensor norms = StateNorms.of(run).values();
                yield Picture.of(byToken(
                        analysis,
                        norms,
                        new Legend(
                                ColourScale.fitting(List.of(norms), false),
                                text("hidden.norms.unit"),
                                text("scope.states"))));
            }
            case TOKENS ->
                Picture.of(tokens(
                        analysis,
                        TokenSimilarity.of(run.hiddenState(address.state()), address.centred(), kernels)
                                .cosine(),
                        address.state()));
            case LAYERS ->
                Picture.of(layers(
                        analysis, LayerSimilarity.of(run, kernels, progress).cka()));
            case PATHS -> Picture.of(paths(analysis, StatePaths.of(run, address.centred(), kernels, progress)));
            case LENS, LENS_END -> lens(analysis, address.mode() == Mode.LENS ? 0 : 1, progress);
        };
    }

    private static Figure byToken(Analysis analysis, Tensor values, Legend legend) {
        return new LinkedFigure(
                new MatrixFigure(
                        Caption.NONE,
                        values,
                        StateNames.axis(analysis),
                        TokenAxes.of(text("axis.token"), analysis.encoding()),
                        legend,
                        MatrixFigure.Reading.TOGETHER),
                Meaning.states());
    }

    private static Figure tokens(Analysis analysis, Tensor cosine, int state) {
        TokenAxis tokens = TokenAxes.of(text("axis.token"), analysis.encoding());
        return new MatrixFigure(
                Caption.NONE,
                cosine,
                tokens,
                tokens,
                new Legend(ColourScale.diverging(1), text("hidden.tokens.unit"), text("scope.layer", state - 1)),
                MatrixFigure.Reading.TOGETHER);
    }

    private static Figure layers(Analysis analysis, Tensor cka) {
        TokenAxis states = StateNames.axis(analysis);
        return new LinkedFigure(
                new MatrixFigure(
                        Caption.NONE,
                        cka,
                        states,
                        states,
                        new Legend(ColourScale.sequential(1), text("hidden.layers.unit"), text("scope.absolute")),
                        MatrixFigure.Reading.TOGETHER),
                Meaning.own("cka"));
    }

    private static Figure paths(Analysis analysis, StatePaths paths) {
        return new PathsFigure(
                Caption.NONE,
                paths.points(),
                TokenAxes.of(text("axis.token"), analysis.encoding()),
                StateNames.axis(analysis),
                text("hidden.paths.first", Numbers.percent(paths.first())),
                text("hidden.paths.second", Numbers.percent(paths.second())));
    }

    private static Picture lens(Analysis analysis, int part, Progress progress) {
        OpenModel model = analysis.question().model();
        Optional<List<LogitLens>> lenses = model.head(
                        analysis.prediction().task().kind().head())
                .map(head -> LogitLens.of(model, head, analysis.run(), progress));
        if (lenses.isEmpty() || lenses.get().isEmpty()) {
            return Picture.none(text("hidden.lens.none"));
        }
        LogitLens lens = lenses.get().get(Math.min(part, lenses.get().size() - 1));
        String unit = text(lens.probability() ? "hidden.lens.probability" : "hidden.lens.logit");
        ColourScale scale =
                lens.probability() ? ColourScale.sequential(1) : ColourScale.fitting(List.of(lens.values()), false);
        Legend legend = new Legend(scale, unit, lens.probability() ? text("scope.absolute") : text("scope.states"));
        if (lens.reading() == LogitLens.Reading.TOKENS) {
            return Picture.of(byToken(analysis, lens.values(), legend));
        }
        return Picture.of(new LinkedFigure(
                new MatrixFigure(
                        Caption.NONE,
                        lens.values(),
                        StateNames.axis(analysis),
                        TokenAxis.of(
                                text("axis.answer"),
                                lens.options().stream()
                                        .map(HiddenPictures::plain)
                                        .toList()),
                        legend,
                        MatrixFigure.Reading.TOGETHER),
                Meaning.own("lens")));
    }

    private static String plain(String piece) {
        return piece.replace('▁', ' ').strip();
    }
}
