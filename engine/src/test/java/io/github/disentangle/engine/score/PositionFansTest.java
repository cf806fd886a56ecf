package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PositionFansTest {

    private static final int LENGTH = RandomModels.INPUT.length();

    static List<String> models() throws IOException {
        return RandomModels.names();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCurveHoldsTheAddendAtEachDistance(String name) {
        RandomModels.on(
                name,
                model -> assertAddends(
                        model.attention(model.run(RandomModels.INPUT), 1, 1),
                        PositionFans.of(model, model.run(RandomModels.INPUT), 1, 1, LENGTH - 1)));
    }

    @Test
    void fadersCount() {
        RandomModels.on("v3_like", model -> {
            Run run = RandomModels.run(model, "scale c2p by 0.5", "mute p2c in head 1.1");
            assertAddends(model.attention(run, 1, 1), PositionFans.of(model, run, 1, 1, LENGTH - 1));
        });
    }

    private static void assertAddends(HeadAttention attention, PositionFans fans) {
        for (int query = 0; query < LENGTH; query++) {
            for (int key = 0; key < LENGTH; key++) {
                int distance = LENGTH - 1 + query - key;
                assertEquals(
                        attention.contentToPosition().get(query, key),
                        fans.contentToPosition().get(query, distance),
                        1e-5f);
                assertEquals(
                        attention.positionToContent().get(query, key),
                        fans.positionToContent().get(key, distance),
                        1e-5f);
            }
        }
    }

    @Test
    void quantilesLieBetweenTokens() {
        Tensor fan = Tensor.matrix("query", "distance", 3, 2, new float[] {3, 10, 1, 30, 2, 20});

        assertEquals(Tensor.vector("distance", 1, 10), PositionFans.quantile(fan, 0));
        assertEquals(Tensor.vector("distance", 2, 20), PositionFans.quantile(fan, 0.5));
        assertEquals(Tensor.vector("distance", 2.5f, 25), PositionFans.quantile(fan, 0.75));
        assertEquals(Tensor.vector("distance", 3, 30), PositionFans.quantile(fan, 1));
    }
}
