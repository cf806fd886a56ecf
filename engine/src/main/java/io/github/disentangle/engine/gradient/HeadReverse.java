package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.head.Transform;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.Linear;
import io.github.disentangle.engine.kernel.Matrix;
import io.github.disentangle.engine.model.LayerNorm;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Back through a head: from weights on logits to gradients of the last hidden state.
record HeadReverse(Kernels kernels, LocalRules rules) {

    /// The part of a head that is there for every row it reads: some states, maybe transformed, and vectors scores
    /// are read off with.
    private record Rows(int[] positions, Optional<Transform> transform) {}

    /// @param weights of this run only
    Seed seed(TaskHead head, Run run, List<LogitWeight> weights) {
        int[] positions =
                weights.stream().mapToInt(LogitWeight::row).distinct().sorted().toArray();
        return switch (head) {
            case SequenceHead sequence ->
                seed(run, weights, new Rows(positions, Optional.of(sequence.transform())), sequence.output());
            case ChoiceHead choice ->
                seed(run, weights, new Rows(positions, Optional.of(choice.transform())), choice.output());
            case TokenHead token -> seed(run, weights, new Rows(positions, Optional.empty()), token.output());
            case SpanHead span -> seed(run, weights, new Rows(positions, Optional.empty()), span.output());
            case MaskedLanguageHead language -> seed(run, weights, positions, language);
        };
    }

    private Seed seed(Run run, List<LogitWeight> weights, Rows rows, Linear output) {
        try (Arena arena = Arena.ofShared()) {
            Matrix logitGradient = Matrix.allocate(arena, rows.positions.length, output.outputs());
            float[] bias = output.biasValues();
            double constant = 0;
            for (LogitWeight weight : weights) {
                int row = Arrays.binarySearch(rows.positions, weight.row());
                logitGradient.set(
                        row, weight.column(), logitGradient.get(row, weight.column()) + (float) weight.weight());
                constant += weight.weight() * bias[weight.column()];
            }
            Matrix read = Matrix.allocate(arena, rows.positions.length, output.inputs());
            kernels.reverse().linear(logitGradient, output, 0, read);
            Forward forward = forward(run, rows, arena);
            Matrix logits = Matrix.allocate(arena, rows.positions.length, output.outputs());
            kernels.linear(forward.result, output, logits);
            double value = 0;
            for (LogitWeight weight : weights) {
                int row = Arrays.binarySearch(rows.positions, weight.row());
                value += weight.weight() * logits.get(row, weight.column());
            }
            return finish(run, rows, forward, read, value, constant, arena);
        }
    }

    private Seed seed(Run run, List<LogitWeight> weights, int[] positions, MaskedLanguageHead head) {
        try (Arena arena = Arena.ofShared()) {
            int width = head.decoder().columns();
            Matrix read = Matrix.allocate(arena, positions.length, width);
            var rows = new Rows(positions, Optional.of(head.transform()));
            Forward forward = forward(run, rows, arena);
            double value = 0;
            double constant = 0;
            float[] vector = new float[width];
            for (LogitWeight weight : weights) {
                int row = Arrays.binarySearch(positions, weight.row());
                head.decoder().read(weight.column(), vector, 0);
                double score = head.bias(weight.column());
                constant += weight.weight() * score;
                for (int i = 0; i < width; i++) {
                    score += (double) vector[i] * forward.result.get(row, i);
                    read.set(row, i, read.get(row, i) + (float) (weight.weight() * vector[i]));
                }
                value += weight.weight() * score;
            }
            return finish(run, rows, forward, read, value, constant, arena);
        }
    }

    /// @param states (row, hidden)
    /// @param dense before the activation
    /// @param active after it
    /// @param result what scores are read off
    private record Forward(Matrix states, Matrix dense, Matrix active, Matrix result) {}

    private Forward forward(Run run, Rows rows, Arena arena) {
        Tensor last = run.lastHiddenState();
        int hidden = last.shape()[1];
        Matrix states = Matrix.allocate(arena, rows.positions.length, hidden);
        for (int row = 0; row < rows.positions.length; row++) {
            states.setRow(row, last.data(), rows.positions[row] * hidden);
        }
        if (rows.transform.isEmpty()) {
            return new Forward(states, states, states, states);
        }
        Transform transform = rows.transform.get();
        Matrix dense = Matrix.allocate(arena, states.rows(), transform.dense().outputs());
        kernels.linear(states, transform.dense(), dense);
        Matrix active = Matrix.allocate(arena, states.rows(), dense.columns());
        active.setAll(dense.toArray());
        kernels.activate(transform.activation(), active);
        Matrix result = active;
        LayerNorm norm = transform.norm();
        if (norm != null) {
            result = Matrix.allocate(arena, states.rows(), dense.columns());
            norm.apply(kernels, active, null, result);
        }
        return new Forward(states, dense, active, result);
    }

    /// @param gradient of what scores are read off, overwritten
    private Seed finish(
            Run run, Rows rows, Forward forward, Matrix gradient, double value, double constant, Arena arena) {
        Matrix states = gradient;
        double sum = constant;
        if (rows.transform.isPresent()) {
            Transform transform = rows.transform.get();
            LayerNorm norm = transform.norm();
            if (norm != null) {
                sum += RowMath.dot(gradient, norm.bias());
                kernels.reverse()
                        .addLayerNorm(
                                forward.active, null, norm.weight(), norm.epsilon(), rules.freezeNorms(), gradient);
            }
            kernels.reverse().activate(transform.activation(), forward.dense, rules.freezeSlopes(), gradient);
            sum += RowMath.dot(gradient, transform.dense().biasValues());
            states = Matrix.allocate(arena, gradient.rows(), forward.states.columns());
            kernels.reverse().linear(gradient, transform.dense(), 0, states);
        }
        int hidden = states.columns();
        float[] all = new float[run.length() * hidden];
        for (int row = 0; row < rows.positions.length; row++) {
            states.getRow(row, all, rows.positions[row] * hidden);
        }
        return new Seed(value, Tensor.matrix("position", "hidden", run.length(), hidden, all), sum);
    }
}
