package io.github.disentangle.engine.kernel;

/// A two-dimensional weight as it is stored, read row by row so that no second copy of it is ever in memory.
public interface WeightRows {

    /// Number of rows (output features of a linear layer, pieces of an embedding table).
    int rows();

    /// Number of columns (input features).
    int columns();

    /// Writes one row, widened to fp32, to `target[to …]`.
    void read(int row, float[] target, int to);

    /// A weight that is an array in memory, row-major.
    static WeightRows of(float[] values, int rows, int columns) {
        return new WeightRows() {
            @Override
            public int rows() {
                return rows;
            }

            @Override
            public int columns() {
                return columns;
            }

            @Override
            public void read(int row, float[] target, int to) {
                System.arraycopy(values, row * columns, target, to, columns);
            }
        };
    }
}
