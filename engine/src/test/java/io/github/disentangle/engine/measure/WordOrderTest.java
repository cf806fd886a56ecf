package io.github.disentangle.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WordOrderTest {

    private static Kernels kernels;
    private static OpenModel open;

    @BeforeAll
    static void openModel() {
        kernels = KernelProvider.select().kernels();
        open = OpenModel.open(Path.of("..", "samples", "models", "nli"), OpenOptions.with(kernels), Progress.NONE);
    }

    @AfterAll
    static void close() {
        open.close();
        kernels.close();
    }

    private static Subject subject(TaskInput input) {
        return new Subjects(open).of(input, Optional.empty(), Progress.NONE);
    }

    @Test
    void aSeedDecidesTheOrders() {
        Subject subject = subject(new PairInput("The dog chased the cat.", "The cat was chased by the dog."));

        WordOrder found = WordOrder.of(subject, 12, 3, Progress.NONE);

        assertEquals(subject.value(), found.value());
        assertEquals(12, found.shuffled().size());
        assertEquals(found, WordOrder.of(subject, 12, 3, Progress.NONE));
        assertNotEquals(
                found.shuffled(), WordOrder.of(subject, 12, 4, Progress.NONE).shuffled());
    }

    /// Two texts of one token each have no other order.
    @Test
    void eachTextIsShuffledWithinItself() {
        Subject subject = subject(new PairInput("dog", "cat"));
        assertEquals(5, subject.length(), "[CLS] dog [SEP] cat [SEP]");

        WordOrder found = WordOrder.of(subject, 5, 1, Progress.NONE);

        found.shuffled().forEach(value -> assertEquals(found.value(), value, 1e-5));
    }

    @Test
    void valuesAreThoseOfTheReorderedRuns() {
        Subject subject = subject(new TextInput("dog cat"));
        assertEquals(4, subject.length(), "[CLS] dog cat [SEP]");
        double swapped = subject.values(open.model()
                .rerunEach(subject.run(), List.of(List.of(Intervention.parse("order tokens 0,2,1,3"))), Progress.NONE))[
                0];

        WordOrder found = WordOrder.of(subject, 16, 1, Progress.NONE);

        assertNotEquals(found.value(), swapped, 1e-4);
        assertTrue(found.shuffled().stream().anyMatch(value -> Math.abs(value - swapped) < 1e-5));
        assertTrue(found.shuffled().stream()
                .allMatch(value -> Math.min(Math.abs(value - swapped), Math.abs(value - found.value())) < 1e-5));
        assertEquals(found.shuffled().getFirst(), found.quantile(0));
        assertEquals(found.shuffled().getLast(), found.quantile(1));
    }
}
