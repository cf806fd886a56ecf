package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.score.KernelProfile;
import io.github.disentangle.engine.score.PositionFans;
import io.github.disentangle.engine.score.PositionKernel;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.CurveFigure;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Meaning;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.Tone;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What position alone does in a head, in a picture.
public final class KernelPictures {

    /// Up to here distances are spaced evenly.
    private static final int EVEN = 32;

    private static final int FARTHEST = 511;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private KernelPictures() {}

    /// The tokens of a run.
    ///
    /// @param query the token whose c2p curve is drawn on its own; -1 for none
    /// @param key the token whose p2c curve is drawn on its own; -1 for none
    public record Text(Encoding encoding, Run run, int query, int key) {}

    /// A head's scores against the distance.
    ///
    /// @param text the tokens whose curves are shown too; null for the weights alone
    public static Picture draw(OpenModel open, int layer, int head, @Nullable Text text) {
        ModelConfig config = open.config();
        boolean contentToPosition = Term.CONTENT_TO_POSITION.presentIn(config);
        boolean positionToContent = Term.POSITION_TO_CONTENT.presentIn(config);
        if (!contentToPosition && !positionToContent) {
            return Picture.none(text("kernel.none"));
        }
        int reach = Math.clamp(config.maxRelativePositions() - 1L, 1, FARTHEST);
        var model = open.model();
        var kernel = PositionKernel.of(model, layer, head, reach);
        float[] distances = new float[2 * reach + 1];
        for (int index = 0; index < distances.length; index++) {
            distances[index] = index - reach;
        }
        Tensor x = Tensor.vector("distance", distances);
        var series = new ArrayList<CurveFigure.Series>();
        var bands = new ArrayList<CurveFigure.Band>();
        if (text != null) {
            var fans = PositionFans.of(model, text.run(), layer, head, reach);
            if (contentToPosition) {
                bands.add(band("c2p", Tone.CONTENT_TO_POSITION, x, fans.contentToPosition()));
                own(series, "c2p", Tone.CONTENT_TO_POSITION, x, fans.contentToPosition(), text.query(), text);
            }
            if (positionToContent) {
                bands.add(band("p2c", Tone.POSITION_TO_CONTENT, x, fans.positionToContent()));
                own(series, "p2c", Tone.POSITION_TO_CONTENT, x, fans.positionToContent(), text.key(), text);
            }
        } else if (contentToPosition && positionToContent) {
            // a part alone is the whole, whose line would cover it
            series.add(new CurveFigure.Series(
                    text("kernel.of", "c2p"), Tone.CONTENT_TO_POSITION, x, kernel.contentToPosition()));
            series.add(new CurveFigure.Series(
                    text("kernel.of", "p2c"), Tone.POSITION_TO_CONTENT, x, kernel.positionToContent()));
        }
        series.add(new CurveFigure.Series(text("kernel.curve"), Tone.STRONG, x, kernel.score()));
        return Picture.of(new LinkedFigure(
                new CurveFigure(
                        new Caption("", words(kernel.profile())),
                        CurveFigure.Axis.logarithmicBeyond(text("axis.distance"), EVEN),
                        CurveFigure.Axis.fromZero(text("kernel.unit")),
                        series,
                        bands),
                Meaning.own("kernel")));
    }

    private static CurveFigure.Band band(String term, Tone tone, Tensor x, Tensor fan) {
        return new CurveFigure.Band(
                text("kernel.fan", term), tone, x, PositionFans.quantile(fan, LOW), PositionFans.quantile(fan, HIGH));
    }

    private static void own(
            ArrayList<CurveFigure.Series> series, String term, Tone tone, Tensor x, Tensor fan, int token, Text text) {
        if (token >= 0 && token < fan.shape()[0]) {
            String name = text.encoding().slice(token).strip();
            series.add(new CurveFigure.Series(
                    text("kernel.token", term, name.isEmpty() ? text.encoding().tokens()[token] : name),
                    tone,
                    x,
                    Tensor.vector("distance", fan.at(token).data())));
        }
    }

    private static String words(KernelProfile profile) {
        return text(
                "kernel.profile",
                text("kernel.kind." + profile.kind().name().toLowerCase(Locale.ROOT)),
                Numbers.signed(profile.peak()),
                Numbers.readable(profile.effectiveDistances()));
    }
}
