package io.github.disentangle.engine.mixing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The maps against their definitions, written out vector by vector on small random models.
class MixingMapsTest {

    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    /// Token 3 is hidden.
    private static final Input INPUT =
            new Input(new int[] {5, 17, 42, 8, 99, 3, 61}, null, new float[] {1, 1, 1, 0, 1, 1, 1}, null, null);

    private static Kernels kernels;

    @BeforeAll
    static void openKernels() {
        kernels = KernelProvider.select().kernels();
    }

    @AfterAll
    static void closeKernels() {
        kernels.close();
    }

    private interface Body {
        void accept(Checkpoint checkpoint, DebertaModel model, Run run);
    }

    private static void onModel(String folder, Body test) {
        try (var checkpoint = Checkpoint.open(MODELS.resolve(folder));
                var model = DebertaModel.load(checkpoint, kernels, WeightFormat.FP32, Progress.NONE)) {
            test.accept(checkpoint, model, model.run(INPUT));
        }
    }

    /// What every token sends to every state of a layer, by the definition: for query and key `F_ij` with the
    /// residual, or what the layer norm makes of it.
    private record Sent(double[][][] plain, double[][][] withResidual, double[][][] normed, double[][] states) {

        static Sent of(Checkpoint checkpoint, DebertaModel model, Run run, int layer) {
            String name = "encoder.layer." + layer + ".attention.";
            int heads = model.config().heads();
            int headSize = model.config().headSize();
            int width = model.config().hiddenSize();
            float[] valueWeight = checkpoint
                    .require(name + "self.value_proj.weight", width, width)
                    .floats();
            float[] valueBias =
                    checkpoint.require(name + "self.value_proj.bias", width).floats();
            float[] outWeight = checkpoint
                    .require(name + "output.dense.weight", width, width)
                    .floats();
            float[] outBias =
                    checkpoint.require(name + "output.dense.bias", width).floats();
            float[] gamma =
                    checkpoint.require(name + "output.LayerNorm.weight", width).floats();
            float[] beta =
                    checkpoint.require(name + "output.LayerNorm.bias", width).floats();
            List<HeadAttention> attention = model.attention(run, layer);
            Tensor x = run.hiddenState(layer);
            int length = run.length();
            double[][][] plain = new double[length][length][width];
            double[][][] withResidual = new double[length][length][width];
            double[][][] normed = new double[length][length][width];
            double[][] states = new double[length][width];
            for (int query = 0; query < length; query++) {
                double[] sum = new double[width];
                for (int key = 0; key < length; key++) {
                    for (int channel = 0; channel < width; channel++) {
                        double value = valueBias[channel];
                        for (int i = 0; i < width; i++) {
                            value += (double) x.get(key, i) * valueWeight[channel * width + i];
                        }
                        double weight =
                                attention.get(channel / headSize).probability().get(query, key);
                        for (int out = 0; out < width; out++) {
                            plain[query][key][out] += weight * value * outWeight[out * width + channel];
                        }
                    }
                    for (int out = 0; out < width; out++) {
                        withResidual[query][key][out] = plain[query][key][out] + (query == key ? x.get(key, out) : 0);
                        sum[out] += withResidual[query][key][out];
                    }
                }
                assertEquals(heads, attention.size());
                for (int out = 0; out < width; out++) {
                    sum[out] += outBias[out];
                }
                double mean = Arrays.stream(sum).average().orElseThrow();
                double variance = Arrays.stream(sum)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElseThrow();
                double sigma = Math.sqrt(variance + model.config().layerNormEpsilon());
                for (int key = 0; key < length; key++) {
                    double own =
                            Arrays.stream(withResidual[query][key]).average().orElseThrow();
                    for (int out = 0; out < width; out++) {
                        normed[query][key][out] = (withResidual[query][key][out] - own) / sigma * gamma[out];
                    }
                }
                for (int out = 0; out < width; out++) {
                    states[query][out] = (sum[out] - mean) / sigma * gamma[out] + beta[out];
                }
            }
            return new Sent(plain, withResidual, normed, states);
        }
    }

    private static double norm(double... vector) {
        return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3_like/base", "v2_like_conv/base", "c2p_only_share/base"})
    void normsAreThoseOfTheVectorsSent(String folder) {
        onModel(folder, (checkpoint, model, run) -> {
            for (int layer = 0; layer < model.config().layers(); layer++) {
                Sent sent = Sent.of(checkpoint, model, run, layer);
                Tensor middle = model.capture(run, new HookPoint.Block(layer, HookPoint.BlockSite.MIDDLE));
                for (int i = 0; i < middle.data().length; i++) {
                    int width = middle.shape()[1];
                    assertEquals(sent.states[i / width][i % width], middle.data()[i], 1e-4, "the parts are all");
                }
                check(sent.plain, Mixing.NORMS, model, run, layer);
                check(sent.withResidual, Mixing.NORMS_WITH_RESIDUAL, model, run, layer);
                check(sent.normed, Mixing.NORMS_WITH_RESIDUAL_AND_NORM, model, run, layer);
            }
        });
    }

    private static void check(double[][][] sent, Mixing mixing, DebertaModel model, Run run, int layer) {
        Tensor map = new MixingMaps(model, run, mixing).layer(layer, Progress.NONE);
        for (int query = 0; query < run.length(); query++) {
            for (int key = 0; key < run.length(); key++) {
                double expected = norm(sent[query][key]);
                assertEquals(
                        expected, map.get(query, key), 1e-4 * Math.max(1, expected), mixing + " of layer " + layer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3_like/base", "v2_like_conv/base"})
    void altiIsHowMuchCloserTheTokensPartBringsTheState(String folder) {
        onModel(folder, (checkpoint, model, run) -> {
            for (int layer = 0; layer < model.config().layers(); layer++) {
                Sent sent = Sent.of(checkpoint, model, run, layer);
                Tensor map = new MixingMaps(model, run, Mixing.ALTI).layer(layer, Progress.NONE);
                for (int query = 0; query < run.length(); query++) {
                    double size =
                            Arrays.stream(sent.states[query]).map(Math::abs).sum();
                    double[] near = new double[run.length()];
                    for (int key = 0; key < near.length; key++) {
                        double distance = 0;
                        for (int i = 0; i < sent.states[query].length; i++) {
                            distance += Math.abs(sent.states[query][i] - sent.normed[query][key][i]);
                        }
                        near[key] = Math.max(0, size - distance);
                    }
                    double all = Arrays.stream(near).sum();
                    for (int key = 0; key < near.length; key++) {
                        assertEquals(near[key] / all, map.get(query, key), 1e-4, "layer " + layer);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3_like/base", "v2_like_conv/base"})
    void removalsAreTurnsOfTheLayersOutputInARealRun(String folder) {
        onModel(folder, (_, model, run) -> {
            int length = run.length();
            int heads = model.config().heads();
            int headSize = model.config().headSize();
            for (int layer = 0; layer < model.config().layers(); layer++) {
                double[][] zeroed = new double[length][length];
                double[][] removed = new double[length][length];
                for (int key = 0; key < length; key++) {
                    var zero = new Patch(
                            HookPoint.parse("blocks." + layer + ".attn.v"),
                            List.of(key),
                            new Tensor(
                                    List.of("position", "head", "channel"),
                                    new int[] {1, heads, headSize},
                                    new float[heads * headSize]));
                    var cut = Intervention.parse("cut *>" + key + " in layer " + layer);
                    turns(run, model.run(INPUT, List.of(zero), Progress.NONE), layer + 1, key, zeroed);
                    turns(run, model.run(INPUT, List.of(cut), Progress.NONE), layer + 1, key, removed);
                }
                checkRows(zeroed, new MixingMaps(model, run, Mixing.VALUE_ZEROING).layer(layer, Progress.NONE));
                checkRows(removed, new MixingMaps(model, run, Mixing.KEY_REMOVAL).layer(layer, Progress.NONE));
            }
        });
    }

    private static void turns(Run run, Run changed, int index, int key, double[][] turns) {
        Tensor whole = run.hiddenState(index);
        Tensor other = changed.hiddenState(index);
        for (int query = 0; query < turns.length; query++) {
            double product = 0;
            double one = 0;
            double two = 0;
            for (int i = 0; i < whole.shape()[1]; i++) {
                product += (double) whole.get(query, i) * other.get(query, i);
                one += (double) whole.get(query, i) * whole.get(query, i);
                two += (double) other.get(query, i) * other.get(query, i);
            }
            turns[query][key] = one == 0 ? 0 : Math.max(0, 1 - product / Math.sqrt(one * two));
        }
    }

    private static void checkRows(double[][] turns, Tensor map) {
        for (int query = 0; query < turns.length; query++) {
            double sum = Arrays.stream(turns[query]).sum();
            for (int key = 0; key < turns.length; key++) {
                double expected = sum > 0 ? turns[query][key] / sum : query == key ? 1 : 0;
                assertEquals(expected, map.get(query, key), 1e-3, "query " + query + ", key " + key);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void followedThroughAllLayersEveryStateStaysWhole(Mixing mixing) {
        onModel("v3_like/base", (_, model, run) -> {
            var maps = new MixingMaps(model, run, mixing);

            Tensor rollout = maps.rollout(Progress.NONE);

            assertEquals(List.of("query", "key"), rollout.axes());
            for (int query = 0; query < run.length(); query++) {
                double[] state = new double[run.length()];
                state[query] = 1;
                double[] flow = maps.flow(state, Progress.NONE);
                assertEquals(1, Arrays.stream(flow).sum(), 1e-4);
                float[] rounded = new float[flow.length];
                for (int key = 0; key < rounded.length; key++) {
                    rounded[key] = (float) flow[key];
                }
                assertArrayEquals(rounded, rollout.at(query).data(), 1e-6f);
            }
            assertEquals(3, maps.layers(Progress.NONE).size());
        });
    }

    /// The rollout of the literature, `Â = (A + I)/2`, written out.
    @Test
    void attentionIsFollowedTogetherWithWhatStatesKeep() {
        onModel("v3_like/base", (_, model, run) -> {
            var maps = new MixingMaps(model, run, Mixing.ATTENTION);
            double[] expected = new double[run.length()];
            expected[2] = 1;
            for (int layer = 2; layer >= 0; layer--) {
                Tensor map = maps.layer(layer, Progress.NONE);
                double[] next = new double[expected.length];
                for (int query = 0; query < next.length; query++) {
                    for (int key = 0; key < next.length; key++) {
                        next[key] += expected[query] * (map.get(query, key) + (query == key ? 1 : 0)) / 2;
                    }
                }
                expected = next;
            }
            double[] state = new double[run.length()];
            state[2] = 1;

            assertArrayEquals(expected, maps.flow(state, Progress.NONE), 1e-6);
        });
    }

    @Test
    void aHiddenTokenSendsNothingToOthers() {
        onModel("v3_like/base", (_, model, run) -> {
            for (Mixing mixing : Mixing.values()) {
                Tensor map = new MixingMaps(model, run, mixing).layer(1, Progress.NONE);
                for (int query = 0; query < run.length(); query++) {
                    if (query != 3) {
                        assertEquals(0, map.get(query, 3), 1e-6, mixing.toString());
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void mapsCanBeCancelled(Mixing mixing) {
        var cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        onModel("v3_like/base", (_, model, run) -> {
            var maps = new MixingMaps(model, run, mixing);
            assertThrows(CancellationException.class, () -> maps.layers(cancelled));
            assertThrows(CancellationException.class, () -> maps.rollout(cancelled));
        });
        assertTrue(mixing.toString().matches("[a-z-]+"));
    }
}
