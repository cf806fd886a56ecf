package io.github.disentangle.engine.verify;

import java.util.Optional;
import java.util.function.Consumer;

/// One thing to compare with the reference.
///
/// @param suite the group it belongs to
/// @param name what is compared, unique within the suite
/// @param tolerance largest difference allowed
/// @param work computes and compares
public record ReferenceCase(String suite, String name, double tolerance, Consumer<Comparison> work) {

    /// @param difference the largest difference of two numbers
    /// @param problem what is wrong, if anything
    public record Outcome(double difference, Optional<String> problem) {}

    /// Computes and compares. A failure to compute is an outcome like any other: the next case may fare better.
    public Outcome run() {
        var comparison = new Comparison();
        try {
            work.accept(comparison);
        } catch (RuntimeException e) {
            return new Outcome(comparison.largest(), Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
        boolean far = comparison.largest() > tolerance;
        return new Outcome(
                comparison.largest(),
                comparison
                        .mismatch()
                        .or(() -> far
                                ? Optional.of("differs by " + comparison.largest() + ", allowed is " + tolerance)
                                : Optional.empty()));
    }

    @Override
    public String toString() {
        return suite + " " + name;
    }
}
