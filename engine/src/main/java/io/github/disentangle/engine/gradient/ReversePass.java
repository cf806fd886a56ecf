package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.Batch;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Back through the encoder. Nothing is kept from the way forward but the hidden states: each layer is computed again
/// before the gradient goes back through it, so that memory does not grow with the number of layers.
final class ReversePass {

    private final DebertaModel model;
    private final Kernels kernels;
    private final List<Run> runs;
    private final GradientRequest request;
    private final Batch batch;
    private final List<Findings> findings = new ArrayList<>();

    /// @param seeds one for each run
    ReversePass(DebertaModel model, List<Run> runs, List<Seed> seeds, GradientRequest request) {
        this.model = model;
        this.runs = runs;
        this.request = request;
        kernels = model.kernels();
        batch = model.batch(runs);
        for (int sequence = 0; sequence < runs.size(); sequence++) {
            findings.add(new Findings(
                    model.config(),
                    seeds.get(sequence),
                    request,
                    runs.get(sequence).length()));
        }
    }

    /// @param seeds gradients of the last states
    List<Gradient> run(List<Seed> seeds, Progress progress) {
        int layers = model.config().layers();
        try (Arena arena = Arena.ofShared()) {
            var tape = new Tape(model.config(), batch, arena);
            Matrix gradient =
                    Matrix.allocate(arena, batch.rows(), model.config().hiddenSize());
            for (int sequence = 0; sequence < runs.size(); sequence++) {
                batch.rows(sequence, gradient)
                        .setAll(seeds.get(sequence).lastState().data());
            }
            Matrix beside = Matrix.allocate(arena, batch.rows(), model.config().hiddenSize());
            for (int index = layers - 1; index >= 0; index--) {
                progress.checkCancelled();
                progress.report((double) (layers - 1 - index) / layers, "Back through layer " + (index + 1));
                keepStates(index + 1, gradient);
                for (int sequence = 0; sequence < runs.size(); sequence++) {
                    batch.rows(sequence, tape.x)
                            .setAll(runs.get(sequence).hiddenState(index).data());
                }
                var layer = new LayerReverse(model.layer(index), index, batch, tape, findings, request, kernels);
                layer.recompute();
                if (index == 0 && model.convolution().isPresent()) {
                    layer.output(tape.spare);
                    new ConvolutionReverse(model.convolution().get(), batch, findings, request.rules(), kernels)
                            .reverse(tape.x, tape.spare, gradient, beside);
                }
                layer.reverse(gradient);
            }
            RowMath.add(gradient, beside, 1);
            keepStates(0, gradient);
            return embeddings(gradient, arena);
        }
    }

    private void keepStates(int index, Matrix gradient) {
        for (int sequence = 0; sequence < runs.size(); sequence++) {
            Matrix own = batch.rows(sequence, gradient);
            findings.get(sequence).state(index, own);
            findings.get(sequence).addConstant(batch.plan(sequence).absorbStates(index, own));
        }
    }

    /// From the embedding output to the word vectors.
    private List<Gradient> embeddings(Matrix gradient, Arena arena) {
        var embeddings = model.embeddings();
        int width = model.config().embeddingSize();
        Matrix words = Matrix.allocate(arena, batch.rows(), width);
        Matrix sum = Matrix.allocate(arena, batch.rows(), gradient.columns());
        Optional<Linear> projection = embeddings.projection();
        embeddings.sum(kernels, batch, words, sum);
        var norm = embeddings.norm();
        boolean linear = request.rules().linear();
        for (int sequence = 0; sequence < runs.size(); sequence++) {
            batch.maskRows(sequence, gradient);
            if (linear) {
                findings.get(sequence).addConstant(RowMath.dot(batch.rows(sequence, gradient), norm.bias()));
            }
        }
        kernels.reverse()
                .addLayerNorm(
                        sum,
                        null,
                        norm.weight(),
                        norm.epsilon(),
                        request.rules().freezeNorms(),
                        gradient);
        Matrix result = gradient;
        if (projection.isPresent()) {
            result = Matrix.allocate(arena, batch.rows(), width);
            kernels.reverse().linear(gradient, projection.get(), 0, result);
        }
        var gradients = new ArrayList<Gradient>();
        for (int sequence = 0; sequence < runs.size(); sequence++) {
            Matrix own = batch.rows(sequence, result);
            if (linear) {
                findings.get(sequence).addConstant(besideWords(sequence, own, words, sum));
            }
            gradients.add(findings.get(sequence)
                    .gradient(Tensor.matrix("position", "embedding", own.rows(), width, own.toArray())));
        }
        return gradients;
    }

    /// What absolute positions and token types count: the gradient times what is in the sum beside the words.
    private double besideWords(int sequence, Matrix gradient, Matrix words, Matrix sum) {
        Matrix summed = batch.rows(sequence, model.embeddings().projection().isPresent() ? words : sum);
        Tensor own = model.embeddings().wordVectors(batch.input(sequence));
        double share = RowMath.dot(gradient, summed);
        float[] row = new float[gradient.columns()];
        for (int position = 0; position < gradient.rows(); position++) {
            gradient.getRow(position, row, 0);
            for (int column = 0; column < row.length; column++) {
                share -= (double) row[column] * own.data()[position * row.length + column];
            }
        }
        return share;
    }
}
