package io.github.disentangle.engine.head;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.kernel.Activation;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightRows;
import io.github.disentangle.engine.model.LayerNorm;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.model.WeightLoader;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Objects;
import java.util.stream.IntStream;

/// A score for every piece of the vocabulary at a position: `LN(act(dense(h)))·Wᵀ + b` with W the word table, or an own
/// decoder when the configuration unties them. Reference: `DebertaV2ForMaskedLM`; its legacy and newer form compute the
/// same under different names.
///
/// The table is read from the file in slices, not packed: it may be larger than all layers together and is needed for
/// few positions.
public final class MaskedLanguageHead implements TaskHead {

    private static final int SLICE = 2048;

    private final Kernels kernels;
    private final RowLinear dense;
    private final Activation activation;
    private final LayerNorm norm;
    private final WeightRows decoder;
    private final float[] bias;

    MaskedLanguageHead(WeightLoader loader) {
        Checkpoint checkpoint = loader.checkpoint();
        var config = checkpoint.config();
        kernels = loader.kernels();
        activation = config.hiddenActivation();
        boolean legacy =
                checkpoint.find("cls.predictions.transform.dense.weight").isPresent();
        String transform = legacy ? "cls.predictions.transform" : "lm_predictions.lm_head";
        int width = legacy ? config.embeddingSize() : config.hiddenSize();
        dense = RowLinear.load(loader, transform + ".dense", config.hiddenSize(), width);
        norm = loader.layerNorm(transform + ".LayerNorm", width);
        boolean own = !config.tieWordEmbeddings()
                && checkpoint.find("cls.predictions.decoder.weight").isPresent();
        String table = own ? "cls.predictions.decoder.weight" : "embeddings.word_embeddings.weight";
        decoder = checkpoint.require(table, config.vocabSize(), width).rows();
        String shift = own ? "cls.predictions.decoder.bias" : legacy ? "cls.predictions.bias" : transform + ".bias";
        bias = checkpoint.require(shift, config.vocabSize()).floats();
    }

    /// The logits at every position, (position, piece).
    public Tensor logits(Run run) {
        return logits(run, IntStream.range(0, run.length()).toArray());
    }

    /// The logits at some positions, (position, piece) in the order asked for.
    public Tensor logits(Run run, int... positions) {
        Tensor states = transformed(run, positions);
        int width = states.shape()[1];
        int pieces = decoder.rows();
        float[] logits = new float[Math.multiplyExact(positions.length, pieces)];
        int slices = (pieces + SLICE - 1) / SLICE;
        try (Arena arena = Arena.ofShared()) {
            Matrix x = Matrix.allocate(arena, positions.length, width);
            x.setAll(states.data());
            kernels.parallel(slices, slice -> {
                int first = slice * SLICE;
                int count = Math.min(SLICE, pieces - first);
                try (Arena temporary = Arena.ofConfined()) {
                    Matrix weights = Matrix.allocate(temporary, count, width);
                    float[] row = new float[width];
                    for (int piece = 0; piece < count; piece++) {
                        decoder.read(first + piece, row, 0);
                        weights.setRow(piece, row, 0);
                    }
                    Matrix scores = Matrix.allocate(temporary, positions.length, count);
                    kernels.multiplyTransposed(x, weights, 1, scores);
                    for (int position = 0; position < positions.length; position++) {
                        scores.getRow(position, logits, position * pieces + first);
                    }
                }
            });
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] += bias[i % pieces];
        }
        return Tensor.matrix("position", "piece", positions.length, pieces, logits);
    }

    private Tensor transformed(Run run, int... positions) {
        Tensor states = run.lastHiddenState();
        int hidden = states.shape()[1];
        float[] chosen = new float[positions.length * hidden];
        for (int i = 0; i < positions.length; i++) {
            int from = Objects.checkIndex(positions[i], run.length()) * hidden;
            System.arraycopy(states.data(), from, chosen, i * hidden, hidden);
        }
        Tensor dense =
                this.dense.apply(Tensor.matrix("position", "hidden", positions.length, hidden, chosen), "hidden");
        try (Arena arena = Arena.ofShared()) {
            Matrix x = Matrix.allocate(arena, positions.length, dense.shape()[1]);
            x.setAll(dense.data());
            kernels.activate(activation, x);
            norm.apply(kernels, x, null, x);
            return Tensor.matrix("position", "hidden", positions.length, x.columns(), x.toArray());
        }
    }

    /// What happens to the state of a token.
    public Transform transform() {
        return new Transform(dense.weight(), activation, norm);
    }

    /// The vector each piece's score is read off with, (piece, width).
    public WeightRows decoder() {
        return decoder;
    }

    /// What is added to a piece's score.
    public float bias(int piece) {
        return bias[piece];
    }
}
