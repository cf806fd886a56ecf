package io.github.disentangle.engine.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything the project keeps of the reference: models, formats, pipelines, and the bundled samples.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceSweepTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    @TempDir
    static Path temporary;

    private final Kernels kernels = KernelProvider.select().kernels();

    /// All models of `pipelines` have one tokenizer, of which the project keeps one copy.
    @BeforeAll
    void giveThePipelinesTheirTokenizer() throws IOException {
        Path pipelines = RESOURCES.resolve("pipelines");
        Path tokenizer = RESOURCES.resolve("tokenizer/saved-by-v4");
        try (Stream<Path> files = Files.walk(pipelines)) {
            for (Path file : files.toList()) {
                Path target = temporary.resolve("pipelines").resolve(pipelines.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
                if (file.endsWith("config.json")) {
                    Path vocabulary = RESOURCES.resolve("tokenizer/reference/spm.model");
                    Files.copy(vocabulary, target.resolveSibling("spm.model"));
                    for (String name : List.of("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")) {
                        Files.copy(tokenizer.resolve(name), target.resolveSibling(name));
                    }
                }
            }
        }
    }

    @AfterAll
    void close() {
        kernels.close();
    }

    Stream<ReferenceCase> cases() {
        return Stream.of(RESOURCES.resolve("golden"), temporary, Path.of("..", "samples"))
                .flatMap(folder -> ReferenceSweep.cases(folder, kernels).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(ReferenceCase one) {
        assertEquals(Optional.empty(), one.run().problem());
    }

    @Test
    void everySuiteHasItsCases() {
        List<String> suites = cases().map(ReferenceCase::suite).distinct().toList();
        assertEquals(
                List.of(
                        "models: outputs and loss",
                        "models: scores",
                        "formats",
                        "bnb_nf4",
                        "bnb_int8",
                        "pipelines: v4",
                        "pipelines: v5",
                        "samples: tokens and logits",
                        "samples: pipelines",
                        "samples: states and attentions"),
                suites);
    }

    @Test
    void folderWithoutReferenceValuesIsRefused() {
        Path nothing = temporary.resolve("nothing");
        var failure = assertThrows(ReferenceException.class, () -> ReferenceSweep.cases(nothing, kernels));
        assertTrue(failure.getMessage().startsWith(nothing + " holds no reference values"), failure.getMessage());
    }

    @Test
    void differencesProblemsAndCountsAreSummedUpBySuite() {
        var cases = List.of(
                new ReferenceCase("a", "near", 0.1, comparison -> comparison.number("x", 1, 1.0625)),
                new ReferenceCase("a", "far", 0.1, comparison -> comparison.number("x", 1, 1.25)),
                new ReferenceCase("b", "other", 0, comparison -> comparison.same("word", "one", "two")),
                new ReferenceCase("b", "broken", 0, comparison -> {
                    throw new IllegalStateException("no luck");
                }),
                new ReferenceCase("b", "undefined", 0, comparison -> comparison.number("x", 1, Double.NaN)));
        assertEquals(
                List.of(
                        new ReferenceSweep.SuiteSummary(
                                "a", 2, 0.25, 0.1, List.of("far: differs by 0.25, allowed is 0.1")),
                        new ReferenceSweep.SuiteSummary(
                                "b",
                                3,
                                0,
                                0,
                                List.of(
                                        "other: word: expected one, found two",
                                        "broken: IllegalStateException: no luck",
                                        "undefined: x: expected 1.0, found NaN"))),
                ReferenceSweep.run(cases, Progress.NONE));
    }
}
