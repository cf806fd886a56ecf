package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.LayerHooks;
import io.github.disentangle.engine.model.NotFiniteException;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a reverse pass finds on its way for one sequence.
final class Findings {

    private final ModelConfig config;
    private final Seed seed;
    private final Tensor[] hiddenStates;
    private final float[] terms;
    private final float[] heads;
    private final float[] feedForward;
    private final Map<HookPoint, Tensor> points = new LinkedHashMap<>();
    private final float @Nullable [] relativeRows;
    private float convolution;
    private double constant;

    Findings(ModelConfig config, Seed seed, GradientRequest request, int length) {
        this.config = config;
        this.seed = seed;
        constant = seed.constant();
        hiddenStates = new Tensor[config.layers() + 1];
        terms = new float[config.layers() * config.heads() * Term.values().length];
        heads = new float[config.layers() * config.heads()];
        feedForward = new float[config.layers()];
        for (HookPoint point : request.points()) {
            point.check(config);
            int[] shape = point.shape(config, length);
            float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
            points.put(point, new Tensor(point.axes(), shape, values));
        }
        relativeRows = request.relativeRows() && config.relativeAttention()
                ? new float[2 * config.span() * config.hiddenSize()]
                : null;
    }

    /// Keeps the gradient of the states that enter a layer.
    void state(int index, Matrix gradient) {
        var tensor = Tensor.matrix("position", "hidden", gradient.rows(), gradient.columns(), gradient.toArray());
        NotFiniteException.check(
                tensor.data(),
                () -> "The gradient stops being a finite number"
                        + (index == config.layers() ? " at the head" : " in layer " + index)
                        + ", counted from 0; the weights or the input of this layer are too large.");
        hiddenStates[index] = tensor;
        Tensor wanted = points.get(new HookPoint.HiddenState(index));
        if (wanted != null) {
            System.arraycopy(tensor.data(), 0, wanted.data(), 0, tensor.data().length);
        }
    }

    /// Keeps the gradient at a place, if wanted, and stops it where values were put in.
    ///
    /// @param gradient of the place's values for this sequence; of attention places those of one head
    /// @return what the values put in count towards [Gradient#constant]
    double pass(HookPoint point, @Nullable LayerHooks hooks, Matrix gradient) {
        keep(point, gradient);
        return hooks == null ? 0 : hooks.absorb(point, gradient);
    }

    private void keep(HookPoint point, Matrix gradient) {
        Tensor wanted = points.get(point);
        if (wanted != null) {
            System.arraycopy(gradient.toArray(), 0, wanted.data(), 0, wanted.data().length);
        }
        if (point instanceof HookPoint.Attention(int layer, HookPoint.AttentionSite site, int head)) {
            Tensor all = points.get(new HookPoint.Attention(layer, site, Scope.ALL));
            if (all != null) {
                int columns = gradient.columns();
                for (int row = 0; row < gradient.rows(); row++) {
                    int at = site.isMap() ? head * gradient.rows() + row : row * config.heads() + head;
                    gradient.getRow(row, all.data(), at * columns);
                }
            }
        }
    }

    /// Whether the gradient at a place of one head is wanted.
    boolean wants(HookPoint.Attention point) {
        return points.containsKey(point)
                || points.containsKey(new HookPoint.Attention(point.layer(), point.site(), Scope.ALL));
    }

    void term(int layer, int head, Term term, double gradient) {
        terms[(layer * config.heads() + head) * Term.values().length + term.ordinal()] = (float) gradient;
    }

    void head(int layer, int head, double gradient) {
        heads[layer * config.heads() + head] = (float) gradient;
    }

    void feedForward(int layer, double gradient) {
        feedForward[layer] = (float) gradient;
    }

    void convolution(double gradient) {
        convolution = (float) gradient;
    }

    /// Heads add from several threads, but each result is rounded alone: see [AttentionReverse].
    void addConstant(double share) {
        constant += share;
    }

    /// Adds to the gradient of some rows of the relative table.
    void addRelativeRows(int first, Matrix gradient) {
        int width = gradient.columns();
        float[] row = new float[width];
        for (int index = 0; index < gradient.rows(); index++) {
            gradient.getRow(index, row, 0);
            for (int column = 0; column < width; column++) {
                relativeRows[(first + index) * width + column] += row[column];
            }
        }
    }

    Gradient gradient(Tensor inputsEmbeds) {
        int layers = config.layers();
        var gates = new Gates(
                new Tensor(
                        List.of("layer", "head", "term"),
                        new int[] {layers, config.heads(), Term.values().length},
                        terms),
                Tensor.matrix("layer", "head", layers, config.heads(), heads),
                Tensor.vector("layer", feedForward),
                convolution);
        return new Gradient(
                seed.value(),
                inputsEmbeds,
                List.of(hiddenStates),
                gates,
                Optional.ofNullable(relativeRows)
                        .map(rows -> Tensor.matrix("row", "hidden", 2 * config.span(), config.hiddenSize(), rows)),
                constant,
                points);
    }
}
