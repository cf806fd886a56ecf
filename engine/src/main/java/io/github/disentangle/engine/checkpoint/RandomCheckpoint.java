package io.github.disentangle.engine.checkpoint;

import com.google.gson.JsonObject;
import io.github.disentangle.engine.kernel.WeightRows;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Makes folders with the shape of a published model and random weights: what speed is measured on when no model is at
/// hand.
public final class RandomCheckpoint {

    private RandomCheckpoint() {}

    /// Writes `config.json` and `model.safetensors` (fp32) of a model with the head its configuration names first,
    /// or with a bare encoder. The same seed gives the same values. Weights are drawn uniformly with the standard
    /// deviation 0.02 of the reference's initialisation, biases likewise, the scales of layer norms around 1.
    ///
    /// @param folder an existing folder
    /// @param config the fields of `config.json`
    /// @throws CheckpointException when the configuration is not one of the family or the files cannot be written
    public static void write(Path folder, JsonObject config, long seed) {
        try {
            Files.writeString(folder.resolve("config.json"), config.toString());
        } catch (IOException e) {
            throw new CheckpointException(
                    folder.resolve("config.json") + " cannot be written: " + CheckpointException.reason(e) + ".", e);
        }
        var writer = new SafetensorsWriter().metadata("format", "pt");
        var random = new SplittableRandom(seed);
        ModelConfig read = new ConfigReader(config, folder + "/config.json").config();
        var specs = new ArrayList<>(ExpectedTensors.base(read));
        read.architectures().stream()
                .findFirst()
                .flatMap(HeadKind::ofArchitecture)
                .ifPresent(kind -> specs.addAll(ExpectedTensors.head(kind, read)));
        for (var spec : specs) {
            boolean scale = spec.name().endsWith("LayerNorm.weight");
            writer.add(spec.name(), new RandomTensor(spec.name(), spec.shape(), scale ? 1 : 0, random.split()));
        }
        writer.write(folder.resolve("model.safetensors"));
    }

    /// Values drawn while they are written, so that a model larger than the heap can be made. Read once, in order.
    private record RandomTensor(String name, int[] shape, float mean, SplittableRandom random) implements WeightTensor {

        private static final float DEVIATION = 0.02f;

        @Override
        public DType dtype() {
            return DType.F32;
        }

        @Override
        public long size() {
            return StoredTensor.size(shape);
        }

        @Override
        public void read(long from, float[] target, int to, int count) {
            double width = DEVIATION * Math.sqrt(12);
            for (int i = to; i < to + count; i++) {
                target[i] = (float) (mean + width * (random.nextDouble() - 0.5));
            }
        }

        @Override
        public float[] floats() {
            float[] values = new float[Math.toIntExact(size())];
            read(0, values, 0, values.length);
            return values;
        }

        @Override
        public WeightRows rows() {
            int columns = Math.toIntExact(size() / shape[0]);
            return WeightRows.of(floats(), shape[0], columns);
        }

        @Override
        public Tensor toTensor() {
            var axes =
                    IntStream.range(0, shape.length).mapToObj(Integer::toString).toList();
            return new Tensor(axes, shape, floats());
        }
    }
}
