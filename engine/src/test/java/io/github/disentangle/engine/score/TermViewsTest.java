package io.github.disentangle.engine.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What one head's terms say about each other: centred, as shares, as experts, as odds and down to channels.
class TermViewsTest {

    private static final int LENGTH = RandomModels.INPUT.length();
    private static final boolean[] VISIBLE = RandomModels.INPUT.visible();

    static List<String> models() throws IOException {
        return RandomModels.names();
    }

    private static float[] softmax(Tensor scores) {
        var head = new HeadAttention(0, 0, scores, scores, scores, scores, scores, false, false);
        return Experts.of(head, VISIBLE).contentToContent().data();
    }

    @ParameterizedTest
    @MethodSource("models")
    void centringLeavesThePatternAndNothingOnAverage(String name) {
        RandomModels.on(name, model -> {
            HeadAttention head = model.attention(model.run(RandomModels.INPUT), 1, 1);
            HeadAttention centred = new RowCentring(VISIBLE).of(head);

            assertSame(head.probability(), centred.probability());
            float[] pattern = softmax(centred.score());
            for (int query = 0; query < LENGTH; query++) {
                double mean = 0;
                for (int key = 0; key < LENGTH; key++) {
                    mean += VISIBLE[key] ? centred.contentToContent().get(query, key) : 0;
                    if (VISIBLE[query]) {
                        assertEquals(head.probability().get(query, key), pattern[query * LENGTH + key], 1e-6f);
                    }
                    assertEquals(
                            centred.score().get(query, key),
                            centred.contentToContent().get(query, key)
                                    + centred.contentToPosition().get(query, key)
                                    + centred.positionToContent().get(query, key),
                            1e-5f);
                }
                assertEquals(0, mean, 1e-5);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void sharesSumToOne(String name) {
        RandomModels.on(name, model -> {
            for (HeadAttention head : model.attention(model.run(RandomModels.INPUT), 2)) {
                TermShares shares = TermShares.of(head, VISIBLE);
                assertEquals(1, sum(shares.covariance()), 1e-5f);
                assertEquals(1, sum(shares.knockOut()), 1e-5f);
                for (int query = 0; query < LENGTH; query++) {
                    assertEquals(1, sum(shares.byQuery().at(query)), 1e-4f);
                }
                for (Term term : Term.values()) {
                    assertTrue(shares.knockOut(term) >= 0, shares::toString);
                    if (!term.presentIn(model.config())) {
                        assertEquals(0, shares.covariance(term));
                        assertEquals(0, shares.knockOut(term), 1e-6f);
                    }
                }
            }
        });
    }

    @Test
    void theShareOfATermIsItsRegressionOnTheScore() {
        Tensor c2c = Tensor.matrix("query", "key", 3, 3, new float[] {1, 2, 3, 0, 0, 6, 4, 4, 4});
        Tensor c2p = Tensor.matrix("query", "key", 3, 3, new float[] {2, 4, 6, 0, 0, -3, 0, 0, 0});
        Tensor p2c = Tensor.matrix("query", "key", 3, 3, new float[9]);
        Tensor score = Tensor.matrix("query", "key", 3, 3, new float[] {3, 6, 9, 0, 0, 3, 4, 4, 4});
        var head = new HeadAttention(0, 0, score, score, c2c, c2p, p2c, true, true);

        TermShares shares = TermShares.of(head, null);

        assertArrayEquals(
                new float[] {1 / 3f, 2 / 3f, 0}, shares.byQuery().at(0).data(), 1e-6f);
        assertArrayEquals(new float[] {2, -1, 0}, shares.byQuery().at(1).data(), 1e-6f);
        assertTrue(Float.isNaN(shares.byQuery().get(2, 0)), "nothing to share where all keys are alike");
        // sums of squares 18, 6 and 0
        assertArrayEquals(
                new float[] {(6 + 12) / 24f, (12 - 6) / 24f, 0},
                shares.covariance().data(),
                1e-6f);
    }

    @Test
    void knockOutWeighsHowFarThePatternMoves() {
        RandomModels.on("v3_like", model -> {
            Run run = model.run(RandomModels.INPUT);
            HeadAttention head = model.attention(run, 0, 1);
            double[] moved = new double[3];
            for (Term term : Term.values()) {
                Run without = RandomModels.run(model, "mute " + term.key() + " in head 0.1");
                Tensor pattern = model.attention(without, 0, 1).probability();
                for (int query = 0; query < LENGTH; query++) {
                    for (int key = 0; VISIBLE[query] && key < LENGTH; key++) {
                        double p = head.probability().get(query, key);
                        moved[term.ordinal()] += p == 0 ? 0 : p * Math.log(p / pattern.get(query, key));
                    }
                }
            }
            TermShares shares = TermShares.of(head, VISIBLE);
            for (Term term : Term.values()) {
                assertEquals(moved[term.ordinal()] / (moved[0] + moved[1] + moved[2]), shares.knockOut(term), 1e-4);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void thePatternIsTheProductOfItsExperts(String name) {
        RandomModels.on(name, model -> {
            HeadAttention head = model.attention(model.run(RandomModels.INPUT), 1, 0);
            Experts experts = Experts.of(head, VISIBLE);
            for (int query = 0; query < LENGTH; query++) {
                double sum = 0;
                double[] product = new double[LENGTH];
                for (int key = 0; key < LENGTH; key++) {
                    product[key] = (double) experts.contentToContent().get(query, key)
                            * experts.contentToPosition().get(query, key)
                            * experts.positionToContent().get(query, key);
                    sum += product[key];
                }
                for (int key = 0; VISIBLE[query] && key < LENGTH; key++) {
                    assertEquals(head.probability().get(query, key), product[key] / sum, 1e-6);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void logOddsAreTheSumOfWhatTheTermsAdd(String name) {
        RandomModels.on(name, model -> {
            HeadAttention head = model.attention(model.run(RandomModels.INPUT), 2, 1);
            LogOdds odds = LogOdds.of(head, 4, 1, 7);

            assertEquals(odds.observed(), odds.score(), 1e-5);
            assertEquals(
                    odds.observed(),
                    odds.of(Term.CONTENT_TO_CONTENT)
                            + odds.of(Term.CONTENT_TO_POSITION)
                            + odds.of(Term.POSITION_TO_CONTENT),
                    1e-5);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void productsOfChannelsSumToTheAddends(String name) {
        RandomModels.on(name, model -> {
            for (String phrase : List.of("scale c2c by 1.0", "scale c2c by 0.5", "insert gap 6 after token 4")) {
                if (phrase.startsWith("insert") && !model.config().relativeAttention()) {
                    continue;
                }
                Run run = RandomModels.run(model, phrase);
                HeadAttention head = model.attention(run, 1, 2);
                CellProducts products = CellProducts.of(model, run, 1, 2, 2, 7);

                assertEquals(phrase.startsWith("insert") ? -11 : -5, products.distance());
                assertEquals(head.contentToContent().get(2, 7), sum(products.contentToContent()), 1e-5f);
                assertEquals(head.contentToPosition().get(2, 7), sum(products.contentToPosition()), 1e-5f);
                assertEquals(head.positionToContent().get(2, 7), sum(products.positionToContent()), 1e-5f);
            }
        });
    }

    private static float sum(Tensor values) {
        float sum = 0;
        for (float value : values.data()) {
            sum += value;
        }
        return sum;
    }
}
