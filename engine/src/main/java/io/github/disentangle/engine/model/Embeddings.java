package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.kernel.WeightRows;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Word, position and token-type embeddings, projected and normalised. Word vectors are read straight from the file.
/// Reference: `DebertaV2Embeddings`.
public final class Embeddings {

    private final ModelConfig config;
    private final WeightRows words;
    private final @Nullable WeightRows positions;
    private final @Nullable WeightRows types;
    private final @Nullable Linear projection;
    private final LayerNorm norm;

    Embeddings(WeightLoader loader) {
        var checkpoint = loader.checkpoint();
        config = checkpoint.config();
        int width = config.embeddingSize();
        words = checkpoint
                .require("embeddings.word_embeddings.weight", config.vocabSize(), width)
                .rows();
        positions = table(
                        config.positionBiasedInput(),
                        () -> checkpoint.require(
                                "embeddings.position_embeddings.weight", config.maxPositionEmbeddings(), width))
                .orElse(null);
        types = table(
                        config.typeVocabSize() > 0,
                        () -> checkpoint.require(
                                "embeddings.token_type_embeddings.weight", config.typeVocabSize(), width))
                .orElse(null);
        projection = width == config.hiddenSize()
                ? null
                : loader.linearWithoutBias("embeddings.embed_proj", width, config.hiddenSize());
        norm = loader.layerNorm("embeddings.LayerNorm", config.hiddenSize());
    }

    private static Optional<WeightRows> table(boolean present, java.util.function.Supplier<WeightTensor> tensor) {
        return present ? Optional.of(tensor.get().rows()) : Optional.empty();
    }

    /// The word table, (piece, embedding).
    public WeightRows words() {
        return words;
    }

    /// The word vectors of the input, (position, embedding): what `inputs_embeds` would be.
    public Tensor wordVectors(Input input) {
        if (input.inputsEmbeds() != null) {
            return input.inputsEmbeds();
        }
        int width = config.embeddingSize();
        float[] values = new float[input.length() * width];
        for (int position = 0; position < input.length(); position++) {
            int id = checkId("input_ids", input.inputIds()[position], config.vocabSize());
            words.read(id, values, position * width);
        }
        return Tensor.matrix("position", "embedding", input.length(), width, values);
    }

    /// Writes the embedding output of each input to its rows of `hidden`.
    ///
    /// @param scratch (rows of hidden, embedding), overwritten; may be `hidden` when the sizes are equal
    /// @param hidden (all positions of all inputs, hidden)
    void apply(Kernels kernels, Batch batch, Matrix scratch, Matrix hidden) {
        sum(kernels, batch, scratch, hidden);
        norm.apply(kernels, hidden, null, hidden);
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            batch.maskRows(sequence, hidden);
        }
    }

    /// What goes into the layer norm: the sum of the embeddings, projected.
    ///
    /// @param scratch (rows of hidden, embedding), overwritten; may be `hidden` when the sizes are equal
    /// @param hidden (all positions of all inputs, hidden)
    public void sum(Kernels kernels, Batch batch, Matrix scratch, Matrix hidden) {
        Matrix sum = projection == null ? hidden : scratch;
        float[] vector = new float[config.embeddingSize()];
        float[] addend = new float[config.embeddingSize()];
        for (int sequence = 0; sequence < batch.size(); sequence++) {
            Input input = batch.input(sequence);
            checkLengths(input);
            for (int position = 0; position < input.length(); position++) {
                readWord(input, position, vector);
                if (positions != null) {
                    int[] given = input.positionIds();
                    int id = given == null ? position : given[position];
                    positions.read(checkId("position_ids", id, positions.rows()), addend, 0);
                    add(vector, addend);
                }
                if (types != null) {
                    int[] given = input.tokenTypeIds();
                    int id = given == null ? 0 : given[position];
                    types.read(checkId("token_type_ids", id, types.rows()), addend, 0);
                    add(vector, addend);
                }
                sum.setRow(batch.start(sequence) + position, vector, 0);
            }
        }
        if (projection != null) {
            kernels.linear(sum, projection, hidden);
        }
    }

    /// From the embedding to the hidden size; empty when these are equal.
    public Optional<Linear> projection() {
        return Optional.ofNullable(projection);
    }

    public LayerNorm norm() {
        return norm;
    }

    private void readWord(Input input, int position, float[] vector) {
        if (input.inputsEmbeds() != null) {
            System.arraycopy(input.inputsEmbeds().data(), position * vector.length, vector, 0, vector.length);
        } else {
            words.read(checkId("input_ids", input.inputIds()[position], config.vocabSize()), vector, 0);
        }
    }

    private void checkLengths(Input input) {
        if (input.inputsEmbeds() != null && input.inputsEmbeds().shape()[1] != config.embeddingSize()) {
            throw new InputException("inputs_embeds has " + input.inputsEmbeds().shape()[1]
                    + " values per token; this model takes " + config.embeddingSize() + ".");
        }
        if (positions != null && input.positionIds() == null && input.length() > positions.rows()) {
            throw new InputException(
                    "The input has " + input.length() + " tokens but the model has absolute positions for only "
                            + positions.rows() + "; shorten the text.");
        }
    }

    private static int checkId(String name, int id, int limit) {
        if (id < 0 || id >= limit) {
            throw new InputException(name + " holds " + id + "; this model takes 0 to " + (limit - 1) + ".");
        }
        return id;
    }

    private static void add(float[] vector, float[] addend) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] += addend[i];
        }
    }
}
