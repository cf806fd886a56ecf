package io.github.disentangle.engine.task;

import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.WeightTensor;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.InputException;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A batch of inputs as the reference's `forward` takes it, with labels for the loss.
///
/// @param inputs the sequences, all of one length; of several choices, those of the first row come first
/// @param axes (batch, length), or (batch, choices, length)
/// @param labels by argument name: `labels`, `start_positions`, `end_positions`
public record TraceBatch(List<Input> inputs, int[] axes, Map<String, Labels> labels) {

    private static final List<String> NAMES = List.of(
            "input_ids",
            "attention_mask",
            "token_type_ids",
            "position_ids",
            "inputs_embeds",
            "labels",
            "start_positions",
            "end_positions");

    /// @param values row-major
    /// @param integral whether they came as integers
    public record Labels(float[] values, int[] shape, boolean integral) {}

    public TraceBatch {
        inputs = List.copyOf(inputs);
        labels = Map.copyOf(labels);
    }

    /// One text, or the choices for one question, filled up to the longest with hidden padding.
    public static TraceBatch of(List<Encoding> encodings, boolean choices, int padId) {
        int length = encodings.stream().mapToInt(Encoding::length).max().orElse(0);
        var inputs = new ArrayList<Input>();
        for (Encoding encoding : encodings) {
            int[] ids = Arrays.copyOf(encoding.ids(), length);
            Arrays.fill(ids, encoding.length(), length, padId);
            float[] mask = new float[length];
            Arrays.fill(mask, 0, encoding.length(), 1);
            inputs.add(new Input(ids, null, mask, Arrays.copyOf(encoding.typeIds(), length), null));
        }
        int[] axes = choices ? new int[] {1, inputs.size(), length} : new int[] {inputs.size(), length};
        return new TraceBatch(inputs, axes, Map.of());
    }

    /// Reads a safetensors file with any of the reference's input arguments.
    ///
    /// @throws io.github.disentangle.engine.checkpoint.CheckpointException if it is no such file
    /// @throws InputException if a tensor of it has an unknown name, or a shape or element type that does not fit
    public static TraceBatch read(Path file) {
        return read(file, "");
    }

    /// As [#read(Path)], from a file that keeps its inputs under names with a prefix, beside other tensors.
    public static TraceBatch read(Path file, String prefix) {
        try (Safetensors tensors = Safetensors.open(file)) {
            return new Reader(file, tensors, prefix).batch();
        }
    }

    /// The reader of one file.
    private record Reader(Path file, Safetensors tensors, String prefix) {

        TraceBatch batch() {
            for (String name : tensors.names()) {
                if (name.startsWith(prefix) && !NAMES.contains(name.substring(prefix.length()))) {
                    throw new InputException(
                            file + " holds '" + name + "'; inputs are named " + String.join(", ", NAMES));
                }
            }
            if (has("input_ids") == has("inputs_embeds")) {
                throw new InputException(file + " must hold either input_ids or inputs_embeds, but holds "
                        + (has("input_ids") ? "both" : "neither"));
            }
            String main = has("input_ids") ? "input_ids" : "inputs_embeds";
            int[] shape = tensors.tensor(prefix + main).shape();
            int[] axes = has("input_ids") ? shape : Arrays.copyOf(shape, Math.max(0, shape.length - 1));
            if (axes.length != 2 && axes.length != 3) {
                throw misshapen(main, "batch and length in front, or batch, choices and length");
            }
            if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
                throw misshapen(main, "an entry at least on every axis");
            }
            if (has("inputs_embeds")
                    && !tensors.tensor(prefix + "inputs_embeds").dtype().floating()) {
                throw new InputException(file + ": inputs_embeds must hold float32 values, found "
                        + tensors.tensor(prefix + "inputs_embeds").dtype());
            }
            return new TraceBatch(inputs(axes), axes, labels());
        }

        private List<Input> inputs(int... axes) {
            int length = axes[axes.length - 1];
            int count = axes.length == 2 ? axes[0] : Math.multiplyExact(axes[0], axes[1]);
            int[] ids = integers("input_ids", axes);
            int[] types = integers("token_type_ids", axes);
            int[] positions = integers("position_ids", axes);
            float[] mask = fractions("attention_mask", axes);
            float[] embeddings = has("inputs_embeds")
                    ? tensors.tensor(prefix + "inputs_embeds").floats()
                    : null;
            var inputs = new ArrayList<Input>();
            for (int sequence = 0; sequence < count; sequence++) {
                int from = sequence * length;
                int to = from + length;
                inputs.add(new Input(
                        ids == null ? null : Arrays.copyOfRange(ids, from, to),
                        embeddings == null ? null : embedding(embeddings, sequence, count, length),
                        mask == null ? null : Arrays.copyOfRange(mask, from, to),
                        types == null ? null : Arrays.copyOfRange(types, from, to),
                        positions == null ? null : Arrays.copyOfRange(positions, from, to)));
            }
            return inputs;
        }

        private static Tensor embedding(float[] all, int sequence, int count, int length) {
            int size = all.length / count;
            int width = size / length;
            float[] own = Arrays.copyOfRange(all, sequence * size, (sequence + 1) * size);
            return Tensor.matrix("position", "embedding", length, width, own);
        }

        private Map<String, Labels> labels() {
            var labels = new LinkedHashMap<String, Labels>();
            for (String name : List.of("labels", "start_positions", "end_positions")) {
                if (has(name)) {
                    WeightTensor tensor = tensors.tensor(prefix + name);
                    labels.put(
                            name,
                            new Labels(
                                    tensor.floats(),
                                    tensor.shape(),
                                    !tensor.dtype().floating()));
                }
            }
            return labels;
        }

        private int @Nullable [] integers(String name, int... axes) {
            if (!has(name)) {
                return null;
            }
            requireShape(name, axes);
            if (tensors.tensor(prefix + name).dtype().floating()) {
                throw new InputException(file + ": " + name + " must hold int64 values, found "
                        + tensors.tensor(prefix + name).dtype());
            }
            long[] values = tensors.longs(prefix + name);
            int[] narrow = new int[values.length];
            for (int i = 0; i < narrow.length; i++) {
                if (values[i] != (int) values[i]) {
                    throw new InputException(file + ": " + name + " holds " + values[i] + ", which is out of range");
                }
                narrow[i] = (int) values[i];
            }
            return narrow;
        }

        private float @Nullable [] fractions(String name, int... axes) {
            if (!has(name)) {
                return null;
            }
            requireShape(name, axes);
            return tensors.tensor(prefix + name).floats();
        }

        private void requireShape(String name, int... axes) {
            if (!Arrays.equals(tensors.tensor(prefix + name).shape(), axes)) {
                throw misshapen(name, Arrays.toString(axes));
            }
        }

        private InputException misshapen(String name, String expected) {
            return new InputException(file + ": " + name + " has the shape "
                    + Arrays.toString(tensors.tensor(prefix + name).shape()) + ", expected " + expected);
        }

        private boolean has(String name) {
            return tensors.names().contains(prefix + name);
        }
    }

    /// The labels given under this argument name.
    Optional<Labels> find(String name) {
        return Optional.ofNullable(labels.get(name));
    }

    /// The labels as class numbers.
    ///
    /// @param shape what the head takes
    /// @throws InputException if they are no integers or have another shape
    Optional<int[]> classes(String name, int... shape) {
        return find(name).map(given -> {
            if (!given.integral() || !Arrays.equals(given.shape(), shape)) {
                throw new InputException(name + " must hold int64 values of the shape " + Arrays.toString(shape)
                        + " for this model, found " + (given.integral() ? "int64" : "fractions") + " of the shape "
                        + Arrays.toString(given.shape()));
            }
            int[] classes = new int[given.values().length];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = (int) given.values()[i];
            }
            return classes;
        });
    }
}
