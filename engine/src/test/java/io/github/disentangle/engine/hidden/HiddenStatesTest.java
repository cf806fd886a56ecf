package io.github.disentangle.engine.hidden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HiddenStatesTest {

    private static final int WIDTH = 12;
    private static final int LENGTH = 9;

    private final Kernels kernels = new ScalarKernels();
    private final Random random = new Random(4);

    @Test
    void lengthsAreEuclidean() {
        Tensor norms = StateNorms.of(run(state(3, 4, 0, 5), state(0, 0, 1, 1))).values();
        assertEquals(Tensor.matrix("state", "position", 2, 2, new float[] {5, 5, 0, (float) Math.sqrt(2)}), norms);
    }

    @Test
    void cosineTellsDirectionsAndNotLengths() {
        Tensor cosine = TokenSimilarity.of(state(2, 0, 5, 0, 0, 3, -1, 0), false, kernels)
                .cosine();
        assertArrayEquals(new float[] {1, 1, 0, -1, 1, 1, 0, -1, 0, 0, 1, 0, -1, -1, 0, 1}, cosine.data(), 1e-6f);
    }

    @Test
    void whatAllTokensShareIsTakenOffWhenCentred() {
        Tensor states = state(100, 1, 100, -1);
        assertTrue(TokenSimilarity.of(states, false, kernels).cosine().get(0, 1) > 0.99);
        assertEquals(-1, TokenSimilarity.of(states, true, kernels).cosine().get(0, 1), 1e-6);
    }

    @Test
    void aStateWithoutLengthIsLikeNothing() {
        assertTrue(Float.isNaN(
                TokenSimilarity.of(state(0, 0, 1, 1), false, kernels).cosine().get(0, 1)));
        assertTrue(Float.isNaN(
                TokenSimilarity.of(state(7, 7), true, kernels).cosine().get(0, 0)));
    }

    @Test
    void layersThatArrangeTokensAlikeAreAlike() {
        Tensor first = random();
        Tensor turned = turned(first, 3, 0.5f);
        Tensor other = random();
        Tensor cka = LayerSimilarity.of(run(first, turned, other), kernels, Progress.NONE)
                .cka();
        assertEquals(1, cka.get(0, 0), 1e-6);
        assertEquals(1, cka.get(0, 1), 1e-5);
        assertEquals(cka.get(0, 2), cka.get(2, 0));
        assertEquals(byFeatures(first, other), cka.get(0, 2), 1e-5);
    }

    @Test
    void pathsLieInThePlaneThatShowsMost() {
        var states = new ArrayList<Tensor>();
        for (int state = 0; state < 4; state++) {
            float[] data = new float[LENGTH * WIDTH];
            for (int token = 0; token < LENGTH; token++) {
                data[token * WIDTH + 2] = 7 + state * 3 - token;
                data[token * WIDTH + 5] = (token - 4) * (state - 1.5f) * 0.2f;
                data[token * WIDTH + 9] = 1;
            }
            states.add(Tensor.matrix("position", "hidden", LENGTH, WIDTH, data));
        }
        StatePaths paths = StatePaths.of(run(states.toArray(Tensor[]::new)), false, kernels, Progress.NONE);
        assertEquals(1, paths.first() + paths.second(), 1e-5);
        assertTrue(paths.first() > paths.second(), paths.toString());
        double[] wanted = new double[2];
        double[] found = new double[2];
        for (int state = 0; state < 4; state++) {
            for (int token = 0; token < LENGTH; token++) {
                float[] here = states.get(state).at(token).data();
                float[] there = states.get(3 - state).at(LENGTH - 1 - token).data();
                wanted[0] = Math.hypot(here[2] - there[2], here[5] - there[5]);
                found[0] = Math.hypot(
                        paths.points().get(state, token, 0) - paths.points().get(3 - state, LENGTH - 1 - token, 0),
                        paths.points().get(state, token, 1) - paths.points().get(3 - state, LENGTH - 1 - token, 1));
                assertEquals(wanted[0], found[0], 1e-3, "a plane keeps distances");
            }
        }
    }

    @Test
    void layersThatMoveAllTokensAlikeLeaveNoPathWhenCentred() {
        StatePaths paths = StatePaths.of(run(state(0, 1, 0, -1), state(50, 1, 50, -1)), true, kernels, Progress.NONE);
        assertEquals(1, paths.first(), 1e-6);
        assertEquals(paths.points().get(0, 0, 0), paths.points().get(1, 0, 0), 1e-5);
    }

    @Test
    void oneTokenOfOneLayerHasAPath() {
        StatePaths paths = StatePaths.of(run(state(1, 2)), true, kernels, Progress.NONE);
        assertArrayEquals(new float[] {0, 0}, paths.points().data());
        assertEquals(0, paths.first());
    }

    /// CKA by its definition over features.
    private static double byFeatures(Tensor first, Tensor second) {
        Tensor x = States.centred(first);
        Tensor y = States.centred(second);
        return square(x, y) / Math.sqrt(square(x, x) * square(y, y));
    }

    private static double square(Tensor x, Tensor y) {
        double sum = 0;
        for (int a = 0; a < WIDTH; a++) {
            for (int b = 0; b < WIDTH; b++) {
                double product = 0;
                for (int token = 0; token < LENGTH; token++) {
                    product += (double) x.get(token, a) * y.get(token, b);
                }
                sum += product * product;
            }
        }
        return sum;
    }

    private Tensor random() {
        float[] data = new float[LENGTH * WIDTH];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return Tensor.matrix("position", "hidden", LENGTH, WIDTH, data);
    }

    /// Components changed about, shifted and stretched: another basis, the same arrangement.
    private static Tensor turned(Tensor states, float stretch, float shift) {
        float[] data = new float[states.data().length];
        for (int i = 0; i < data.length; i++) {
            int row = i / WIDTH;
            int column = (i % WIDTH * 5 + 1) % WIDTH;
            data[row * WIDTH + column] = stretch * (i % 2 == 0 ? 1 : -1) * states.data()[i] + shift;
        }
        return Tensor.matrix("position", "hidden", LENGTH, WIDTH, data);
    }

    private static Tensor state(float... pairs) {
        return Tensor.matrix("position", "hidden", pairs.length / 2, 2, pairs);
    }

    private static Run run(Tensor... states) {
        Input input = Input.of(new int[states[0].shape()[0]]);
        return new Run(input, List.of(states), input, List.of());
    }
}
