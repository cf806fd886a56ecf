package io.github.disentangle.engine.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Gradients with more than the word vectors as input: distances and attention weights.
class PositionGradientsTest {

    private static final Path MODELS = Path.of("..", "samples", "models");

    private static Kernels kernels;
    private static OpenModel sentiment;
    private static OpenModel nli;

    @BeforeAll
    static void open() {
        kernels = KernelProvider.select().kernels();
        sentiment = OpenModel.open(MODELS.resolve("sentiment-v3"), OpenOptions.with(kernels), Progress.NONE);
        nli = OpenModel.open(MODELS.resolve("nli"), OpenOptions.with(kernels), Progress.NONE);
    }

    @AfterAll
    static void close() {
        sentiment.close();
        nli.close();
        kernels.close();
    }

    private static Subject film() {
        return new Subjects(sentiment)
                .of(new TextInput("I don't think this film is bad."), Optional.of("POSITIVE"), Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void tokensAndDistancesSumToTheDifference(Baseline baseline) {
        Subject subject = film();
        Input given = subject.run().input();
        var start = new Input(null, baseline.of(subject), given.attentionMask(), given.tokenTypeIds(), null);
        var none = List.of(Intervention.parse("mute relative-rows"));
        double difference =
                subject.value() - subject.values(List.of(sentiment.model().run(start, none, Progress.NONE)))[0];

        var found = new PositionGradients(baseline, OptionalInt.empty()).explain(subject, Progress.NONE);

        assertEquals(difference, found.sum().total(), 1e-4);
        double sum =
                found.distances().stream().mapToDouble(DistanceShare::share).sum();
        assertEquals(sum, found.sum().rest(), 1e-9);
        for (float score : found.scores().data()) {
            sum += score;
        }
        assertTrue(
                Math.abs(sum - difference) <= IntegratedGradients.TOLERANCE * Math.abs(difference),
                () -> found.residual() + " of " + difference + " after "
                        + found.sum().passes());
        assertTrue(found.positionShare() > 0 && found.positionShare() < 1);
    }

    @Test
    void everyDistanceOfTheTextHasOneShare() {
        Subject subject = new Subjects(nli)
                .of(
                        new PairInput("Nobody came to the party last night.", "Peter came."),
                        Optional.of("contradiction"),
                        Progress.NONE);

        var found = new PositionGradients(Baseline.PAD, OptionalInt.of(3)).explain(subject, Progress.NONE);

        int[] distances = found.distances().stream()
                .flatMapToInt(share -> IntStream.rangeClosed(share.from(), share.to()))
                .toArray();
        assertEquals(
                IntStream.range(1 - subject.length(), subject.length()).boxed().toList(),
                IntStream.of(distances).boxed().toList());
        assertEquals(3, found.sum().passes());
    }

    /// As good as a model whose relative rows count for nothing: the scores of plain integrated gradients.
    @Test
    void withoutPositionTermsDistancesCountNothing(@TempDir Path folder) throws IOException {
        try (var files = Files.list(MODELS.resolve("sentiment-v3"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        Files.writeString(config, text.replaceAll("\"pos_att_type\": *(\\[[^]]*]|\"[^\"]*\")", "\"pos_att_type\": []"));
        try (OpenModel open = OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE)) {
            Subject subject = new Subjects(open).of(new TextInput("Not bad."), Optional.empty(), Progress.NONE);

            var found = new PositionGradients(Baseline.PAD, OptionalInt.of(5)).explain(subject, Progress.NONE);

            assertTrue(found.distances().stream().allMatch(share -> share.share() == 0));
            assertEquals(
                    new IntegratedGradients(Baseline.PAD, OptionalInt.of(5))
                            .explain(subject, Progress.NONE)
                            .scores(),
                    found.scores());
        }
    }

    @Test
    void aModelWithoutRelativePositionsIsTold(@TempDir Path folder) throws IOException {
        try (var files = Files.list(MODELS.resolve("sentiment-v3"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path config = folder.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config).replace("\"relative_attention\": true", "\"relative_attention\": false"));
        try (OpenModel open = OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE)) {
            Subject subject = new Subjects(open).of(new TextInput("Not bad."), Optional.empty(), Progress.NONE);
            var explainer = new PositionGradients(Baseline.PAD, OptionalInt.of(5));

            var failure = assertThrows(InterventionException.class, () -> explainer.explain(subject, Progress.NONE));

            assertEquals("This model has no relative positions whose rows could be scaled.", failure.getMessage());
        }
    }

    @Test
    void attentionXGradientKeepsWhereMoreAttentionRaisesTheTarget() {
        Subject subject = film();
        int layers = sentiment.config().layers();
        int length = subject.length();

        List<Tensor> maps = new AttentionXGradient().maps(subject, Progress.NONE);

        assertEquals(layers, maps.size());
        var last = HookPoint.parse("blocks." + (layers - 1) + ".attn.pattern");
        var request = GradientRequest.of(LocalRules.EXACT).withPoints(Set.of(last));
        Tensor gradient = subject.gradient(request, Progress.NONE).points().get(last);
        var heads = sentiment.model().attention(subject.run(), layers - 1);
        for (int query = 0; query < length; query++) {
            for (int key = 0; key < length; key++) {
                double expected = 0;
                for (int head = 0; head < heads.size(); head++) {
                    double product = heads.get(head).probability().get(query, key) * gradient.get(head, query, key);
                    expected += Math.max(0, product) / heads.size();
                }
                assertEquals(expected, maps.getLast().get(query, key), 1e-6);
            }
        }
        for (int query = 1; query < length; query++) {
            for (int key = 0; key < length; key++) {
                assertEquals(0, maps.getLast().get(query, key), 1e-9, "the head reads the first state only");
            }
        }
    }

    /// `R ← R + Ā·R` from `R = I`, as matrices.
    @Test
    void attentionXGradientIsFollowedFromTheFirstLayerUp() {
        Subject subject = film();
        int length = subject.length();
        double[][] rollout = new double[length][length];
        for (int token = 0; token < length; token++) {
            rollout[token][token] = 1;
        }
        for (Tensor map : new AttentionXGradient().maps(subject, Progress.NONE)) {
            double[][] next = new double[length][length];
            for (int query = 0; query < length; query++) {
                for (int key = 0; key < length; key++) {
                    next[query][key] = rollout[query][key];
                    for (int between = 0; between < length; between++) {
                        next[query][key] += map.get(query, between) * rollout[between][key];
                    }
                }
            }
            rollout = next;
        }

        float[] found = new AttentionXGradient()
                .explain(subject, Progress.NONE)
                .scores()
                .data();

        for (int token = 0; token < length; token++) {
            assertEquals(rollout[0][token], found[token], 1e-5 * Math.max(1, rollout[0][token]));
        }
    }
}
