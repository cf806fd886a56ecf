package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.dataset.Evaluation;
import io.github.disentangle.engine.dataset.MethodScores;
import java.io.PrintWriter;
import java.util.Locale;

/// What methods reach on one data set, for people and as JSON.
///
/// @param model the model's name
/// @param data name of the file with the texts
record EvaluationReport(String model, String data, Evaluation found) {

    void print(PrintWriter out) {
        out.println(model + ": " + found.rows() + " texts of " + data + ", "
                + found.rationales() + " with a rationale, " + found.skipped() + " skipped, without tokens: "
                + found.removal());
        var table = new TextTable(
                "method", "AOPC", "compr.", "suff.", "area", "flip", "unexpl.", "incompl.", "AUPRC", "token F1", "ms");
        for (MethodScores scores : found.methods()) {
            table.row(
                    scores.method(),
                    cell(scores.aopc()),
                    cell(scores.comprehensiveness()),
                    cell(scores.sufficiency()),
                    cell(scores.areaBetween()),
                    cell(scores.flip()),
                    cell(scores.unexplained()),
                    cell(scores.incompleteness()),
                    cell(scores.auprc()),
                    cell(scores.tokenF1()),
                    cell(scores.milliseconds()));
        }
        table.print(out);
        out.println();
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("model", model);
        json.addProperty("data", data);
        json.addProperty("removal", found.removal().toString());
        json.addProperty("explained", found.rows());
        json.addProperty("skipped", found.skipped());
        json.addProperty("rationales", found.rationales());
        var methods = new JsonArray();
        for (MethodScores scores : found.methods()) {
            var method = new JsonObject();
            method.addProperty("method", scores.method());
            method.addProperty("aopc", scores.aopc());
            method.addProperty("comprehensiveness", scores.comprehensiveness());
            method.addProperty("sufficiency", scores.sufficiency());
            method.addProperty("area_between", scores.areaBetween());
            method.addProperty("flip", scores.flip());
            method.addProperty("unexplained", scores.unexplained());
            method.addProperty("incompleteness", scores.incompleteness());
            method.addProperty("auprc", scores.auprc());
            method.addProperty("token_f1", scores.tokenF1());
            method.addProperty("milliseconds", scores.milliseconds());
            methods.add(method);
        }
        json.add("methods", methods);
        return json;
    }
}
