package io.github.disentangle.app.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.part.KnockOut;
import io.github.disentangle.engine.part.KnockOutMap;
import io.github.disentangle.engine.part.LogitAttribution;
import io.github.disentangle.engine.part.PartMethod;
import io.github.disentangle.engine.part.TermShapley;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// What each part of the model counts, as a document and as text.
final class PartsReport {

    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final int SHOWN = 30;

    /// A row of the report.
    ///
    /// @param estimate for parts that were muted to see; empty for parts of a sum
    private record Part(String name, double value, OptionalDouble estimate, boolean verified) {
        static Part ofSum(String name, double value) {
            return new Part(name, value, OptionalDouble.empty(), false);
        }
    }

    private final Subject subject;
    private final List<Part> parts = new ArrayList<>();
    private final JsonObject json;
    private final double milliseconds;
    /// of more than one term
    private List<TermShapley.Interaction> together = List.of();
    private String closing = "";

    PartsReport(PartMethod method, Subject subject, PartOptions options, Progress progress) {
        this.subject = subject;
        json = ExplanationReport.subject(method.toString(), subject);
        json.add("scores", JsonNull.INSTANCE);
        json.add("residual", JsonNull.INSTANCE);
        json.add("faithfulness", JsonNull.INSTANCE);
        long start = System.nanoTime();
        switch (method) {
            case LOGIT_ATTRIBUTION -> add(LogitAttribution.of(subject, progress));
            case TERM_SHAPLEY -> add(TermShapley.of(subject, options.scope(), options.keepTemperature, progress));
            case KNOCK_OUT -> addKnockOuts(options.verified(), progress);
        }
        milliseconds = (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
    }

    private void add(LogitAttribution found) {
        parts.add(Part.ofSum("embeddings", found.embeddings()));
        for (int layer = 0; layer < found.feedForward().shape()[0]; layer++) {
            for (int head = 0; head < found.heads().shape()[1]; head++) {
                parts.add(Part.ofSum("head " + layer + "." + head, found.heads().get(layer, head)));
            }
            parts.add(Part.ofSum("feed-forward " + layer, found.feedForward().get(layer)));
        }
        found.convolution().ifPresent(share -> parts.add(Part.ofSum("conv", share)));
        parts.add(Part.ofSum("biases", found.biases()));
        json.addProperty("residual", found.missing());
        json.addProperty("total", found.total());
        closing = sum(found.total(), found.missing());
    }

    private void add(TermShapley found) {
        found.shares().forEach(share -> parts.add(Part.ofSum(share.term().key(), share.value())));
        double total = found.all() - found.none();
        json.addProperty("residual", found.residual());
        json.addProperty("total", total);
        var interactions = new JsonArray();
        found.interactions().forEach(interaction -> interactions.add(terms(interaction.terms(), interaction.value())));
        json.add("interactions", interactions);
        together = found.interactions().stream()
                .filter(interaction -> interaction.terms().size() > 1)
                .toList();
        var coalitions = new JsonArray();
        found.coalitions().forEach(coalition -> coalitions.add(terms(coalition.terms(), coalition.value())));
        json.add("coalitions", coalitions);
        closing = sum(total, found.residual());
    }

    private static JsonObject terms(Set<Term> terms, double value) {
        var object = new JsonObject();
        object.add("terms", Json.strings(terms.stream().sorted().map(Term::key).toList()));
        object.addProperty("value", value);
        return object;
    }

    private void addKnockOuts(int verified, Progress progress) {
        List<Intervention> all = KnockOutMap.parts(subject);
        KnockOutMap map = KnockOutMap.estimate(subject, progress);
        List<Intervention> first = map.ranked(all).stream()
                .limit(verified)
                .map(KnockOut::intervention)
                .toList();
        map = map.verify(subject, first, progress);
        for (Intervention part : all) {
            KnockOut cell = map.part(part);
            parts.add(new Part(
                    part.toString(),
                    cell.change(),
                    OptionalDouble.of(cell.estimated()),
                    cell.verified().isPresent()));
        }
        closing = String.format(
                Locale.ROOT,
                "%d of %d parts were really muted; the others are first-order estimates",
                first.size(),
                all.size());
    }

    private static String sum(double total, double missing) {
        return String.format(Locale.ROOT, "all parts should sum to %.4f and miss it by %.2e", total, missing);
    }

    /// The document of the schema `explain`.
    JsonObject json() {
        var array = new JsonArray();
        for (Part part : parts) {
            var object = new JsonObject();
            object.addProperty("part", part.name);
            object.addProperty("value", part.value);
            part.estimate.ifPresent(estimate -> {
                object.addProperty("estimate", estimate);
                object.addProperty("verified", part.verified);
            });
            array.add(object);
        }
        json.add("parts", array);
        json.addProperty("milliseconds", milliseconds);
        return json;
    }

    /// The same for people, the parts that count most first.
    void print(PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s for %s = %.4f, %.0f ms",
                Objects.requireNonNull(json.get("method")).getAsString(),
                subject.name(),
                subject.value(),
                milliseconds));
        boolean muted = parts.stream().anyMatch(part -> part.estimate.isPresent());
        var table = muted ? new TextTable("change", "estimate", "part") : new TextTable("share", "part");
        parts.stream()
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.value)))
                .limit(SHOWN)
                .forEach(part -> {
                    if (muted) {
                        table.row(part.verified ? (Object) part.value : "", part.estimate.getAsDouble(), part.name);
                    } else {
                        table.row(part.value, part.name);
                    }
                });
        table.print(out);
        if (parts.size() > SHOWN) {
            out.println("and " + (parts.size() - SHOWN) + " more; --json tells all");
        }
        if (!together.isEmpty()) {
            var interactions = new TextTable("together", "terms");
            together.forEach(interaction -> interactions.row(interaction.value(), names(interaction.terms())));
            interactions.print(out);
        }
        out.println(closing);
    }

    private static String names(Set<Term> terms) {
        return terms.stream().sorted().map(Term::key).collect(Collectors.joining(" × "));
    }
}
