package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.mixing.Mixing;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The methods there are, by the names people call them.
public enum Method {
    GRADIENT,
    INPUT_X_GRADIENT,
    INTEGRATED_GRADIENTS,
    /// Integrated gradients over tokens and relative distances.
    POSITION_GRADIENTS,
    DECOMPX,
    OCCLUSION,
    PARTITION_SHAP,
    LIME,
    ATTENTION_X_GRADIENT,
    ALTI,
    VALUE_ZEROING,
    KEY_REMOVAL,
    /// Norms of what is sent, with residual and layer norm, followed through all layers.
    NORMS,
    ATTENTION_ROLLOUT,
    RAW_ATTENTION;

    /// What some methods leave open.
    ///
    /// @param baseline where integrated gradients set out
    /// @param steps of integrated gradients; empty to take as many as completeness needs
    /// @param removal how occlusion, partition SHAP and LIME take tokens away
    /// @param unit what occlusion takes away at once
    /// @param span how many of them
    /// @param samples how often partition SHAP and LIME run the model
    /// @param seed decides which words LIME leaves out
    public record Options(
            Baseline baseline, OptionalInt steps, Removal removal, Unit unit, int span, int samples, long seed) {

        public Options(Baseline baseline, OptionalInt steps, Removal removal, Unit unit) {
            this(baseline, steps, removal, unit, 1, Lime.DEFAULT_SAMPLES, 1);
        }

        /// What each method does when nobody says otherwise.
        public static Options defaults(Removal removal) {
            return new Options(Baseline.PAD, OptionalInt.empty(), removal, Unit.TOKEN);
        }
    }

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
            case POSITION_GRADIENTS -> new PositionGradients(options.baseline, options.steps);
            case OCCLUSION -> new Occlusion(options.removal, options.unit, options.span);
            case PARTITION_SHAP -> new PartitionShap(options.removal, options.samples);
            case LIME -> new Lime(options.removal, options.samples, options.seed);
            case ATTENTION_X_GRADIENT -> new AttentionXGradient();
            case ALTI -> new MixingRollout(Mixing.ALTI);
            case VALUE_ZEROING -> new MixingRollout(Mixing.VALUE_ZEROING);
            case KEY_REMOVAL -> new MixingRollout(Mixing.KEY_REMOVAL);
            case NORMS -> new MixingRollout(Mixing.NORMS_WITH_RESIDUAL_AND_NORM);
            case ATTENTION_ROLLOUT -> new MixingRollout(Mixing.ATTENTION);
            case RAW_ATTENTION -> new RawAttention();
        };
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
