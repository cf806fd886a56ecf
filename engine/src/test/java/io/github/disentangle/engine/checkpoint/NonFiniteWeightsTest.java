package io.github.disentangle.engine.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonFiniteWeightsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void tensorIsNamedOnceItsValuesWereRead(float bad) {
        float[] bias = {0, bad, Float.MAX_VALUE};
        try (var checkpoint =
                new Variant("v3_like/seqcls").with("classifier.bias", bias, 3).open(folder)) {
            WeightTensor tensor = checkpoint.require("classifier.bias", 3);
            float[] one = new float[1];
            tensor.read(2, one, 0, 1);
            assertEquals(List.of(), checkpoint.warnings());
            tensor.read(1, one, 0, 1);
            assertEquals(List.of(warning()), checkpoint.warnings());
        }
    }

    @Test
    void scanFindsThemWithoutAnybodyReading() {
        float[] bias = {0, 1, Float.NaN};
        try (var checkpoint =
                new Variant("v3_like/seqcls").with("classifier.bias", bias, 3).open(folder)) {
            checkpoint.scan();
            assertEquals(List.of(warning()), checkpoint.warnings());
        }
    }

    private String warning() {
        return "Tensor \"classifier.bias\" of " + folder.resolve("model.safetensors")
                + " holds values that are infinite or not a number.";
    }
}
