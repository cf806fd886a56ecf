package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir
    Path temporary;

    @Test
    void verifyTellsTheLargestDifferenceOfEachSuite() throws IOException {
        Path golden = reference(temporary);

        Outcome outcome = Outcome.of("verify", golden.toString(), "--json");

        assertEquals("", outcome.err());
        assertEquals(ExitCode.FINE, outcome.code());
        assertEquals(List.of(), Schema.of("verify").violations(outcome.json()));
    }

    @Test
    void verifyNamesTheCaseThatDiffersAndFails() throws IOException {
        Path golden = reference(temporary);
        Path other = Path.of("../engine/src/test/resources/golden/models/v2_like_conv/base/golden.safetensors");
        Files.copy(
                other, golden.resolve("models/v3_like/base/golden.safetensors"), StandardCopyOption.REPLACE_EXISTING);

        Outcome outcome = Outcome.of("verify", golden.toString());

        assertEquals(ExitCode.FAILED, outcome.code());
        assertEquals(
                "disentangle: 1 of 2 cases differ from the reference",
                outcome.err().strip());
        assertTrue(outcome.out().contains("models: outputs and loss, v3_like/base: differs by"), outcome.out());
    }

    @Test
    void verifyOfAFolderWithoutReferenceValuesFails() {
        Outcome outcome = Outcome.of("verify", temporary.toString());

        assertEquals(ExitCode.FAILED, outcome.code());
        assertTrue(outcome.err().startsWith("disentangle: " + temporary + " holds no reference values"), outcome.err());
    }

    /// One small model with what the reference made of it.
    private static Path reference(Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("models/v3_like/base"));
        for (String name : List.of("config.json", "model.safetensors", "golden.safetensors")) {
            Path file = Path.of("../engine/src/test/resources/golden/models/v3_like/base", name);
            Files.copy(file, folder.resolve(name));
        }
        return root;
    }
}
