package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.kernel.WeightRows;
import io.github.disentangle.engine.model.Embeddings;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import java.util.Locale;

/// The word vectors that stand for "nothing said", from which integrated gradients set out.
public enum Baseline {
    /// The padding piece at every position.
    PAD_ALL,
    /// The padding piece in place of the text; special tokens stay.
    PAD,
    /// The mask piece in place of the text; special tokens stay.
    MASK,
    /// Zeros at every position.
    ZERO,
    /// The mean of the word table at every position.
    MEAN;

    /// The baseline of a subject, (position, embedding).
    ///
    /// @throws ExplanationException when the tokenizer has no such piece
    Tensor of(Subject subject) {
        Embeddings embeddings = subject.open().model().embeddings();
        Tensor words = embeddings.wordVectors(subject.run().input());
        float[] vector = vector(subject.open().tokenizer(), embeddings.words());
        float[] values = words.data().clone();
        for (int token = 0; token < subject.length(); token++) {
            boolean stays = (this == PAD || this == MASK) && !subject.isText(token);
            if (!stays) {
                System.arraycopy(vector, 0, values, token * vector.length, vector.length);
            }
        }
        return new Tensor(words.axes(), words.shape(), values);
    }

    private float[] vector(DebertaTokenizer tokenizer, WeightRows table) {
        float[] vector = new float[table.columns()];
        switch (this) {
            case PAD, PAD_ALL -> table.read(piece(tokenizer.padId(), table), vector, 0);
            case MASK -> table.read(piece(tokenizer.maskId(), table), vector, 0);
            case ZERO -> {}
            case MEAN -> {
                double[] sum = new double[vector.length];
                for (int row = 0; row < table.rows(); row++) {
                    table.read(row, vector, 0);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += vector[i];
                    }
                }
                for (int i = 0; i < sum.length; i++) {
                    vector[i] = (float) (sum[i] / table.rows());
                }
            }
        }
        return vector;
    }

    private int piece(int id, WeightRows table) {
        if (id < 0 || id >= table.rows()) {
            throw new ExplanationException("This model has no " + (this == MASK ? "mask" : "padding")
                    + " token to be a baseline; take zero or mean instead.");
        }
        return id;
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
