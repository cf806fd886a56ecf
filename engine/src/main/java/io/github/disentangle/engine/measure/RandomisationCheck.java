package io.github.disentangle.engine.measure;

import io.github.disentangle.engine.checkpoint.Checkpoint;
import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Whether explanations depend on what the model has learnt: its weights are drawn at random, first those of the head,
/// then also those of the last layer, and so on down to the embeddings, and each time the explanation is held against
/// that of the trained model (cascading model-parameter randomisation, Adebayo et al. 2018). One that hardly changes
/// explains the text, not the model.
///
/// @param stages how far the randomisation has come: `head`, `layer 11`, …, `layer 0`, `embeddings`
/// @param correlations Spearman's ρ with the explanation of the trained model; NaN where all scores are the same;
/// (explainer, stage)
public record RandomisationCheck(List<String> stages, Tensor correlations) {

    private static final String LAYER = "encoder.layer.";

    public RandomisationCheck {
        stages = List.copyOf(stages);
    }

    /// Checks some explainers on one subject. The folder is opened once for each stage; may be cancelled between
    /// them.
    public static RandomisationCheck of(Subject subject, List<Explainer> explainers, long seed, Progress progress) {
        var stages = stages(subject.open().config().layers());
        List<Tensor> trained = explainers.stream()
                .map(explainer -> explainer.explain(subject, Progress.NONE).scores())
                .toList();
        float[] correlations = new float[explainers.size() * stages.size()];
        for (int stage = 0; stage < stages.size(); stage++) {
            progress.checkCancelled();
            progress.report(
                    (double) stage / stages.size(), "Explaining with random weights down to the " + stages.get(stage));
            try (OpenModel random = open(subject, randomisedUpTo(stage, stages.size()), seed)) {
                Subject other = in(random, subject);
                for (int index = 0; index < explainers.size(); index++) {
                    Tensor scores =
                            explainers.get(index).explain(other, Progress.NONE).scores();
                    correlations[index * stages.size() + stage] = correlation(trained.get(index), scores);
                }
            }
        }
        return new RandomisationCheck(
                stages, Tensor.matrix("explainer", "stage", explainers.size(), stages.size(), correlations));
    }

    private static List<String> stages(int layers) {
        var stages = new ArrayList<String>();
        stages.add("head");
        IntStream.range(0, layers).forEach(depth -> stages.add("layer " + (layers - 1 - depth)));
        stages.add("embeddings");
        return stages;
    }

    /// The tensors that are random at a stage. The relative table goes with the embeddings, the convolution with
    /// layer 0, after which it comes.
    private static Predicate<String> randomisedUpTo(int stage, int stages) {
        int layers = stages - 2;
        return name -> {
            if (name.startsWith(LAYER)) {
                int layer = Integer.parseInt(name.substring(LAYER.length(), name.indexOf('.', LAYER.length())));
                return layer >= layers - stage;
            }
            if (name.startsWith("encoder.conv.")) {
                return stage >= layers;
            }
            return stage == stages - 1 || !name.startsWith("embeddings.") && !name.startsWith("encoder.");
        };
    }

    private static OpenModel open(Subject subject, Predicate<String> which, long seed) {
        OpenModel open = subject.open();
        var options = OpenOptions.with(open.kernels())
                .weights(open.format())
                .tokenizer(open.tokenizer().mode());
        return OpenModel.open(Checkpoint.open(open.folder()).randomised(which, seed), options, Progress.NONE);
    }

    /// The same question to another model.
    private static Subject in(OpenModel other, Subject subject) {
        return new Subject(
                other,
                other.head(subject.head().getClass()),
                subject.encoding(),
                other.model().run(subject.run().input()),
                subject.target(),
                subject.name(),
                subject.rivals());
    }

    /// Over the tokens that both score.
    private static float correlation(Tensor first, Tensor second) {
        int[] tokens = IntStream.range(0, first.data().length)
                .filter(token -> !Float.isNaN(first.get(token)) && !Float.isNaN(second.get(token)))
                .toArray();
        return (float) RankCorrelation.spearman(at(first, tokens), at(second, tokens));
    }

    private static double[] at(Tensor scores, int... tokens) {
        return IntStream.of(tokens).mapToDouble(scores::get).toArray();
    }
}
