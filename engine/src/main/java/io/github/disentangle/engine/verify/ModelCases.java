package io.github.disentangle.engine.verify;

import io.github.disentangle.engine.checkpoint.Safetensors;
import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.Trace;
import io.github.disentangle.engine.task.TraceBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Models of every configuration and head with `golden.safetensors`: inputs `in.*`, outputs `out.*` of the reference's
/// forward pass.
final class ModelCases {

    private static final String GOLDEN = "golden.safetensors";
    private static final double OUTPUTS = 1e-4;
    private static final double SCORES = 1e-5;

    private ModelCases() {}

    static List<ReferenceCase> in(Path root, Kernels kernels) {
        var cases = new ArrayList<ReferenceCase>();
        for (Path golden : ReferenceFiles.under(root, file -> file.endsWith(GOLDEN))) {
            Path folder = golden.getParent();
            String name = root.relativize(folder).toString();
            cases.add(new ReferenceCase("models: outputs and loss", name, OUTPUTS, comparison -> {
                outputs(folder, golden, kernels, comparison);
            }));
            cases.add(new ReferenceCase("models: scores", name, SCORES, comparison -> {
                scores(folder, golden, kernels, comparison);
            }));
        }
        return cases;
    }

    /// Every `out.*` of the golden file, and nothing else, comes out of a trace.
    private static void outputs(Path folder, Path golden, Kernels kernels, Comparison comparison) {
        ReferenceFiles.inTemporaryFolder(scratch -> {
            Path traced = scratch.resolve("out.safetensors");
            try (var open = open(folder, kernels)) {
                trace(open, TraceBatch.read(golden, "in."), traced);
            }
            try (var expected = Safetensors.open(golden);
                    var found = Safetensors.open(traced)) {
                var names = new TreeSet<String>();
                for (String stored : expected.names()) {
                    if (stored.startsWith("out.")) {
                        names.add(stored.substring("out.".length()));
                    }
                }
                comparison.same("names", names, new TreeSet<>(found.names()));
                for (String name : names) {
                    comparison.tensors(name, expected.tensor("out." + name), found.tensor(name));
                }
            }
        });
    }

    private static void trace(OpenModel open, TraceBatch batch, Path file) {
        var writer = new SafetensorsWriter();
        var head = open.head(open.checkpoint().primaryHead());
        var trace = new Trace(open.model(), head, batch, Progress.NONE);
        trace.addOutputs(writer);
        trace.addAttentions(writer);
        writer.write(file);
    }

    /// The addends sum to the score, and the softmax of the score over what is visible is the attention.
    private static void scores(Path folder, Path golden, Kernels kernels, Comparison comparison) {
        try (var open = open(folder, kernels)) {
            for (Input input : TraceBatch.read(golden, "in.").inputs()) {
                Run run = open.model().run(input);
                for (int layer = 0; layer < open.config().layers(); layer++) {
                    for (HeadAttention head : open.model().attention(run, layer)) {
                        addends(head, comparison);
                        softmax(head, run, comparison);
                    }
                }
            }
        }
    }

    private static void addends(HeadAttention head, Comparison comparison) {
        float[] score = head.score().data();
        for (int i = 0; i < score.length; i++) {
            double sum = (double) head.contentToContent().data()[i]
                    + head.contentToPosition().data()[i]
                    + head.positionToContent().data()[i];
            comparison.number("score", sum, score[i]);
        }
    }

    private static void softmax(HeadAttention head, Run run, Comparison comparison) {
        int length = run.length();
        boolean[] visible = run.input().visible();
        for (int query = 0; query < length; query++) {
            double[] weights = new double[length];
            double sum = 0;
            double highest = Double.NEGATIVE_INFINITY;
            boolean blind = visible != null && !visible[query];
            for (int key = 0; key < length; key++) {
                highest = Math.max(highest, head.score().get(query, key));
            }
            for (int key = 0; key < length; key++) {
                boolean seen = visible == null || visible[key];
                weights[key] = blind ? 1 : seen ? Math.exp(head.score().get(query, key) - highest) : 0;
                sum += weights[key];
            }
            for (int key = 0; key < length; key++) {
                comparison.number(
                        "attention", weights[key] / sum, head.probability().get(query, key));
            }
        }
    }

    private static OpenModel open(Path folder, Kernels kernels) {
        return OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE);
    }
}
