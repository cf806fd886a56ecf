package io.github.disentangle.engine.hook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Interventions against identities they have to keep, on the small random models of the reference (3 layers, 3 heads,
/// 8 buckets).
class InterventionRunTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    /// Token 3 and the last one are hidden.
    private static final Input INPUT = new Input(
            new int[] {5, 17, 42, 8, 99, 3, 61, 23, 77, 0},
            null,
            new float[] {1, 1, 1, 0, 1, 1, 1, 1, 1, 0},
            null,
            null);

    private static void onModel(String folder, Consumer<DebertaModel> test) {
        onModel(folder, new ScalarKernels(), test);
    }

    private static void onModel(String folder, Kernels kernels, Consumer<DebertaModel> test) {
        try (kernels;
                var checkpoint = Checkpoint.open(MODELS.resolve(folder));
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            test.accept(model);
        }
    }

    private static List<Intervention> parse(String... phrases) {
        return Arrays.stream(phrases).map(Intervention::parse).toList();
    }

    private static Run run(DebertaModel model, String... phrases) {
        return model.run(INPUT, parse(phrases), Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale c2p by 1.0",
                "scale c2c by 1.0 keeping temperature",
                "scale head 1.2 by 1.0",
                "scale feed-forward 1 by 1.0",
                "scale conv by 1.0",
                "scale relative-rows by 1.0",
                "insert gap 0 after token 4",
                "shift positions by 0",
                "shift positions by 7",
                "order tokens 0,1,2,3,4,5,6,7,8,9",
                "cut distance 50..60"
            })
    void theIdentityLeavesEveryBit(String phrase) {
        onModel(
                "v2_like_conv/base",
                model -> assertEquals(
                        model.run(INPUT).hiddenStates(), run(model, phrase).hiddenStates()));
    }

    @Test
    void withAllTermsMutedAttentionIsUniformOverTheVisibleKeys() {
        onModel("v3_like/base", model -> {
            Run run = run(model, "mute c2c", "mute c2p", "mute p2c");
            for (int layer = 0; layer < 3; layer++) {
                for (HeadAttention head : model.attention(run, layer)) {
                    for (int key = 0; key < INPUT.length(); key++) {
                        float expected = INPUT.attentionMask()[key] == 0 ? 0 : 1f / 8;
                        assertEquals(expected, head.probability().get(0, key), 1e-7f);
                        assertEquals(0, head.score().get(0, key));
                    }
                }
            }
        });
    }

    @Test
    void aMutedTermLeavesTheOthersAndNormalisedRows() {
        onModel("v3_like/base", model -> {
            HeadAttention plain = model.attention(model.run(INPUT), 0, 1);
            HeadAttention muted = model.attention(run(model, "mute c2p in head 0.1"), 0, 1);
            assertEquals(plain.contentToContent(), muted.contentToContent());
            assertEquals(plain.positionToContent(), muted.positionToContent());
            assertArrayEquals(new float[100], muted.contentToPosition().data());
            for (int query = 0; query < 10; query++) {
                float sum = 0;
                for (int key = 0; key < 10; key++) {
                    sum += muted.probability().get(query, key);
                }
                assertEquals(1, sum, 1e-6f);
            }
            assertEquals(
                    plain.probability(),
                    model.attention(run(model, "mute c2p in head 0.0"), 0, 1).probability());
        });
    }

    @Test
    void keepingTemperatureSpreadsTheScaleOverWhatIsLeft() {
        onModel("v3_like/base", model -> {
            HeadAttention muted = model.attention(run(model, "mute c2p in layer 0"), 0, 0);
            HeadAttention kept = model.attention(run(model, "mute c2p in layer 0 keeping temperature"), 0, 0);
            for (int i = 0; i < 100; i++) {
                assertEquals(
                        muted.score().data()[i] * Math.sqrt(3 / 2.0),
                        kept.score().data()[i],
                        1e-5);
            }
        });
    }

    static Stream<String> shifting() {
        return Stream.of("v3_like/base", "c2p_only_share/base", "p2c_only_separate/base", "separate_proj/base");
    }

    @ParameterizedTest
    @MethodSource("shifting")
    void movingAllTokensTogetherChangesNothing(String folder) {
        String[] moved = new String[INPUT.length()];
        for (int token = 0; token < moved.length; token++) {
            moved[token] = "place token " + token + " at " + (token + 1000);
        }
        onModel(
                folder,
                model -> assertEquals(
                        model.run(INPUT).hiddenStates(), run(model, moved).hiddenStates()));
    }

    @Test
    void virtualPositionsComputeWhatTokensThereWould() {
        // with the two hidden tokens deleted, the others keep their distances only if a gap of one is left open
        onModel("v3_like/base", model -> {
            Run plain = model.run(INPUT);
            Run closed = run(model, "delete token 3", "delete token 9", "insert gap 1 after token 2");
            int[] kept = {0, 1, 2, 4, 5, 6, 7, 8};
            for (int place = 0; place < kept.length; place++) {
                assertArrayEquals(
                        plain.lastHiddenState().at(kept[place]).data(),
                        closed.lastHiddenState().at(place).data(),
                        1e-4f);
            }
            assertNotEquals(
                    closed.lastHiddenState(),
                    run(model, "delete token 3", "delete token 9").lastHiddenState());
        });
    }

    @Test
    void orderingTokensIsTheModelOnTheReorderedText() {
        onModel("v3_like/base", model -> {
            int[] ids = {5, 17, 42, 8};
            Run ordered = model.run(Input.of(ids), parse("order tokens 2,0,1,3"), Progress.NONE);
            Run other = model.run(Input.of(42, 5, 17, 8));
            int[] place = {1, 2, 0, 3};
            for (int token = 0; token < ids.length; token++) {
                assertArrayEquals(
                        other.lastHiddenState().at(place[token]).data(),
                        ordered.lastHiddenState().at(token).data(),
                        1e-4f);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mute c2p in head 1.2",
                "mute c2c keeping temperature",
                "scale head 2.0 by 0.5",
                "mute feed-forward 1",
                "mute conv",
                "scale relative-rows by 0.25",
                "cut 4-6>1 in layer 2",
                "cut distance -1..1",
                "cut *>0-9",
                "place token 4 at 9",
                "order tokens 1,0,2,3,4,5,6,7,8,9",
                "replace token 1 by 33",
                "delete token 1",
                "hide token 1"
            })
    void aRerunEqualsAFullRunToTheBitAndKeepsTheLayersBelow(String phrase) {
        onModel("v2_like_conv/base", model -> {
            Run plain = model.run(INPUT);
            Run full = run(model, phrase);
            Run again = model.rerun(plain, parse(phrase), Progress.NONE);
            assertEquals(full.hiddenStates(), again.hiddenStates());
            assertEquals(parse(phrase), again.interventions());
            int first = Intervention.parse(phrase).firstLayer();
            for (int layer = 0; layer <= first; layer++) {
                if (layer < first) {
                    assertSame(plain.hiddenState(layer), again.hiddenState(layer));
                }
                assertEquals(plain.hiddenState(layer), again.hiddenState(layer));
            }
            assertNotEquals(plain.lastHiddenState(), again.lastHiddenState(), "the intervention has an effect");
            assertEquals(
                    plain.hiddenStates(),
                    model.rerun(again, List.of(), Progress.NONE).hiddenStates(),
                    "undone");
        });
    }

    @Test
    void manyVariantsAtOnceAreEachTheirOwnRun() {
        onModel("v2_like_conv/base", model -> {
            Run base = run(model, "mute head 1.1");
            List<List<Intervention>> variants = List.of(
                    parse("mute head 1.1", "mute c2p in layer 2"),
                    parse("delete token 2"),
                    parse("mute head 1.1"),
                    parse("mute c2p in layer 2", "mute head 1.1"),
                    parse("mute c2c in layer 2", "mute head 1.1"));
            List<Run> runs = model.rerunEach(base, variants, Progress.NONE);
            for (int variant = 0; variant < variants.size(); variant++) {
                assertEquals(
                        model.run(INPUT, variants.get(variant), Progress.NONE).hiddenStates(),
                        runs.get(variant).hiddenStates());
            }
        });
    }

    @Test
    void vectorKernelsAgreeWithScalarOnesUnderInterventions() {
        List<Tensor> states = new ArrayList<>();
        String[] phrases = {
            "mute c2p in head 0.1", "place token 4 at 9", "cut 5>2", "cut *>1 in head 2.2", "scale relative-rows by 0.5"
        };
        onModel("v2_like_conv/base", model -> states.add(run(model, phrases).lastHiddenState()));
        onModel("v2_like_conv/base", KernelProvider.select().kernels(), model -> {
            Tensor found = run(model, phrases).lastHiddenState();
            assertArrayEquals(states.getFirst().data(), found.data(), 2e-4f);
        });
    }

    @Test
    void aCutEdgeCarriesNothingAndTheRowIsShared() {
        onModel("v3_like/base", model -> {
            HeadAttention plain = model.attention(model.run(INPUT), 0, 2);
            HeadAttention cut = model.attention(run(model, "cut 4>6 in head 0.2", "cut 5>*"), 0, 2);
            float left = 1 - plain.probability().get(4, 6);
            for (int key = 0; key < 10; key++) {
                float expected = key == 6 ? 0 : plain.probability().get(4, key) / left;
                assertEquals(expected, cut.probability().get(4, key), 1e-5f);
                assertEquals(0, cut.probability().get(5, key));
                assertEquals(plain.probability().get(6, key), cut.probability().get(6, key));
            }
        });
    }

    @Test
    void aDistanceBandIsMeasuredWhereTokensStand() {
        onModel("v3_like/base", model -> {
            Run run = run(model, "place token 4 at 7", "cut distance -1..-1");
            Tensor pattern = model.attention(run, 0, 0).probability();
            assertEquals(0, pattern.get(6, 4), "6 - 7 = -1");
            assertEquals(0, pattern.get(4, 8), "7 - 8 = -1");
            assertTrue(pattern.get(4, 5) > 0, "7 - 5");
        });
    }

    @Test
    void tokenEditsAreWhatAnEditedInputGives() {
        onModel("v3_like/base", model -> {
            Run edited = run(model, "delete token 1", "replace token 2 by 50", "hide token 5");
            Input expected = new Input(
                    new int[] {5, 50, 8, 99, 3, 61, 23, 77, 0},
                    null,
                    new float[] {1, 1, 0, 1, 0, 1, 1, 1, 0},
                    null,
                    null);
            assertEquals(model.run(expected).hiddenStates(), edited.hiddenStates());
            assertSame(INPUT, edited.given());
            assertArrayEquals(expected.inputIds(), edited.input().inputIds());
        });
    }

    @Test
    void aReplacedTokenOfAnEmbeddedInputGetsItsWordVector() {
        onModel("v3_like/base", model -> {
            var embedded = new Input(null, model.embeddings().wordVectors(INPUT), INPUT.attentionMask(), null, null);
            assertEquals(
                    run(model, "replace token 2 by 50", "delete token 0").hiddenStates(),
                    model.run(embedded, parse("replace token 2 by 50", "delete token 0"), Progress.NONE)
                            .hiddenStates());
        });
    }

    static Stream<String> everyPoint() {
        var points = new ArrayList<String>();
        for (String site : List.of("q", "k", "v", "c2c", "c2p", "p2c", "scores", "pattern", "z")) {
            points.add("blocks.1.attn." + site);
            points.add("blocks.1.attn." + site + ".2");
        }
        points.addAll(List.of(
                "hidden_states.1",
                "blocks.1.attn.out",
                "blocks.1.mid",
                "blocks.1.ffn.pre",
                "blocks.1.ffn.act",
                "blocks.1.ffn.out",
                "conv.out",
                "hidden_states.3"));
        return points.stream();
    }

    @ParameterizedTest
    @MethodSource("everyPoint")
    void patchingInWhatWasThereChangesNothing(String key) {
        onModel("v2_like_conv/base", model -> {
            Run plain = model.run(INPUT);
            HookPoint point = HookPoint.parse(key);
            Tensor value = model.capture(plain, point);
            assertArrayEquals(point.shape(model.config(), 10), value.shape());
            Run patched = model.rerun(plain, List.of(Patch.of(point, value)), Progress.NONE);
            assertArrayEquals(
                    plain.lastHiddenState().data(), patched.lastHiddenState().data(), 1e-5f);
        });
    }

    @ParameterizedTest
    @MethodSource("everyPoint")
    void whatIsPatchedInIsWhatIsThen(String key) {
        onModel("v2_like_conv/base", model -> {
            HookPoint point = HookPoint.parse(key);
            Tensor other = model.capture(model.run(Input.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 10)), point);
            Patch patch = Patch.of(point, other);
            Run patched = run(model, patch.toString());
            assertEquals(other, model.capture(patched, point));
            assertNotEquals(model.run(INPUT).lastHiddenState(), patched.lastHiddenState());
        });
    }

    @Test
    void onlyTheChosenRowsArePatched() {
        onModel("v3_like/base", model -> {
            Run plain = model.run(INPUT);
            float[] values = new float[2 * 24];
            Arrays.fill(values, 0.5f);
            var point = new HookPoint.HiddenState(1);
            var patch = new Patch(point, List.of(6, 2), Tensor.matrix("position", "hidden", 2, 24, values));
            Run patched = model.rerun(plain, List.of(patch, new TokenEdit.DeleteToken(0)), Progress.NONE);
            Run deleted = model.rerun(plain, parse("delete token 0"), Progress.NONE);
            for (int place = 0; place < 9; place++) {
                boolean replaced = place == 5 || place == 1;
                assertArrayEquals(
                        replaced
                                ? Arrays.copyOf(values, 24)
                                : deleted.hiddenState(1).at(place).data(),
                        patched.hiddenState(1).at(place).data());
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2p_only_share/base | mute p2c | This model's attention has no p2c term: its scores are made of c2c and c2p.",
                "test_suite_default/base | shift positions by 1 | This model has no relative positions, so \"shift positions by 1\" could not change"
                        + " anything.",
                "test_suite_default/base | mute relative-rows | This model has no relative positions whose rows could be scaled.",
                "v3_like/base | mute c2p in layer 3 | There is no layer 3: this model has layers 0 to 2.",
                "v3_like/base | mute head 1.3 | There is no head 3: this model has heads 0 to 2.",
                "v3_like/base | mute feed-forward 7 | There is no layer 7: this model has layers 0 to 2.",
                "v3_like/base | mute conv | There is no conv.out: this model has no convolution.",
                "v3_like/base | cut 3>10 | There is no token 10: this input has tokens 0 to 9.",
                "v3_like/base | delete token 10 | There is no token 10: this input has tokens 0 to 9.",
                "v3_like/base | replace token 1 by 101 | There is no piece 101: this model's pieces are 0 to 100.",
                "v3_like/base | order tokens 1,0,2 | The order names 3 tokens but the input has 10.",
                "v3_like/base | patch hidden_states.4 with 1x1:AACAPw== | There is no hidden_states.4: this model has hidden_states.0 to"
                        + " hidden_states.3.",
                "v3_like/base | patch hidden_states.1 with 1x1:AACAPw== | The patch of hidden_states.1 has the shape 1x1 but this input needs 10x24.",
                "p2c_only_separate/base | patch blocks.0.attn.c2p.1 with 1x1:AACAPw== | There is no blocks.0.attn.c2p.1: this model's scores have no"
                        + " c2p term."
            })
    void whatDoesNotFitIsRefusedInOneSentence(String folder, String phrase, String sentence) {
        onModel(
                folder,
                model -> assertEquals(
                        sentence,
                        assertThrows(InterventionException.class, () -> run(model, phrase))
                                .getMessage()));
    }

    @Test
    void virtualPositionsWarnWhereTheyAreNotTheWholeStory() {
        onModel(
                "v3_like/base",
                model -> assertEquals(
                        List.of(),
                        Intervention.parse("insert gap 3 after token 1").warnings(model.config())));
        onModel(
                "v2_like_conv/base",
                model -> assertTrue(Intervention.parse("insert gap 3 after token 1")
                        .warnings(model.config())
                        .getFirst()
                        .startsWith("The convolution after layer 0")));
        onModel("no_buckets/base", model -> {
            assertTrue(Intervention.parse("insert gap 3 after token 1")
                    .warnings(model.config())
                    .getFirst()
                    .startsWith("This model also adds absolute positions"));
            assertFalse(run(model, "insert gap 3 after token 1")
                    .lastHiddenState()
                    .equals(model.run(INPUT).lastHiddenState()));
        });
    }
}
