package io.github.disentangle.engine.part;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The ways to say what parts of the model count, by the names people call them.
public enum PartMethod {
    /// [LogitAttribution]
    LOGIT_ATTRIBUTION,
    /// [TermShapley]
    TERM_SHAPLEY,
    /// [KnockOutMap]
    KNOCK_OUT;

    /// The method of this name; empty when there is none.
    public static Optional<PartMethod> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
