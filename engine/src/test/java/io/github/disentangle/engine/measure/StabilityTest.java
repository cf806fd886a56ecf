package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.DecompX;
import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Explanation.Magnitudes;
import io.github.disentangle.engine.explain.GradientNorm;
import io.github.disentangle.engine.explain.Occlusion;
import io.github.disentangle.engine.explain.RawAttention;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.explain.Unit;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What becomes of an explanation when the input hardly changes, and when the weights do.
class StabilityTest {

    private static Kernels kernels;
    private static OpenModel open;
    private static Subject subject;

    @BeforeAll
    static void openModel() {
        kernels = KernelProvider.select().kernels();
        open = OpenModel.open(
                Path.of("..", "samples", "models", "sentiment"), OpenOptions.with(kernels), Progress.NONE);
        subject =
                new Subjects(open).of(new TextInput("A dull film, and far too long."), Optional.empty(), Progress.NONE);
    }

    @AfterAll
    static void close() {
        open.close();
        kernels.close();
    }

    /// Scores that know nothing of model or input.
    private static Explainer blind() {
        return (asked, progress) -> {
            float[] scores = new float[asked.length()];
            for (int token = 0; token < scores.length; token++) {
                scores[token] = token % 4;
            }
            return new Magnitudes(Tensor.vector("position", scores));
        };
    }

    @Test
    void sensitivityGrowsWithTheRadius() {
        double none = sensitivity(new DecompX(), 0);
        double little = sensitivity(new DecompX(), 0.01);
        double much = sensitivity(new DecompX(), 0.3);

        assertEquals(0, none, 1e-9);
        assertTrue(0 < little && little < much, little + " and " + much);
        assertEquals(little, sensitivity(new DecompX(), 0.01));
    }

    private static double sensitivity(Explainer explainer, double radius) {
        return MaxSensitivity.of(subject, explainer, radius, 5, 1, Progress.NONE)
                .value();
    }

    @Test
    void blindScoresAreSteadyAndOcclusionCanBeAskedToo() {
        assertEquals(0, sensitivity(blind(), 0.3));
        assertTrue(sensitivity(new Occlusion(Removal.MASK, Unit.TOKEN), 0.1) > 0);
    }

    @Test
    void randomWeightsChangeEveryExplanationButABlindOne() {
        var check = RandomisationCheck.of(
                subject, List.of(new DecompX(), new GradientNorm(), new RawAttention(), blind()), 1, Progress.NONE);

        assertEquals(List.of("head", "layer 3", "layer 2", "layer 1", "layer 0", "embeddings"), check.stages());
        Tensor found = check.correlations();
        for (int stage = 0; stage < 6; stage++) {
            assertEquals(1, found.get(3, stage), 1e-6f);
        }
        assertEquals(1, found.get(2, 0), 1e-6f, "attention does not see the head");
        for (int method = 0; method < 3; method++) {
            assertTrue(Math.abs(found.get(method, 5)) < 0.9, found.get(method, 5) + " for method " + method);
        }
    }
}
