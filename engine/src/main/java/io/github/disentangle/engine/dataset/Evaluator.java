package io.github.disentangle.engine.dataset;

import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Explanation.Magnitudes;
import io.github.disentangle.engine.explain.ExplanationException;
import io.github.disentangle.engine.explain.Removal;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.measure.FaithfulnessMeter;
import io.github.disentangle.engine.measure.Plausibility;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Explains row after row with every method and measures each time. What a row's answer is, is for the model to say:
/// explained is what it answers.
///
/// @param methods by the names they shall have
/// @param orders random orders for each row, at least 1
/// @param seed decides which orders these are
public record Evaluator(OpenModel open, Removal removal, Map<String, Explainer> methods, int orders, long seed) {

    private static final double NANOS_PER_MILLISECOND = 1e6;

    public Evaluator {
        methods = new LinkedHashMap<>(methods);
    }

    /// Goes through rows until enough have been explained; may be cancelled between runs of the model.
    ///
    /// @param count rows to explain; fewer are when there are no more
    /// @throws DataSetException when no row can be explained
    public Evaluation evaluate(List<Row> rows, int count, Progress progress) {
        var pass = new Pass();
        for (Row row : rows) {
            if (pass.explained == count) {
                break;
            }
            progress.checkCancelled();
            progress.report((double) pass.explained / count, "Explaining " + count + " texts");
            pass.add(row);
        }
        return pass.evaluation();
    }

    /// One way through the rows.
    private final class Pass {

        private final Map<String, MethodTally> tallies = new LinkedHashMap<>();
        private final MethodTally random = new MethodTally();
        private int explained;
        private int skipped;
        private int rationales;
        private String reason = "";

        Pass() {
            methods.keySet().forEach(name -> tallies.put(name, new MethodTally()));
        }

        void add(Row row) {
            Optional<Subject> subject = subject(row);
            if (subject.isEmpty()) {
                skipped++;
                return;
            }
            var meter = new FaithfulnessMeter(subject.get(), removal, orders, seed + explained);
            if (meter.removable().isEmpty()) {
                skipped++;
                return;
            }
            if (explained == 0) {
                // times are taken of warm code
                methods.values().forEach(method -> method.explain(subject.get(), Progress.NONE));
            }
            BitSet rationale = row.rationale(subject.get());
            BitSet candidates = row.candidates(subject.get());
            tallies.forEach((name, tally) -> {
                Explanation explanation = timed(name, subject.get(), tally);
                measure(meter, explanation, tally);
                if (!rationale.isEmpty()) {
                    tally.add(Plausibility.of(sizes(explanation.scores()), rationale, candidates));
                }
            });
            addRandom(meter, subject.get());
            if (!rationale.isEmpty()) {
                Plausibility.random(rationale, candidates, orders, seed + explained)
                        .forEach(random::add);
                rationales++;
            }
            explained++;
        }

        private Optional<Subject> subject(Row row) {
            try {
                return Optional.of(new Subjects(open).of(row.input(), Optional.empty(), Progress.NONE));
            } catch (ExplanationException e) {
                reason = " " + e.getMessage();
                return Optional.empty();
            }
        }

        private Explanation timed(String name, Subject subject, MethodTally tally) {
            Explainer method = Objects.requireNonNull(methods.get(name));
            long start = System.nanoTime();
            Explanation explanation = method.explain(subject, Progress.NONE);
            tally.addTime((System.nanoTime() - start) / NANOS_PER_MILLISECOND);
            return explanation;
        }

        private void measure(FaithfulnessMeter meter, Explanation explanation, MethodTally tally) {
            meter.measure(explanation, Progress.NONE).ifPresent(tally::add);
            meter.curves(explanation, Progress.NONE).ifPresent(tally::add);
            meter.infidelity(explanation, Progress.NONE)
                    .ifPresent(infidelity -> tally.addUnexplained(infidelity.unexplained()));
            explanation.residual().ifPresent(missing -> tally.addIncompleteness(missing, total(explanation)));
        }

        /// The random orders belong to the meter, whatever is measured.
        private void addRandom(FaithfulnessMeter meter, Subject subject) {
            var nothing = new Magnitudes(Tensor.vector("position", new float[subject.length()]));
            random.addRandom(
                    meter.measure(nothing, Progress.NONE).orElseThrow(),
                    meter.curves(nothing, Progress.NONE).orElseThrow());
        }

        Evaluation evaluation() {
            if (explained == 0) {
                throw new DataSetException(
                        "None of the " + skipped + " rows can be explained with this model." + reason);
            }
            var scores = new ArrayList<MethodScores>();
            tallies.forEach((name, tally) -> scores.add(tally.scores(name)));
            scores.add(random.scores(MethodScores.RANDOM));
            return new Evaluation(removal, explained, skipped, rationales, orders, scores);
        }
    }

    /// Scores by their size: a rationale names what decides, not for whom it speaks.
    private static Tensor sizes(Tensor scores) {
        float[] sizes = new float[scores.data().length];
        for (int token = 0; token < sizes.length; token++) {
            sizes[token] = Math.abs(scores.get(token));
        }
        return new Tensor(scores.axes(), scores.shape(), sizes);
    }

    private static double total(Explanation explanation) {
        return switch (explanation) {
            case Explanation.Decomposition parts -> parts.total();
            case Explanation.OverPositions parts -> parts.sum().total();
            case Explanation.Effects _, Magnitudes _ -> 0;
        };
    }
}
