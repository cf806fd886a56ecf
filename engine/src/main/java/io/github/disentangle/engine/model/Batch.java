package io.github.disentangle.engine.model;

import io.github.disentangle.engine.kernel.Matrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several sequences laid one after another, each at its own length: linear layers see all rows at once, attention one
/// sequence at a time, so that nothing is computed for padding nobody asked for.
final class Batch {

    private final List<Input> inputs;
    private final int[] starts;
    private final boolean @Nullable [][] visible;

    Batch(List<Input> inputs) {
        if (inputs.isEmpty()) {
            throw new InputException("There is no input to run.");
        }
        this.inputs = List.copyOf(inputs);
        starts = new int[inputs.size() + 1];
        visible = new boolean[inputs.size()][];
        for (int sequence = 0; sequence < inputs.size(); sequence++) {
            starts[sequence + 1] = Math.addExact(starts[sequence], inputs.get(sequence).length());
            visible[sequence] = inputs.get(sequence).visible();
        }
    }

    int size() {
        return inputs.size();
    }

    Input input(int sequence) {
        return inputs.get(sequence);
    }

    /// First row of a sequence.
    int start(int sequence) {
        return starts[sequence];
    }

    /// Rows of a sequence.
    int length(int sequence) {
        return starts[sequence + 1] - starts[sequence];
    }

    /// Rows of all sequences.
    int rows() {
        return starts[inputs.size()];
    }

    /// Rows of the longest sequence.
    int longest() {
        int longest = 0;
        for (int sequence = 0; sequence < size(); sequence++) {
            longest = Math.max(longest, length(sequence));
        }
        return longest;
    }

    /// Which positions of a sequence take part in attention; null when all do.
    boolean @Nullable [] visible(int sequence) {
        return visible[sequence];
    }

    /// Multiplies each row of the sequence by its attention mask.
    void maskRows(int sequence, Matrix x) {
        float[] mask = inputs.get(sequence).attentionMask();
        if (mask == null) {
            return;
        }
        for (int position = 0; position < mask.length; position++) {
            if (mask[position] != 1) {
                int row = start(sequence) + position;
                for (int column = 0; column < x.columns(); column++) {
                    x.set(row, column, x.get(row, column) * mask[position]);
                }
            }
        }
    }
}
