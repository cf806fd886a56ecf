package io.github.disentangle.engine.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The methods there are, by the names people call them.
public enum Method {
    GRADIENT,
    INPUT_X_GRADIENT,
    INTEGRATED_GRADIENTS,
    DECOMPX,
    OCCLUSION,
    ATTENTION_ROLLOUT,
    RAW_ATTENTION;

    /// What some methods leave open.
    ///
    /// @param baseline where integrated gradients set out
    /// @param steps of integrated gradients; empty to take as many as completeness needs
    /// @param removal how occlusion takes tokens away
    /// @param unit what occlusion takes away at once
    public record Options(Baseline baseline, OptionalInt steps, Removal removal, Unit unit) {}

    /// The method of this name.
    ///
    /// @throws ExplanationException naming the methods there are
    public static Method named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ExplanationException("There is no method \"" + name + "\"; the methods are "
                        + Arrays.stream(values()).map(Method::toString).collect(Collectors.joining(", ")) + "."));
    }

    /// The method, ready to use.
    public Explainer explainer(Options options) {
        return switch (this) {
            case GRADIENT -> new GradientNorm();
            case INPUT_X_GRADIENT -> new InputTimesGradient();
            case INTEGRATED_GRADIENTS -> new IntegratedGradients(options.baseline, options.steps);
            case DECOMPX -> new DecompX();
            case OCCLUSION -> new Occlusion(options.removal, options.unit);
            case ATTENTION_ROLLOUT -> new AttentionRollout();
            case RAW_ATTENTION -> new RawAttention();
        };
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
