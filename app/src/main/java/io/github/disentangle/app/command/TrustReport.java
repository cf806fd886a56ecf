package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.explain.Explainer;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.measure.Agreement;
import io.github.disentangle.engine.measure.MaxSensitivity;
import io.github.disentangle.engine.measure.RandomisationCheck;
import io.github.disentangle.engine.model.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How far one explanation can be trusted, beyond what happens without the tokens it names: how steady it is, whether
/// it depends on what the model has learnt, and what other methods say.
///
/// @param others the methods it is held against, in the order of the agreement's rows after the first
record TrustReport(
        MaxSensitivity sensitivity, RandomisationCheck randomisation, List<Method> others, Agreement agreement) {

    private static final double RADIUS = 0.05;
    private static final int SAMPLES = 10;
    private static final double TOP = 0.2;

    TrustReport {
        others = List.copyOf(others);
    }

    /// Explains the subject again and again.
    static TrustReport of(
            Subject subject,
            Explainer explainer,
            Explanation explanation,
            List<Method> others,
            Method.Options options,
            long seed,
            Progress progress) {
        var explanations = new ArrayList<Explanation>(List.of(explanation));
        others.forEach(method -> explanations.add(method.explainer(options).explain(subject, progress)));
        var tokens = new BitSet();
        IntStream.range(0, subject.length())
                .filter(token -> subject.encoding().sequenceIds()[token] >= 0)
                .forEach(tokens::set);
        return new TrustReport(
                MaxSensitivity.of(subject, explainer, RADIUS, SAMPLES, seed, progress),
                RandomisationCheck.of(subject, List.of(explainer), seed, progress),
                others,
                Agreement.of(explanations, tokens, TOP));
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("max_sensitivity", finite(sensitivity.value()));
        var stages = new JsonArray();
        for (int stage = 0; stage < randomisation.stages().size(); stage++) {
            var entry = new JsonObject();
            entry.addProperty("random_down_to", randomisation.stages().get(stage));
            entry.addProperty("spearman", finite(randomisation.correlations().get(0, stage)));
            stages.add(entry);
        }
        json.add("randomisation", stages);
        var agreements = new JsonArray();
        for (int other = 1; other <= others.size(); other++) {
            var entry = new JsonObject();
            entry.addProperty("method", others.get(other - 1).toString());
            entry.addProperty("spearman", finite(agreement.spearman().get(0, other)));
            entry.addProperty("kendall", finite(agreement.kendall().get(0, other)));
            entry.addProperty("overlap", finite(agreement.overlap().get(0, other)));
            agreements.add(entry);
        }
        json.add("agreement", agreements);
        return json;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    void print(PrintWriter out) {
        var steady = new TextTable("check", "value");
        steady.row(
                "largest change of the scores when vectors change by at most " + Math.round(100 * RADIUS) + " %",
                sensitivity.value());
        for (int stage = 0; stage < randomisation.stages().size(); stage++) {
            steady.row(
                    "rank correlation with random weights down to the "
                            + randomisation.stages().get(stage),
                    (double) randomisation.correlations().get(0, stage));
        }
        steady.print(out);
        var table = new TextTable("method", "spearman", "kendall", "top " + agreement.top() + " shared");
        for (int other = 1; other <= others.size(); other++) {
            table.row(
                    others.get(other - 1),
                    (double) agreement.spearman().get(0, other),
                    (double) agreement.kendall().get(0, other),
                    (double) agreement.overlap().get(0, other));
        }
        table.print(out);
    }
}
