package io.github.disentangle.engine.part;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.gradient.Gates;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// By how much the target's value changes when any one part of the model is muted. One reverse pass gives the
/// first-order estimate for all parts at once: minus the gradient of a factor on the part (Michel et al. 2019 for
/// heads, here with its sign; Nanda 2023, attribution patching towards zero, for terms). The estimate ranks well and
/// misjudges single parts; [#verify] runs the model again without them.
///
/// The tensors hold estimates; [#part] tells both.
///
/// @param value the target's value with everything in place
/// @param terms (layer, head, term) with the terms c2c, c2p, p2c; 0 for terms the model has not
/// @param heads (layer, head)
/// @param feedForward (layer)
/// @param convolution empty when the model has none
/// @param verified the real change for each intervention that was run
public record KnockOutMap(
        double value,
        Tensor terms,
        Tensor heads,
        Tensor feedForward,
        OptionalDouble convolution,
        Map<Intervention, Double> verified) {

    /// Variants whose runs are held at once.
    private static final int TOGETHER = 32;

    public KnockOutMap {
        verified = Collections.unmodifiableMap(new LinkedHashMap<>(verified));
    }

    /// The first-order estimate of every part: one reverse pass.
    public static KnockOutMap estimate(Subject subject, Progress progress) {
        var gradient = subject.gradient(GradientRequest.of(LocalRules.EXACT), progress);
        Gates gates = gradient.gates();
        boolean convolved = subject.open().config().convKernelSize() > 0;
        return new KnockOutMap(
                gradient.value(),
                negative(gates.terms()),
                negative(gates.heads()),
                negative(gates.feedForward()),
                convolved ? OptionalDouble.of(-gates.convolution()) : OptionalDouble.empty(),
                Map.of());
    }

    private static Tensor negative(Tensor gradient) {
        float[] values = new float[gradient.data().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0 - gradient.data()[i];
        }
        return new Tensor(gradient.axes(), gradient.shape(), values);
    }

    /// Mutes these parts one by one in real runs.
    ///
    /// @param parts any of [#parts]
    /// @throws io.github.disentangle.engine.hook.InterventionException when the model has no such part
    public KnockOutMap verify(Subject subject, List<Intervention> parts, Progress progress) {
        var found = new LinkedHashMap<>(verified);
        var model = subject.open().model();
        for (int first = 0; first < parts.size(); first += TOGETHER) {
            progress.checkCancelled();
            progress.report((double) first / parts.size(), "Muting " + parts.size() + " parts one by one");
            List<Intervention> chosen = parts.subList(first, Math.min(parts.size(), first + TOGETHER));
            var variants = new ArrayList<List<Intervention>>();
            for (Intervention part : chosen) {
                var interventions = new ArrayList<>(subject.run().interventions());
                interventions.add(part);
                variants.add(interventions);
            }
            List<Run> runs = model.rerunEach(subject.run(), variants, Progress.NONE);
            double[] values = subject.values(runs);
            for (int index = 0; index < values.length; index++) {
                found.put(chosen.get(index), values[index] - value);
            }
        }
        return new KnockOutMap(value, terms, heads, feedForward, convolution, found);
    }

    /// What mutes each part of the model: every term the model has in every head, every head, every feed-forward
    /// block, the convolution.
    public static List<Intervention> parts(Subject subject) {
        var config = subject.open().config();
        var parts = new ArrayList<Intervention>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                for (Term term : Term.of(config)) {
                    parts.add(ScaleTerm.mute(term, Scope.ofHead(layer, head)));
                }
                parts.add(new ScaleBranch.ScaleHead(layer, head, 0));
            }
            parts.add(new ScaleBranch.ScaleFeedForward(layer, 0));
        }
        if (config.convKernelSize() > 0) {
            parts.add(new ScaleBranch.ScaleConvolution(0));
        }
        return parts;
    }

    /// What is known of one part.
    ///
    /// @param part one of [#parts]
    public KnockOut part(Intervention part) {
        Double real = verified.get(part);
        return new KnockOut(part, estimate(part), real == null ? OptionalDouble.empty() : OptionalDouble.of(real));
    }

    private double estimate(Intervention part) {
        return switch (part) {
            case ScaleTerm(Term term, float factor, Scope scope, boolean kept)
            when factor == 0 && !kept && scope.layer() != Scope.ALL && scope.head() != Scope.ALL ->
                terms.get(scope.layer(), scope.head(), term.ordinal());
            case ScaleBranch.ScaleHead(int layer, int head, float factor) when factor == 0 -> heads.get(layer, head);
            case ScaleBranch.ScaleFeedForward(int layer, float factor) when factor == 0 -> feedForward.get(layer);
            case ScaleBranch.ScaleConvolution(float factor)
            when factor == 0 && convolution.isPresent() -> convolution.getAsDouble();
            default -> throw new IllegalArgumentException("no part that the map has is muted by: " + part);
        };
    }

    /// These parts, those whose muting changes most first, by what is known of them.
    public List<KnockOut> ranked(List<Intervention> parts) {
        return parts.stream()
                .map(this::part)
                .sorted(Comparator.comparingDouble((KnockOut part) -> Math.abs(part.change()))
                        .reversed())
                .toList();
    }

    /// The terms' changes with real ones where they were run, (layer, head, term).
    public Tensor termsAsKnown() {
        float[] values = terms.data().clone();
        verified.forEach((part, change) -> {
            if (part instanceof ScaleTerm(Term term, float _, Scope scope, boolean _)) {
                int index = (scope.layer() * terms.shape()[1] + scope.head()) * terms.shape()[2] + term.ordinal();
                values[index] = change.floatValue();
            }
        });
        return new Tensor(terms.axes(), terms.shape(), values);
    }
}
