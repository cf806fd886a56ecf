package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.checkpoint.HeadKind;
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
import java.util.stream.IntStream;

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
    /// @param mask which of several masked tokens the lens reads, counted from 0
    public record Wish(Mode mode, int layer, boolean centred, int mask) {}

    /// The tokens that are masked, in the order of the text: each has a lens of its own.
    public static int[] masks(OpenModel open, Encoding encoding) {
        int mask = open.tokenizer().maskId();
        return open.checkpoint().primaryHead() != HeadKind.MASKED_LM || mask < 0
                ? new int[0]
                : IntStream.range(0, encoding.length())
                        .filter(token -> encoding.ids()[token] == mask)
                        .toArray();
    }

    /// Draws the states of a run.
    ///
    /// @param head reads states for the lens; empty for a bare encoder
    public static Picture draw(
            OpenModel open, Optional<TaskHead> head, Tokens tokens, Run run, Wish wish, Progress progress) {
        var kernels = open.kernels();
        int layers = open.config().layers();
        return switch (wish.mode()) {
            case NORMS -> {
                Tensor norms = tokens.meansByState(StateNorms.of(run).values());
                yield Picture.of(byToken(
                        tokens,
                        layers,
                        norms,
                        new Legend(ColourScale.spanning(norms), text("hidden.norms.unit"), text("scope.states"))));
            }
            case TOKENS ->
                Picture.of(alike(
                        tokens,
                        TokenSimilarity.of(run.hiddenState(wish.layer() + 1), wish.centred(), kernels)
                                .cosine(),
                        wish.layer()));
            case LAYERS ->
                Picture.of(layers(
                        layers, LayerSimilarity.of(run, kernels, progress).cka()));
            case PATHS -> Picture.of(paths(tokens, layers, StatePaths.of(run, wish.centred(), kernels, progress)));
            case LENS, LENS_END -> {
                List<LogitLens> lenses = head.map(read -> LogitLens.of(open, read, run, progress))
                        .orElse(List.of());
                int part = wish.mode() == Mode.LENS ? wish.mask() : 1;
                yield lenses.isEmpty()
                        ? Picture.none(text("hidden.lens.none"))
                        : Picture.of(lens(tokens, layers, lenses.get(Math.min(part, lenses.size() - 1))));
            }
        };
    }

    private static Figure byToken(Tokens tokens, int layers, Tensor values, Legend legend) {
        return tokens.linked(new LinkedFigure(
                new MatrixFigure(
                        tokens.meanCaption(),
                        values,
                        StateNames.axis(layers),
                        tokens.axis(text("axis.token")),
                        legend,
                        MatrixFigure.Reading.TOGETHER),
                Meaning.states()));
    }

    private static Figure alike(Tokens tokens, Tensor cosine, int layer) {
        TokenAxis names = tokens.axis(text("axis.token"));
        return tokens.linked(new MatrixFigure(
                tokens.meanCaption(),
                tokens.means(cosine),
                names,
                names,
                new Legend(ColourScale.diverging(1), text("hidden.tokens.unit"), text("scope.layer", layer)),
                MatrixFigure.Reading.TOGETHER));
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

    private static Figure paths(Tokens tokens, int layers, StatePaths paths) {
        return tokens.linked(new PathsFigure(
                tokens.meanCaption(),
                points(tokens, paths.points()),
                tokens.axis(text("axis.token")),
                StateNames.axis(layers),
                text("hidden.paths.first", Numbers.percent(paths.first())),
                text("hidden.paths.second", Numbers.percent(paths.second()))));
    }

    /// The mean of a word's points is the point of its mean state, since the plane is linear.
    ///
    /// @param points `[state, token, component]`
    private static Tensor points(Tokens tokens, Tensor points) {
        int states = points.shape()[0];
        int count = tokens.length();
        float[] gathered = new float[states * count * 2];
        for (int component = 0; component < 2; component++) {
            float[] one = new float[states * points.shape()[1]];
            for (int index = 0; index < one.length; index++) {
                one[index] = points.data()[2 * index + component];
            }
            float[] means = tokens.meansByState(Tensor.matrix("state", "token", states, points.shape()[1], one))
                    .data();
            for (int index = 0; index < means.length; index++) {
                gathered[2 * index + component] = means[index];
            }
        }
        return new Tensor(points.axes(), new int[] {states, count, 2}, gathered);
    }

    private static Figure lens(Tokens tokens, int layers, LogitLens lens) {
        String unit = text(lens.probability() ? "hidden.lens.probability" : "hidden.lens.logit");
        ColourScale scale =
                lens.probability() ? ColourScale.sequential(1) : ColourScale.fitting(List.of(lens.values()), false);
        Legend legend = new Legend(scale, unit, lens.probability() ? text("scope.absolute") : text("scope.states"));
        if (lens.reading() == LogitLens.Reading.TOKENS) {
            return byToken(tokens, layers, tokens.meansByState(lens.values()), legend);
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
