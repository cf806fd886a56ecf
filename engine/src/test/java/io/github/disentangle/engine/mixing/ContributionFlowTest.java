package io.github.disentangle.engine.mixing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContributionFlowTest {

    @ParameterizedTest
    @EnumSource(names = {"ATTENTION", "NORMS_WITH_RESIDUAL_AND_NORM", "ALTI"})
    void nothingIsLostOnTheWayAndTheEndIsTheRollout(Mixing mixing) {
        try (var kernels = new ScalarKernels();
                var open = OpenModel.open(
                        Path.of("..", "samples", "models", "sentiment"), OpenOptions.with(kernels), Progress.NONE)) {
            var run = open.predict(new TextInput("This film is not bad.")).run();
            var maps = new MixingMaps(open.model(), run, mixing);
            double[] read = new double[run.length()];
            read[0] = 0.75;
            read[2] = 0.25;
            ContributionFlow flow = ContributionFlow.of(maps, read, Progress.NONE);
            int layers = open.config().layers();
            for (int state = 0; state <= layers; state++) {
                double sum = 0;
                for (int token = 0; token < run.length(); token++) {
                    sum += flow.nodes().get(state, token);
                }
                assertEquals(1, sum, 1e-5);
            }
            double[] rollout = maps.flow(read, Progress.NONE);
            float[] expected = new float[rollout.length];
            for (int token = 0; token < expected.length; token++) {
                expected[token] = (float) rollout[token];
            }
            assertArrayEquals(expected, flow.nodes().at(0).data(), 1e-6f);
            for (int layer = 0; layer < layers; layer++) {
                for (int query = 0; query < run.length(); query++) {
                    double through = 0;
                    for (int key = 0; key < run.length(); key++) {
                        through += flow.edges().get(layer).get(query, key);
                    }
                    assertEquals(flow.nodes().get(layer + 1, query), through, 1e-5);
                }
            }
        }
    }
}
