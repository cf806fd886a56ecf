package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.disentangle.app.bench.AccuracyCost;
import io.github.disentangle.app.bench.BenchRow;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// What `bench` measured, as tables and as JSON.
///
/// @param costs what narrower weight formats change; may be empty
record BenchReport(List<BenchRow> rows, List<AccuracyCost> costs) {

    void print(PrintWriter target) {
        printRows(target);
        if (!costs.isEmpty()) {
            printCosts(target);
        }
    }

    private void printRows(PrintWriter target) {
        var table = new TextTable(
                "tokens", "threads", "what", "ms", "spread", "rounds", "heap MB", "Gflop/s", "of peak", "peer",
                "peer ms", "of peak", "ratio");
        for (BenchRow row : rows) {
            table.row(
                    row.length(),
                    row.threads(),
                    row.what(),
                    decimals(row.timing().median()),
                    decimals(row.timing().spread()),
                    row.timing().rounds(),
                    row.timing().allocated() < 0 ? "" : decimals(row.timing().allocated() / 1e6),
                    known(row.rate(), "%.1f"),
                    known(100 * row.ofPeak(), "%.0f %%"),
                    row.peer() == null ? "" : row.peer(),
                    row.peerTiming() == null ? "" : decimals(row.peerTiming().median()),
                    known(100 * row.peerOfPeak(), "%.0f %%"),
                    known(row.ratio(), "%.2f"));
        }
        table.print(target);
    }

    private void printCosts(PrintWriter target) {
        target.println();
        var table = new TextTable("weights", "texts", "compared", "largest difference", "decisions", "flipped");
        for (AccuracyCost cost : costs) {
            table.row(
                    cost.format(),
                    cost.texts(),
                    cost.of(),
                    String.format(Locale.ROOT, "%.5f", cost.largest()),
                    cost.decisions(),
                    cost.flips());
        }
        table.print(target);
    }

    private static String known(double value, String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    JsonObject json() {
        var document = new JsonObject();
        var machine = new JsonObject();
        machine.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.addProperty("processors", Runtime.getRuntime().availableProcessors());
        machine.addProperty("java", Runtime.version().toString());
        document.add("machine", machine);
        var choice = KernelProvider.select();
        try (Kernels kernels = choice.kernels()) {
            document.addProperty("kernels", kernels.name());
        }
        var array = new JsonArray();
        for (BenchRow row : rows) {
            var json = new JsonObject();
            json.addProperty("length", row.length());
            json.addProperty("batch", row.batch());
            json.addProperty("threads", row.threads());
            json.addProperty("what", row.what());
            json.addProperty("milliseconds", row.timing().median());
            json.addProperty("spread", row.timing().spread());
            json.addProperty("rounds", row.timing().rounds());
            json.addProperty(
                    "allocated_bytes",
                    row.timing().allocated() < 0 ? null : row.timing().allocated());
            json.add("gflops", known(row.rate()));
            json.add("of_peak", known(row.ofPeak()));
            json.addProperty("peer", row.peer());
            if (row.peerTiming() == null) {
                json.add("peer_milliseconds", JsonNull.INSTANCE);
            } else {
                json.addProperty("peer_milliseconds", row.peerTiming().median());
            }
            json.add("peer_of_peak", known(row.peerOfPeak()));
            json.add("ratio", known(row.ratio()));
            array.add(json);
        }
        document.add("rows", array);
        var accuracy = new JsonArray();
        for (AccuracyCost cost : costs) {
            var json = new JsonObject();
            json.addProperty("format", cost.format().name());
            json.addProperty("compared", cost.of());
            json.addProperty("texts", cost.texts());
            json.addProperty("largest_difference", cost.largest());
            json.addProperty("decisions", cost.decisions());
            json.addProperty("flips", cost.flips());
            accuracy.add(json);
        }
        document.add("accuracy", accuracy);
        return document;
    }

    private static JsonElement known(double value) {
        return Double.isNaN(value) ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }
}
