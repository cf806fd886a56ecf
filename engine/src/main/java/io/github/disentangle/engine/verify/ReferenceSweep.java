package io.github.disentangle.engine.verify;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs everything a folder of reference values holds and tells, suite by suite, the largest difference.
public final class ReferenceSweep {

    /// What came out for a suite.
    ///
    /// @param difference the largest difference of two numbers
    /// @param tolerance the largest difference allowed
    /// @param problems what failed, a sentence each
    public record SuiteSummary(String suite, int cases, double difference, double tolerance, List<String> problems) {
        public SuiteSummary {
            problems = List.copyOf(problems);
        }
    }

    private ReferenceSweep() {}

    /// All comparisons a folder offers: models with golden tensors under `models/`, `formats/`, `bnb_nf4/`,
    /// `bnb_int8/`, `tokenizer/`, `pipelines/`, and trained samples with goldens under `golden/`.
    ///
    /// @throws ReferenceException if there is nothing to compare
    public static List<ReferenceCase> cases(Path folder, Kernels kernels) {
        var cases = new ArrayList<ReferenceCase>();
        cases.addAll(ModelCases.in(folder.resolve("models"), kernels));
        cases.addAll(FormatCases.in(folder, kernels));
        cases.addAll(TokenizerCases.in(folder.resolve("tokenizer")));
        cases.addAll(PipelineCases.in(folder.resolve("pipelines"), kernels));
        cases.addAll(SampleCases.in(folder, kernels));
        if (cases.isEmpty()) {
            throw new ReferenceException(
                    folder + " holds no reference values: expected one of models, formats, bnb_nf4,"
                            + " bnb_int8, tokenizer, pipelines or golden in it.");
        }
        return cases;
    }

    /// Runs the cases, in their order.
    public static List<SuiteSummary> run(List<ReferenceCase> cases, Progress progress) {
        Map<String, SuiteSummary> summaries = new LinkedHashMap<>();
        int done = 0;
        for (ReferenceCase one : cases) {
            progress.checkCancelled();
            progress.report((double) done / cases.size(), one.toString());
            var outcome = one.run();
            var problems = new ArrayList<String>();
            outcome.problem().ifPresent(problem -> problems.add(one.name() + ": " + problem));
            var single = new SuiteSummary(one.suite(), 1, outcome.difference(), one.tolerance(), problems);
            summaries.merge(one.suite(), single, ReferenceSweep::together);
            done++;
        }
        progress.report(1, "done");
        return List.copyOf(summaries.values());
    }

    private static SuiteSummary together(SuiteSummary before, SuiteSummary one) {
        var problems = new ArrayList<>(before.problems());
        problems.addAll(one.problems());
        return new SuiteSummary(
                before.suite(),
                before.cases() + one.cases(),
                Math.max(before.difference(), one.difference()),
                Math.max(before.tolerance(), one.tolerance()),
                problems);
    }
}
