package io.github.disentangle.engine.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdgeCutsTest {

    @Test
    void estimatesFollowWhatCuttingReallyDoes() {
        try (var samples = new OpenSamples()) {
            Subject subject = new Subjects(samples.open(Path.of("..", "samples", "models", "sentiment")))
                    .of(new TextInput("I don't think this film is bad."), Optional.empty(), Progress.NONE);
            EdgeCuts cuts = EdgeCuts.estimate(subject, 3, 1, Progress.NONE);
            double together = 0;
            double estimates = 0;
            double truths = 0;
            for (int key = 0; key < subject.length(); key++) {
                double estimated = cuts.estimated().get(0, key);
                double verified = cuts.verify(0, key, Progress.NONE);
                together += estimated * verified;
                estimates += estimated * estimated;
                truths += verified * verified;
            }
            assertTrue(together / Math.sqrt(estimates * truths) > 0.9, "the estimates point where the truth does");
        }
    }

    @Test
    void verifyingIsRunningTheModelWithTheEdgeCut() {
        try (var samples = new OpenSamples()) {
            Subject subject = new Subjects(samples.open(Path.of("..", "samples", "models", "sentiment")))
                    .of(new TextInput("This film is bad."), Optional.empty(), Progress.NONE);
            var model = subject.open().model();
            var cut = model.run(
                    Input.of(subject.encoding()), List.of(Intervention.parse("cut 4>2 in head 1.0")), Progress.NONE);
            double expected = new Differentiator(model).values(subject.head(), List.of(cut), subject.target())[0]
                    - subject.value();
            EdgeCuts cuts = EdgeCuts.estimate(subject, 1, 0, Progress.NONE);
            assertEquals(expected, cuts.verify(4, 2, Progress.NONE), 1e-5);
        }
    }
}
