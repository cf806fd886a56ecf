package io.github.disentangle.engine.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCatalogTest {

    @TempDir
    Path folder;

    @Test
    void sourceTreeBringsItsSamplesWithoutAnySetting() {
        SampleCatalog samples = SampleCatalog.locate();

        assertEquals(
                List.of(
                        "backbone",
                        "fill-mask",
                        "multiple-choice",
                        "ner",
                        "nli",
                        "qa",
                        "sentiment",
                        "sentiment-unshared",
                        "sentiment-v3",
                        "similarity",
                        "topics"),
                samples.models().stream().map(Sample::name).toList());
        assertTrue(samples.model(SampleCatalog.DEFAULT_MODEL).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts", "multiple_choice", "ner", "nli", "qa", "sentiment", "similarity", "topics"})
    void everyTaskHasDevAndTestRows(String task) {
        SampleCatalog samples = SampleCatalog.locate();

        assertTrue(samples.data(task, "dev").isPresent());
        assertTrue(samples.data(task, "test").isPresent());
        assertEquals(Optional.empty(), samples.data(task, "train"));
    }

    @Test
    void onlyFoldersWithConfigurationAreModels() throws IOException {
        Files.createDirectories(folder.resolve("models/notes"));
        Path tiny = Files.createDirectories(folder.resolve("models/tiny"));
        Files.writeString(tiny.resolve("config.json"), "{}");

        assertEquals(List.of(new Sample("tiny", tiny)), SampleCatalog.at(folder).models());
    }

    @Test
    void folderIsTakenBeforeBundledName() {
        assertEquals(folder, SampleCatalog.locate().resolve(folder.toString()));
    }

    @ParameterizedTest
    @CsvSource({"sentimant, sentiment", "NLI, nli", "sentimentv3, sentiment-v3", "topic, topics"})
    void mistypedNameIsAnsweredWithTheNearestOne(String typed, String meant) {
        var failure = assertThrows(
                UnknownModelException.class, () -> SampleCatalog.locate().resolve(typed));

        assertEquals(
                "there is no folder '" + typed + "' and no bundled model of that name; did you mean '" + meant + "'?",
                failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-large", "a\0b"})
    void strangeNameIsAnsweredWithAllNames(String typed) {
        var failure = assertThrows(
                UnknownModelException.class, () -> SampleCatalog.locate().resolve(typed));

        assertTrue(failure.getMessage()
                .endsWith("; bundled are backbone, fill-mask, multiple-choice, ner, nli, qa, "
                        + "sentiment, sentiment-unshared, sentiment-v3, similarity, topics"));
    }

    @Test
    void fileInsteadOfFolderIsNamed() throws IOException {
        Path weights = Files.createFile(folder.resolve("model.safetensors"));

        var failure = assertThrows(
                UnknownModelException.class, () -> SampleCatalog.locate().resolve(weights.toString()));

        assertEquals("'" + weights + "' is a file; give the checkpoint folder that holds it", failure.getMessage());
    }

    @Test
    void missingSamplesAreSaid() {
        var failure = assertThrows(
                UnknownModelException.class, () -> SampleCatalog.at(folder).resolve("sentiment"));

        assertEquals(
                "there is no folder 'sentiment' and no bundled model of that name; no bundled models were found",
                failure.getMessage());
    }
}
