package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.hidden.LayerSimilarity;
import io.github.disentangle.engine.hidden.LogitLens;
import io.github.disentangle.engine.hidden.StateNorms;
import io.github.disentangle.engine.hidden.StatePaths;
import io.github.disentangle.engine.hidden.TokenSimilarity;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
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
import java.util.List;
import java.util.Optional;

/// What a run says about its hidden states, in pictures.
public final class HiddenPictures {

    private HiddenPictures() {}

    /// What is shown of the states.
    public enum Mode {
        NORMS,
        TOKENS,
        LAYERS,
        PATHS,
        LENS,
        LENS_END;

        /// Whether what all tokens share can be taken off.
        public boolean centres() {
            return this == TOKENS || this == PATHS;
        }

        /// What the command line calls it.
        public String commandName() {
            return switch (this) {
                case NORMS -> "norms";
                case TOKENS -> "token-likeness";
                case LAYERS -> "layer-likeness";
                case PATHS -> "paths";
                case LENS -> "lens";
                case LENS_END -> "lens-end";
            };
        }

        /// Stem of this mode's message keys.
        public String messageKey() {
            return "hidden." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// What is drawn.
    ///
    /// @param layer whose output is compared, where the picture is of one layer
    /// @param centred whether what all tokens share is taken off first, where that is possible
    public record Wish(Mode mode, int layer, boolean centred) {}

    /// Draws the states of a run.
    ///
    /// @param head reads states for the lens; empty for a bare encoder
    public static Picture draw(
            OpenModel open, Optional<TaskHead> head, Encoding encoding, Run run, Wish wish, Progress progress) {
        var kernels = open.kernels();
        int layers = open.config().layers();
        return switch (wish.mode()) {
            case NORMS -> {
                Tensor norms = StateNorms.of(run).values();
                yield Picture.of(byToken(
                        encoding,
                        layers,
                        norms,
                        new Legend(ColourScale.spanning(norms), text("hidden.norms.unit"), text("scope.states"))));
            }
            case TOKENS ->
                Picture.of(tokens(
                        encoding,
                        TokenSimilarity.of(run.hiddenState(wish.layer() + 1), wish.centred(), kernels)
                                .cosine(),
                        wish.layer()));
            case LAYERS ->
                Picture.of(layers(
                        layers, LayerSimilarity.of(run, kernels, progress).cka()));
            case PATHS -> Picture.of(paths(encoding, layers, StatePaths.of(run, wish.centred(), kernels, progress)));
            case LENS, LENS_END -> {
                List<LogitLens> lenses = head.map(read -> LogitLens.of(open, read, run, progress))
                        .orElse(List.of());
                int part = wish.mode() == Mode.LENS ? 0 : 1;
                yield lenses.isEmpty()
                        ? Picture.none(text("hidden.lens.none"))
                        : Picture.of(lens(encoding, layers, lenses.get(Math.min(part, lenses.size() - 1))));
            }
        };
    }

    private static Figure byToken(Encoding encoding, int layers, Tensor values, Legend legend) {
        return new LinkedFigure(
                new MatrixFigure(
                        Caption.NONE,
                        values,
                        StateNames.axis(layers),
                        TokenAxes.of(text("axis.token"), encoding),
                        legend,
                        MatrixFigure.Reading.TOGETHER),
                Meaning.states());
    }

    private static Figure tokens(Encoding encoding, Tensor cosine, int layer) {
        TokenAxis tokens = TokenAxes.of(text("axis.token"), encoding);
        return new MatrixFigure(
                Caption.NONE,
                cosine,
                tokens,
                tokens,
                new Legend(ColourScale.diverging(1), text("hidden.tokens.unit"), text("scope.layer", layer)),
                MatrixFigure.Reading.TOGETHER);
    }

    private static Figure layers(int layers, Tensor cka) {
        TokenAxis states = StateNames.axis(layers);
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

    private static Figure paths(Encoding encoding, int layers, StatePaths paths) {
        return new PathsFigure(
                Caption.NONE,
                paths.points(),
                TokenAxes.of(text("axis.token"), encoding),
                StateNames.axis(layers),
                text("hidden.paths.first", Numbers.percent(paths.first())),
                text("hidden.paths.second", Numbers.percent(paths.second())));
    }

    private static Figure lens(Encoding encoding, int layers, LogitLens lens) {
        String unit = text(lens.probability() ? "hidden.lens.probability" : "hidden.lens.logit");
        ColourScale scale =
                lens.probability() ? ColourScale.sequential(1) : ColourScale.fitting(List.of(lens.values()), false);
        Legend legend = new Legend(scale, unit, lens.probability() ? text("scope.absolute") : text("scope.states"));
        if (lens.reading() == LogitLens.Reading.TOKENS) {
            return byToken(encoding, layers, lens.values(), legend);
        }
        return new LinkedFigure(
                new MatrixFigure(
                        Caption.NONE,
                        lens.values(),
                        StateNames.axis(layers),
                        TokenAxis.of(
                                text("axis.answer"),
                                lens.options().stream()
                                        .map(HiddenPictures::plain)
                                        .toList()),
                        legend,
                        MatrixFigure.Reading.TOGETHER),
                Meaning.own("lens"));
    }

    private static String plain(String piece) {
        return piece.replace('▁', ' ').strip();
    }
}
