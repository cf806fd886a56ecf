package io.github.disentangle.engine.score;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The small random models of the reference: every configuration of positions there is, all biases set.
final class RandomModels {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");

    /// Token 3 and the last one are hidden.
    static final Input INPUT = new Input(
            new int[] {5, 17, 42, 8, 99, 3, 61, 23, 77, 0},
            null,
            new float[] {1, 1, 1, 0, 1, 1, 1, 1, 1, 0},
            null,
            null);

    private RandomModels() {}

    static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(MODELS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static void on(String name, Consumer<DebertaModel> test) {
        try (var kernels = new ScalarKernels();
                var checkpoint = Checkpoint.open(MODELS.resolve(name, "base"));
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            test.accept(model);
        }
    }

    static Run run(DebertaModel model, String... phrases) {
        List<Intervention> interventions =
                Arrays.stream(phrases).map(Intervention::parse).toList();
        return model.run(INPUT, interventions, Progress.NONE);
    }
}
