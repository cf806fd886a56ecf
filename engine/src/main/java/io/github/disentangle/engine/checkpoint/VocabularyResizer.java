package io.github.disentangle.engine.checkpoint;

/// Gives a model's tables more or fewer rows, one for each piece of a changed vocabulary. New rows of the word
/// table (and of a decoder of its own) are the mean of the old ones; new biases are zero. Source:
/// `resize_token_embeddings` of the reference with `mean_resizing`, without the noise it adds (a normal
/// distribution with a billionth of the rows' covariance).
final class VocabularyResizer {

    private final int oldSize;
    private final int newSize;

    VocabularyResizer(int oldSize, int newSize) {
        this.oldSize = oldSize;
        this.newSize = newSize;
    }

    /// The tensors with all tables of the vocabulary resized.
    ModelTensors resize(ModelTensors tensors) {
        return tensors.map(tensor -> switch (tensor.name()) {
            case ExpectedTensors.WORDS, ExpectedTensors.DECODER -> withRows(tensor, true);
            case ExpectedTensors.LEGACY_BIAS, ExpectedTensors.DECODER_BIAS, ExpectedTensors.LM_HEAD_BIAS ->
                withRows(tensor, false);
            default -> tensor;
        });
    }

    private StoredTensor withRows(StoredTensor table, boolean mean) {
        int[] shape = table.shape();
        if (shape.length == 0 || shape[0] != oldSize) {
            return table;
        }
        shape[0] = newSize;
        if (newSize <= oldSize) {
            return table.standingFor(shape, table.elements());
        }
        float[] row = mean ? meanRow(table) : new float[table.rows().columns()];
        return table.standingFor(shape, new GrownElements(table.elements(), oldSize, row));
    }

    private static float[] meanRow(StoredTensor table) {
        var rows = table.rows();
        float[] row = new float[rows.columns()];
        double[] sum = new double[row.length];
        for (int i = 0; i < rows.rows(); i++) {
            rows.read(i, row, 0);
            for (int column = 0; column < row.length; column++) {
                sum[column] += row[column];
            }
        }
        for (int column = 0; column < row.length; column++) {
            row[column] = (float) (sum[column] / rows.rows());
        }
        return row;
    }
}
