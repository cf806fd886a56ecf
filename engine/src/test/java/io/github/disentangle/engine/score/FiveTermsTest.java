package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.HookPoint.AttentionSite;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiveTermsTest {

    private static final int LENGTH = RandomModels.INPUT.length();

    static List<String> models() throws IOException {
        return RandomModels.names();
    }

    /// The five and what is the same for all keys are the score; without that, what the softmax sees of it.
    private static void assertSumIsScore(DebertaModel model, Run run) {
        for (int layer = 0; layer < model.config().layers(); layer++) {
            for (int head = 0; head < model.config().heads(); head++) {
                FiveTerms terms = FiveTerms.of(model, run, layer, head);
                float[] sum = terms.sum().data().clone();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += terms.constant().get(i / LENGTH);
                }
                Tensor score = model.attention(run, layer, head).score();
                assertArrayEquals(score.data(), sum, 1e-5f);
                var centring = new RowCentring(run.input().visible());
                assertArrayEquals(
                        centring.of(score).data(), centring.of(terms.sum()).data(), 1e-5f);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFiveSumToTheScore(String name) {
        RandomModels.on(name, model -> assertSumIsScore(model, model.run(RandomModels.INPUT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale c2p by 0.3 in layer 1",
                "mute c2c in head 1.2 keeping temperature",
                "scale relative-rows by 0.5",
                "insert gap 5 after token 4",
                "order tokens 0,3,2,1,4,5,6,9,8,7",
                "cut 4>7 in head 1.1"
            })
    void theySumToTheScoreThatInterventionsLeave(String phrase) {
        RandomModels.on("separate_proj", model -> assertSumIsScore(model, RandomModels.run(model, phrase)));
        RandomModels.on("v3_like", model -> assertSumIsScore(model, RandomModels.run(model, phrase)));
    }

    @Test
    void whatAPatchPutsIntoScoresIsToldApart() {
        RandomModels.on("v3_like", model -> {
            float[] values = new float[LENGTH * LENGTH];
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 7;
            }
            var point = new HookPoint.Attention(1, AttentionSite.C2P, 2);
            var patch = Patch.of(point, Tensor.matrix("query", "key", LENGTH, LENGTH, values));
            Run run = model.run(RandomModels.INPUT, List.of(patch), Progress.NONE);

            assertSumIsScore(model, run);
            assertArrayEquals(
                    new float[LENGTH * LENGTH],
                    FiveTerms.of(model, run, 1, 1).replaced().data());
            Tensor replaced = FiveTerms.of(model, run, 1, 2).replaced();
            assertTrue(Math.abs(replaced.get(3, 5)) > 0.1, "replaced by " + replaced.get(3, 5));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void theKeyPriorAsksNoQueryAndTheKernelNoToken(String name) {
        RandomModels.on(name, model -> {
            FiveTerms terms = FiveTerms.of(model, model.run(RandomModels.INPUT), 1, 0);
            for (int query = 1; query < LENGTH; query++) {
                for (int key = 0; key < LENGTH; key++) {
                    assertEquals(terms.keyPrior().get(0, key), terms.keyPrior().get(query, key));
                    if (key > 0) {
                        assertEquals(
                                terms.kernel().get(query - 1, key - 1),
                                terms.kernel().get(query, key));
                    }
                }
            }
        });
    }
}
