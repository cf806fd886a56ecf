package io.github.disentangle.engine.verify;

import io.github.disentangle.engine.checkpoint.HeadKind;
import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.checkpoint.WeightFile;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TraceBatch;
import io.github.disentangle.engine.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// One sequence classifier in every format a checkpoint may have: whole files under `formats/`, quantised ones under
/// `bnb_nf4/` and `bnb_int8/`, all with the logits of `models/v3_like/seqcls`; and files of single tensors.
final class FormatCases {

    private static final double TOLERANCE = 1e-4;
    /// Half a step of 8-bit weights, and what their scale loses in half precision, relative to the largest weight
    /// of a row.
    private static final double EIGHT_BIT = 0.5 / 127 + 0.0006;

    private final Path root;
    private final Path plain;
    private final Path golden;
    private final Kernels kernels;
    private final List<ReferenceCase> cases = new ArrayList<>();

    private FormatCases(Path root, Kernels kernels) {
        this.root = root;
        this.plain = root.resolve("models/v3_like/seqcls");
        this.golden = plain.resolve("golden.safetensors");
        this.kernels = kernels;
    }

    static List<ReferenceCase> in(Path root, Kernels kernels) {
        var formats = new FormatCases(root, kernels);
        if (Files.exists(formats.golden)) {
            formats.wholeModels();
            formats.quantised();
        }
        formats.singleTensors();
        return formats.cases;
    }

    private void wholeModels() {
        for (Path file : ReferenceFiles.under(root.resolve("formats"), Files::isRegularFile)) {
            String name = file.getFileName().toString();
            if (file.getParent().endsWith("formats")
                    && (name.startsWith("pytorch_model.") || name.startsWith("model."))) {
                add("formats", name, TOLERANCE, comparison -> inFolder(file, comparison));
            }
        }
        for (Path config : ReferenceFiles.under(root.resolve("formats"), file -> file.endsWith("config.json"))) {
            Path folder = config.getParent();
            add(
                    "formats",
                    folder.getFileName().toString(),
                    TOLERANCE,
                    comparison -> compare(folder, golden, "out.logits", comparison));
        }
    }

    private void quantised() {
        Path fourBit = root.resolve("bnb_nf4/model");
        Path fourBitGolden = fourBit.resolve("golden.safetensors");
        if (Files.exists(fourBitGolden)) {
            add("bnb_nf4", "model", TOLERANCE, comparison -> compare(fourBit, fourBitGolden, "out.logits", comparison));
        }
        Path eightBit = root.resolve("bnb_int8/model.safetensors");
        if (Files.exists(eightBit) && Files.exists(fourBitGolden)) {
            add("bnb_int8", "model", EIGHT_BIT, comparison -> eightBit(fourBit, eightBit, comparison));
        }
    }

    private void singleTensors() {
        Path expected = root.resolve("formats/views.expected.safetensors");
        for (String name : List.of("views.zip.bin", "views.legacy.bin")) {
            Path file = root.resolve("formats").resolve(name);
            if (Files.exists(file)) {
                add("formats", name, 0, comparison -> views(expected, file, comparison));
            }
        }
        Path parameters = root.resolve("formats/parameters.zip.bin");
        if (Files.exists(parameters) && Files.exists(golden)) {
            add("formats", "parameters.zip.bin", 0, comparison -> parameters(parameters, comparison));
        }
        for (String name : List.of("nf4_double_quant.safetensors", "nf4_single.safetensors")) {
            Path file = root.resolve("bnb_nf4").resolve(name);
            if (Files.exists(file)) {
                add("bnb_nf4", name, 0, comparison -> {
                    try (var weights = WeightFile.open(file)) {
                        comparison.tensors("w", weights.tensor("w.dequantized"), weights.tensor("w.weight"));
                    }
                });
            }
        }
    }

    private void add(String suite, String name, double tolerance, Consumer<Comparison> work) {
        cases.add(new ReferenceCase(suite, name, tolerance, work));
    }

    private void inFolder(Path file, Comparison comparison) {
        ReferenceFiles.inTemporaryFolder(scratch -> {
            boolean torch = file.toString().endsWith(".bin");
            ReferenceFiles.copy(file, scratch.resolve(torch ? "pytorch_model.bin" : "model.safetensors"));
            ReferenceFiles.copy(plain.resolve("config.json"), scratch.resolve("config.json"));
            String name = file.getFileName().toString();
            if (name.contains("fp16")) {
                compareRounded(scratch, value -> Float.float16ToFloat(Float.floatToFloat16(value)), comparison);
            } else if (name.contains("bf16")) {
                compareRounded(scratch, FormatCases::brain, comparison);
            } else {
                compare(scratch, golden, "out.logits", comparison);
            }
        });
    }

    private interface Rounding {
        float round(float value);
    }

    /// The nearest number with the upper 16 bits of a float, ties to even.
    private static float brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Float.intBitsToFloat(bits + 0x7fff + (bits >>> 16 & 1) & 0xffff0000);
    }

    /// A file of 16-bit weights has the logits of the plain model with its weights rounded.
    private void compareRounded(Path folder, Rounding rounding, Comparison comparison) {
        ReferenceFiles.inTemporaryFolder(scratch -> {
            var writer = new SafetensorsWriter();
            try (var weights = WeightFile.open(plain.resolve("model.safetensors"))) {
                for (String name : weights.names()) {
                    float[] values = weights.tensor(name).floats();
                    for (int i = 0; i < values.length; i++) {
                        values[i] = rounding.round(values[i]);
                    }
                    writer.add(name, values, weights.tensor(name).shape());
                }
            }
            writer.write(scratch.resolve("model.safetensors"));
            ReferenceFiles.copy(plain.resolve("config.json"), scratch.resolve("config.json"));
            try (var rounded = open(scratch);
                    var found = open(folder)) {
                for (Input input : TraceBatch.read(golden, "in.").inputs()) {
                    comparison.numbers(
                            "logits",
                            logits(rounded, rounded.model().run(input)).data(),
                            logits(found, found.model().run(input)).data());
                }
            }
        });
    }

    /// The 8-bit weights were made from the 4-bit ones.
    private static void eightBit(Path fourBit, Path eightBit, Comparison comparison) {
        try (var wanted = WeightFile.open(fourBit.resolve("model.safetensors"));
                var found = WeightFile.open(eightBit)) {
            comparison.same("names", new TreeSet<>(wanted.names()), new TreeSet<>(found.names()));
            for (String name : wanted.names()) {
                float[] expected = wanted.tensor(name).floats();
                float[] values = found.tensor(name).floats();
                int[] shape = wanted.tensor(name).shape();
                int width = shape[shape.length - 1];
                for (int row = 0; row < expected.length; row += width) {
                    double largest = 0;
                    for (int i = row; i < row + width; i++) {
                        largest = Math.max(largest, Math.abs(expected[i]));
                    }
                    for (int i = row; i < row + width; i++) {
                        comparison.number(name, expected[i] / largest, values[i] / largest);
                    }
                }
            }
        }
    }

    private OpenModel open(Path folder) {
        return OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE);
    }

    /// Logits for the golden inputs; a bare encoder's last hidden state.
    private void compare(Path folder, Path golden, String logits, Comparison comparison) {
        try (var open = open(folder);
                var expected = Safetensors.open(golden)) {
            boolean bare = open.checkpoint().primaryHead() == HeadKind.BARE;
            String name = bare ? "out.hidden_states." + open.config().layers() : logits;
            var wanted = expected.tensor(name).toTensor();
            List<Run> runs = open.model().run(TraceBatch.read(golden, "in.").inputs(), Progress.NONE);
            for (int row = 0; row < runs.size(); row++) {
                float[] found = (bare ? runs.get(row).lastHiddenState() : logits(open, runs.get(row))).data();
                comparison.numbers(name, wanted.at(row).data(), found);
            }
        }
    }

    private static Tensor logits(OpenModel open, Run run) {
        return open.head(SequenceHead.class).logits(run);
    }

    private static void views(Path expected, Path file, Comparison comparison) {
        try (var wanted = WeightFile.open(expected);
                var found = WeightFile.open(file)) {
            comparison.same("names", new TreeSet<>(wanted.names()), new TreeSet<>(found.names()));
            for (String name : wanted.names()) {
                comparison.same(
                        name + " type",
                        wanted.tensor(name).dtype(),
                        found.tensor(name).dtype());
                comparison.tensors(name, wanted.tensor(name), found.tensor(name));
            }
        }
    }

    /// The classifier, wrapped as two parameters.
    private void parameters(Path file, Comparison comparison) {
        try (var wanted = WeightFile.open(plain.resolve("model.safetensors"));
                var found = WeightFile.open(file)) {
            comparison.same("names", List.of("p", "b"), List.copyOf(found.names()));
            comparison.tensors("p", wanted.tensor("classifier.weight"), found.tensor("p"));
            comparison.tensors("b", wanted.tensor("classifier.bias"), found.tensor("b"));
        }
    }
}
