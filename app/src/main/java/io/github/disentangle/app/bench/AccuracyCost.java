package io.github.disentangle.app.bench;

import io.github.disentangle.engine.dataset.DataSet;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.Pass;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What holding the weights in a narrower format changes in what a model says.
///
/// @param format of the weights, compared with fp32
/// @param of what was compared: `logits`, or for a model without a head or without texts `hidden states`
/// @param texts how many were put to the model
/// @param largest largest difference of a logit or state
/// @param decisions choices among logits that were compared; 0 for hidden states
/// @param flips decisions that came out differently
public record AccuracyCost(WeightFormat format, String of, int texts, float largest, int decisions, int flips) {

    private static final int TEXTS = 200;
    private static final int RANDOM_TEXTS = 8;
    private static final int RANDOM_LENGTH = 64;

    /// Compares formats on the rows of a data set, or without one on texts of random pieces.
    ///
    /// @param data rows for the model's task
    /// @param formats those to compare with fp32
    public static List<AccuracyCost> measure(
            Path folder, Optional<Path> data, List<WeightFormat> formats, Kernels kernels) {
        var costs = new ArrayList<AccuracyCost>();
        List<WeightFormat> others =
                formats.stream().filter(format -> format != WeightFormat.FP32).toList();
        if (others.isEmpty()) {
            return costs;
        }
        List<Tensor> exact = outputs(folder, data, WeightFormat.FP32, kernels);
        int texts = data.isPresent() ? exact.size() : RANDOM_TEXTS;
        for (WeightFormat format : others) {
            costs.add(compare(format, data.isPresent(), exact, outputs(folder, data, format, kernels), texts));
        }
        return costs;
    }

    private static List<Tensor> outputs(Path folder, Optional<Path> data, WeightFormat format, Kernels kernels) {
        var options = OpenOptions.with(kernels).weights(format);
        try (var model = OpenModel.open(folder, options, Progress.NONE)) {
            return data.isPresent() ? logits(model, data.get()) : states(model);
        }
    }

    private static List<Tensor> logits(OpenModel model, Path data) {
        int id = model.tokenizer().maskId();
        String mask = id < 0 ? "" : model.tokenizer().piece(id);
        return DataSet.read(data, mask).rows().stream()
                .limit(TEXTS)
                .map(row -> joined(model.predict(row.input()).passes()))
                .toList();
    }

    /// All outputs of one text, each decision a row.
    private static Tensor joined(List<Pass> passes) {
        List<Tensor> outputs = passes.stream()
                .flatMap(pass -> pass.outputs().values().stream())
                .toList();
        int columns = Math.max(
                1, outputs.stream().mapToInt(AccuracyCost::columns).max().orElse(1));
        if (outputs.stream().allMatch(output -> output.data().length == 1)) {
            columns = outputs.size();
        }
        int size = outputs.stream().mapToInt(output -> output.data().length).sum();
        float[] values = new float[size];
        int at = 0;
        for (Tensor output : outputs) {
            System.arraycopy(output.data(), 0, values, at, output.data().length);
            at += output.data().length;
        }
        int rows = size % columns == 0 ? size / columns : 1;
        return Tensor.matrix("decision", "logit", rows, size / rows, values);
    }

    private static int columns(Tensor output) {
        return output.shape()[output.shape().length - 1];
    }

    private static List<Tensor> states(OpenModel model) {
        var states = new ArrayList<Tensor>();
        for (int text = 0; text < RANDOM_TEXTS; text++) {
            int[] ids = new SplittableRandom(text)
                    .ints(RANDOM_LENGTH, 0, model.config().vocabSize())
                    .toArray();
            states.add(model.model().run(Input.of(ids)).lastHiddenState());
        }
        return states;
    }

    private static AccuracyCost compare(
            WeightFormat format, boolean logits, List<Tensor> exact, List<Tensor> found, int texts) {
        float largest = 0;
        int decisions = 0;
        int flips = 0;
        for (int text = 0; text < exact.size(); text++) {
            float[] one = exact.get(text).data();
            float[] other = found.get(text).data();
            for (int i = 0; i < one.length; i++) {
                largest = Math.max(largest, Math.abs(one[i] - other[i]));
            }
            int columns = columns(exact.get(text));
            for (int row = 0; logits && columns > 1 && row < one.length / columns; row++) {
                decisions++;
                flips += largestOf(one, row, columns) == largestOf(other, row, columns) ? 0 : 1;
            }
        }
        return new AccuracyCost(format, logits ? "logits" : "hidden states", texts, largest, decisions, flips);
    }

    private static int largestOf(float[] values, int row, int columns) {
        int best = 0;
        for (int column = 1; column < columns; column++) {
            if (values[row * columns + column] > values[row * columns + best]) {
                best = column;
            }
        }
        return best;
    }
}
