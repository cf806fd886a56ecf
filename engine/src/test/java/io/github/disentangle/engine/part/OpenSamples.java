package io.github.disentangle.engine.part;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models that stay open for the tests of a class.
final class OpenSamples implements AutoCloseable {

    private static final Path SAMPLES = Path.of("..", "samples", "models");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/models");

    private final Kernels kernels = KernelProvider.select().kernels();
    private final Map<Path, OpenModel> open = new HashMap<>();

    OpenModel open(Path folder) {
        return open.computeIfAbsent(folder, _ -> OpenModel.open(folder, OpenOptions.with(kernels), Progress.NONE));
    }

    /// A target of a bundled model.
    Subject subject(String model, TaskInput input, String target) {
        return new Subjects(open(SAMPLES.resolve(model))).of(input, Optional.of(target), Progress.NONE);
    }

    /// A label of a small random model for sequences, which has no tokenizer.
    Subject golden(String model, int label, int... ids) {
        OpenModel opened = open(GOLDEN.resolve(model));
        int[] none = new int[ids.length];
        int[] ones = none.clone();
        Arrays.fill(ones, 1);
        String[] tokens = Arrays.stream(ids).mapToObj(Integer::toString).toArray(String[]::new);
        var encoding = new Encoding("", null, ids, tokens, none, ones, none, none, none, none, none);
        return new Subject(
                opened,
                opened.head(SequenceHead.class),
                encoding,
                opened.model().run(Input.of(ids)),
                new Target.Label(label),
                "LABEL_" + label,
                List.of());
    }

    /// The subject with some parts of the model changed.
    static Subject under(Subject subject, String... phrases) {
        List<Intervention> interventions =
                Arrays.stream(phrases).map(Intervention::parse).toList();
        return new Subject(
                subject.open(),
                subject.head(),
                subject.encoding(),
                subject.open().model().rerun(subject.run(), interventions, Progress.NONE),
                subject.target(),
                subject.name(),
                subject.rivals());
    }

    @Override
    public void close() {
        open.values().forEach(OpenModel::close);
        kernels.close();
    }
}
