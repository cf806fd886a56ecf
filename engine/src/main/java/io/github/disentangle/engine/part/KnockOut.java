package io.github.disentangle.engine.part;

import io.github.disentangle.engine.hook.Intervention;
import java.util.OptionalDouble;

/// By how much the target's value changes when a part is muted.
///
/// @param intervention what mutes the part
/// @param estimated the first-order guess
/// @param verified the change in a real run; empty when there was none
public record KnockOut(Intervention intervention, double estimated, OptionalDouble verified) {

    /// What is known: the real change, else the guess.
    public double change() {
        return verified.orElse(estimated);
    }
}
