package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.explain.DistanceShare;
import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Explanation.Decomposition;
import io.github.disentangle.engine.explain.Explanation.OverPositions;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.explain.StateShares;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.measure.Faithfulness;
import io.github.disentangle.engine.tensor.Tensor;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What each token counts, as a document and as text.
///
/// @param maps of each layer, (query, key); empty when nobody asked
/// @param states what is left after each layer; empty when nobody asked
/// @param trust further checks; empty when nobody asked
/// @param milliseconds of the explanation alone
record ExplanationReport(
        Method method,
        Subject subject,
        Explanation explanation,
        List<Tensor> maps,
        Optional<StateShares> states,
        Optional<Faithfulness> faithfulness,
        Optional<TrustReport> trust,
        double milliseconds) {

    private static final int DISTANCES_SHOWN = 10;

    /// The document of the schema `explain`.
    JsonObject json() {
        JsonObject json = subject(method.toString(), subject);
        json.add("scores", Json.numbers(explanation.scores().data()));
        json.addProperty(
                "residual",
                explanation.residual().isPresent() ? explanation.residual().getAsDouble() : null);
        sum().ifPresent(parts -> {
            json.addProperty("rest", parts.rest());
            json.addProperty("total", parts.total());
            json.addProperty("passes", parts.passes());
        });
        if (explanation instanceof OverPositions positions) {
            var distances = new JsonArray();
            positions.distances().forEach(share -> {
                var distance = new JsonObject();
                distance.addProperty("from", share.from());
                distance.addProperty("to", share.to());
                distance.addProperty("share", share.share());
                distances.add(distance);
            });
            json.add("distances", distances);
            json.addProperty("position_share", positions.positionShare());
        }
        if (!maps.isEmpty()) {
            var layers = new JsonArray();
            maps.forEach(map -> layers.add(rows(map)));
            json.add("maps", layers);
        }
        states.ifPresent(found -> {
            json.add("states", rows(found.shares()));
            json.add("states_rest", Json.numbers(found.rest().data()));
        });
        json.add(
                "faithfulness",
                faithfulness.<JsonElement>map(ExplanationReport::json).orElse(JsonNull.INSTANCE));
        trust.ifPresent(found -> json.add("checks", found.json()));
        json.addProperty("milliseconds", milliseconds);
        return json;
    }

    /// What every explanation says first: which number of which text, by which method.
    static JsonObject subject(String method, Subject subject) {
        var json = new JsonObject();
        json.addProperty("method", method);
        json.addProperty("target", subject.name());
        json.addProperty("value", subject.value());
        json.add("tokens", Json.strings(subject.encoding().tokens()));
        var offsets = new JsonArray();
        for (int token = 0; token < subject.length(); token++) {
            offsets.add(Json.numbers(
                    subject.encoding().starts()[token], subject.encoding().ends()[token]));
        }
        json.add("offsets", offsets);
        return json;
    }

    private static JsonArray rows(Tensor map) {
        var rows = new JsonArray();
        for (int row = 0; row < map.shape()[0]; row++) {
            rows.add(Json.numbers(map.at(row).data()));
        }
        return rows;
    }

    private Optional<Decomposition> sum() {
        return switch (explanation) {
            case Decomposition parts -> Optional.of(parts);
            case OverPositions(Decomposition parts, var _) -> Optional.of(parts);
            default -> Optional.empty();
        };
    }

    private static JsonObject json(Faithfulness faithfulness) {
        var json = new JsonObject();
        json.addProperty("removal", faithfulness.removal().toString());
        json.addProperty("probability", faithfulness.probability());
        json.add("bins", numbers(Faithfulness.BINS));
        json.add("comprehensiveness", numbers(faithfulness.comprehensiveness()));
        json.add("sufficiency", numbers(faithfulness.sufficiency()));
        var mean = new JsonObject();
        mean.addProperty("comprehensiveness", faithfulness.aopcComprehensiveness());
        mean.addProperty("sufficiency", faithfulness.aopcSufficiency());
        json.add("aopc", mean);
        var percentile = new JsonObject();
        percentile.addProperty("comprehensiveness", faithfulness.comprehensivenessPercentile());
        percentile.addProperty("sufficiency", faithfulness.sufficiencyPercentile());
        json.add("percentile", percentile);
        var orders = new JsonObject();
        orders.addProperty("seed", faithfulness.orders().seed());
        orders.add("comprehensiveness", numbers(faithfulness.orders().comprehensiveness()));
        orders.add("sufficiency", numbers(faithfulness.orders().sufficiency()));
        json.add("random_orders", orders);
        return json;
    }

    private static JsonArray numbers(List<Double> values) {
        var array = new JsonArray(values.size());
        values.forEach(array::add);
        return array;
    }

    /// The same for people.
    void print(PrintWriter out) {
        line(out, "%s for %s = %.4f, %.0f ms", method, subject.name(), subject.value(), milliseconds);
        var table = new TextTable("score", "token", "text");
        for (int token = 0; token < subject.length(); token++) {
            float score = explanation.scores().get(token);
            boolean special = subject.encoding().sequenceIds()[token] < 0;
            table.row(
                    Float.isNaN(score) ? "" : (Object) (double) score,
                    subject.encoding().tokens()[token],
                    special ? "" : "'" + subject.encoding().slice(token) + "'");
        }
        table.print(out);
        sum().ifPresent(parts -> line(
                out,
                "scores and %.4f of no token should sum to %.4f and miss it by %.2e, passes: %d",
                parts.rest(),
                parts.total(),
                parts.missing(),
                parts.passes()));
        if (explanation instanceof OverPositions positions) {
            print(positions, out);
        }
        faithfulness.ifPresentOrElse(
                found -> print(found, out), () -> line(out, "no token can be taken away to check this"));
        trust.ifPresent(found -> found.print(out));
    }

    private static void print(Faithfulness found, PrintWriter out) {
        var check = new TextTable("without tokens: " + found.removal(), "mean", "beats random orders");
        check.row("comprehensiveness", found.aopcComprehensiveness(), percent(found.comprehensivenessPercentile()));
        check.row("sufficiency", found.aopcSufficiency(), percent(found.sufficiencyPercentile()));
        check.print(out);
    }

    private static void print(OverPositions positions, PrintWriter out) {
        var table = new TextTable("share", "distance from query back to key");
        positions.distances().stream()
                .sorted(Comparator.comparingDouble((DistanceShare share) -> -Math.abs(share.share())))
                .limit(DISTANCES_SHOWN)
                .forEach(share -> table.row(
                        share.share(), share.from() == share.to() ? share.from() : share.from() + " to " + share.to()));
        table.print(out);
        line(out, "%.0f %% of all shares belong to distances; these are the largest", 100 * positions.positionShare());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value);
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
