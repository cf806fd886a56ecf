package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomisedCheckpointTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final String DRAWN = "encoder.layer.1.intermediate.dense.weight";
    private static final String KEPT = "encoder.layer.0.intermediate.dense.weight";

    @Test
    void theWeightsAskedForAreDrawnAndTheOthersStay() {
        try (var trained = Checkpoint.open(MODELS.resolve("v3_like/base"))) {
            var random = trained.randomised(name -> name.startsWith("encoder.layer.1."), 5);
            float[] before = trained.find(DRAWN).orElseThrow().floats();
            float[] after = random.find(DRAWN).orElseThrow().floats();

            assertArrayEquals(
                    trained.find(KEPT).orElseThrow().floats(),
                    random.find(KEPT).orElseThrow().floats());
            assertNotEquals(before[0], after[0]);
            double deviation = deviation(before);
            assertEquals(mean(before), mean(after), 4 * deviation / Math.sqrt(before.length));
            assertEquals(1, deviation(after) / deviation, 4 / Math.sqrt(2.0 * before.length));
        }
    }

    @Test
    void aSeedDecidesTheValuesHoweverTheyAreRead() {
        try (var trained = Checkpoint.open(MODELS.resolve("v3_like/base"))) {
            var random = trained.randomised(name -> true, 5).find(DRAWN).orElseThrow();
            float[] all = random.floats();
            float[] part = new float[7];
            random.read(11, part, 2, 5);

            assertArrayEquals(Arrays.copyOfRange(all, 11, 16), Arrays.copyOfRange(part, 2, 7));
            assertArrayEquals(
                    all,
                    trained.randomised(name -> true, 5)
                            .find(DRAWN)
                            .orElseThrow()
                            .floats());
            assertNotEquals(
                    all[0],
                    trained.randomised(name -> true, 6)
                            .find(DRAWN)
                            .orElseThrow()
                            .floats()[0]);
        }
    }

    private static double mean(float... values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float... values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
