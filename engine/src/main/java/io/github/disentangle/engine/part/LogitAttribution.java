package io.github.disentangle.engine.part;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.gradient.Gradient;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.OptionalDouble;

/// The logit as a sum of what each part of the model writes into the states it is read from: direct logit attribution
/// (Elhage et al. 2021), through the network with the deviations of its layer norms and the slope of the head's
/// activation held at their values, since after a norm nothing else adds up.
///
/// What a part counts here went straight to the head, past all later attention and feed-forward blocks; what it counts
/// over other parts is theirs. `headsOverAllPaths` counts both and need not sum to anything.
///
/// @param heads (layer, head)
/// @param feedForward (layer)
/// @param convolution empty when the model has none
/// @param embeddings of the tokens the target is read at
/// @param biases of layer norms, output projections and the head
/// @param total the target's value
/// @param missing `Σ of all parts − total`, summed in double precision
/// @param headsOverAllPaths (layer, head): also what later parts make of it, attention weights held fixed
public record LogitAttribution(
        Tensor heads,
        Tensor feedForward,
        OptionalDouble convolution,
        double embeddings,
        double biases,
        double total,
        double missing,
        Tensor headsOverAllPaths) {

    /// Share of the time the gradient takes.
    private static final double GRADIENT = 0.7;

    /// Takes the target's value apart; costs about as much as one gradient and one run.
    public static LogitAttribution of(Subject subject, Progress progress) {
        Gradient gradient = subject.gradient(GradientRequest.of(LocalRules.FROZEN), progress.part(0, GRADIENT));
        var config = subject.open().config();
        var path = new DirectPath(subject, gradient);
        float[] heads = new float[config.layers() * config.heads()];
        float[] feedForward = new float[config.layers()];
        for (int layer = config.layers() - 1; layer >= 0; layer--) {
            progress.checkCancelled();
            double done = (double) (config.layers() - 1 - layer) / config.layers();
            progress.part(GRADIENT, 1).report(done, "What layer " + (layer + 1) + " adds");
            DirectPath.LayerShare share = path.back(layer);
            System.arraycopy(share.heads(), 0, heads, layer * config.heads(), config.heads());
            feedForward[layer] = share.feedForward();
        }
        double embeddings = path.embeddings();
        return new LogitAttribution(
                Tensor.matrix("layer", "head", config.layers(), config.heads(), heads),
                Tensor.vector("layer", feedForward),
                config.convKernelSize() > 0 ? OptionalDouble.of(path.convolution()) : OptionalDouble.empty(),
                embeddings,
                path.biases(),
                gradient.value(),
                path.sum() + embeddings - gradient.value(),
                gradient.gates().heads());
    }
}
