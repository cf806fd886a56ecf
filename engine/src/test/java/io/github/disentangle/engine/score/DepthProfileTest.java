package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthProfileTest {

    @Test
    void headsCountAlikeAndThoseWithNothingToShareNotAtAll() {
        DepthProfile profile = DepthProfile.of(List.of(
                List.of(shares(0.2f, 0.3f, 0.5f), shares(0.4f, 0.6f, 0), shares(Float.NaN, Float.NaN, Float.NaN)),
                List.of(shares(Float.NaN, Float.NaN, Float.NaN))));
        assertArrayEquals(
                new float[] {0.3f, Float.NaN},
                profile.of(Term.CONTENT_TO_CONTENT).data(),
                1e-6f);
        assertArrayEquals(
                new float[] {0.45f, Float.NaN},
                profile.of(Term.CONTENT_TO_POSITION).data(),
                1e-6f);
        assertArrayEquals(
                new float[] {0.25f, Float.NaN},
                profile.of(Term.POSITION_TO_CONTENT).data(),
                1e-6f);
    }

    private static TermShares shares(float... knockOut) {
        Tensor none = Tensor.vector("term", 0, 0, 0);
        return new TermShares(0, 0, none, none, Tensor.vector("term", knockOut));
    }
}
