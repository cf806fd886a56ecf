package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.score.KernelProfile.Kind;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PositionKernelTest {

    private static final int LENGTH = RandomModels.INPUT.length();

    static List<String> models() throws IOException {
        return RandomModels.names();
    }

    /// A run whose states say nothing where they enter a layer, so that queries and keys are their biases.
    private static Run silent(DebertaModel model, int layer) {
        int width = model.config().hiddenSize();
        var zeros = Tensor.matrix("position", "hidden", LENGTH, width, new float[LENGTH * width]);
        var patch = Patch.of(new HookPoint.HiddenState(layer), zeros);
        return model.run(RandomModels.INPUT, List.of(patch), Progress.NONE);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theKernelIsTheScoreOfTokensThatSayNothing(String name) {
        RandomModels.on(name, model -> {
            HeadAttention attention = model.attention(silent(model, 1), 1, 2);
            PositionKernel kernel = PositionKernel.of(model, 1, 2, LENGTH - 1);
            var centring = new RowCentring(RandomModels.INPUT.visible());
            assertArrayEquals(
                    centring.of(attention.contentToPosition()).data(),
                    centring.of(map(kernel.contentToPosition())).data(),
                    1e-5f);
            assertArrayEquals(
                    centring.of(attention.positionToContent()).data(),
                    centring.of(map(kernel.positionToContent())).data(),
                    1e-5f);
            assertArrayEquals(
                    centring.of(attention.score()).data(),
                    centring.of(map(kernel.score())).data(),
                    1e-5f);
        });
    }

    @Test
    void theKernelIsThatOfTheFiveTerms() {
        RandomModels.on("separate_proj", model -> {
            Tensor expected =
                    FiveTerms.of(model, model.run(RandomModels.INPUT), 0, 1).kernel();

            assertArrayEquals(
                    expected.data(),
                    map(PositionKernel.of(model, 0, 1, LENGTH - 1).score()).data(),
                    1e-6f);
        });
    }

    @Test
    void aShorterReachIsTheMiddleOfALongerOne() {
        RandomModels.on("v3_like", model -> {
            PositionKernel near = PositionKernel.of(model, 2, 0, 3);
            PositionKernel far = PositionKernel.of(model, 2, 0, 40);

            for (int distance = -3; distance <= 3; distance++) {
                assertEquals(far.at(distance), near.at(distance));
            }
            assertNotEquals(near.at(-1), near.at(1));
        });
    }

    /// From (distance) to (query, key).
    private static Tensor map(Tensor curve) {
        float[] values = new float[LENGTH * LENGTH];
        for (int query = 0; query < LENGTH; query++) {
            for (int key = 0; key < LENGTH; key++) {
                values[query * LENGTH + key] = curve.get(LENGTH - 1 + query - key);
            }
        }
        return Tensor.matrix("query", "key", LENGTH, LENGTH, values);
    }

    private static KernelProfile profile(IntToDoubleFunction curve) {
        int reach = 20;
        float[] values = new float[2 * reach + 1];
        for (int distance = -reach; distance <= reach; distance++) {
            values[reach + distance] = (float) curve.applyAsDouble(distance);
        }
        Tensor score = Tensor.vector("distance", values);
        return new PositionKernel(0, 0, reach, score, Tensor.vector("distance", new float[values.length]), score)
                .profile();
    }

    @Test
    void aProfileNamesTheShape() {
        assertEquals(Kind.FLAT, profile(distance -> 3).kind());
        assertEquals(
                Kind.PREVIOUS_TOKEN, profile(distance -> distance == 1 ? 4 : 0).kind());
        assertEquals(
                Kind.NEXT_TOKEN, profile(distance -> distance == -1 ? 4 : 0).kind());
        assertEquals(Kind.SAME_TOKEN, profile(distance -> distance == 0 ? 4 : 0).kind());
        assertEquals(Kind.LOCAL, profile(distance -> -0.1 * Math.abs(distance)).kind());
        assertEquals(
                Kind.LONG_RANGE, profile(distance -> 0.1 * Math.abs(distance)).kind());
    }

    @Test
    void aProfileDescribesTheSoftmaxOfTheKernel() {
        KernelProfile flat = profile(distance -> 3);
        assertEquals(41, flat.effectiveDistances(), 1e-9);
        assertEquals(0, flat.asymmetry(), 1e-12);
        assertEquals(20 * 21 / 41.0, flat.meanDistance(), 1e-9);
        assertEquals(0, flat.peak());

        KernelProfile certain = profile(distance -> distance == 7 ? 100 : 0);
        assertEquals(new KernelProfile(Kind.LOCAL, 7, 1, 1, 7), rounded(certain));
    }

    private static KernelProfile rounded(KernelProfile profile) {
        return new KernelProfile(
                profile.kind(),
                profile.peak(),
                Math.round(profile.effectiveDistances()),
                Math.round(profile.asymmetry()),
                Math.round(profile.meanDistance()));
    }
}
