package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import java.util.stream.Collectors;

/// A fader on one addend of the attention scores: `mute c2p in layer 3`, `scale c2c by 0.5 in head 3.5 keeping
/// temperature`. Factors on the same term multiply.
///
/// Muting terms also flattens the softmax. Keeping temperature multiplies the sum of the scaled terms by `√(n/Σλ)`,
/// with n the number of terms the model has and Σλ the sum of their factors (1 where Σλ is not positive).
public record ScaleTerm(Term term, float factor, Scope scope, boolean keepTemperature) implements Intervention {

    public ScaleTerm {
        factor = Factors.checked(factor);
    }

    public static ScaleTerm mute(Term term, Scope scope) {
        return new ScaleTerm(term, 0, scope, false);
    }

    @Override
    public int firstLayer() {
        return scope.firstLayer();
    }

    @Override
    public boolean touches(int layer) {
        return layer >= 0 && scope.contains(layer);
    }

    @Override
    public boolean changesNothing() {
        return factor == 1;
    }

    @Override
    public void check(ModelConfig config, int length) {
        scope.check(config);
        if (!term.presentIn(config)) {
            String terms = Term.of(config).stream().map(Term::key).collect(Collectors.joining(" and "));
            throw new InterventionException(
                    "This model's attention has no " + term.key() + " term: its scores are made of " + terms + ".");
        }
    }

    @Override
    public String toString() {
        return Factors.phrase(term.key(), factor) + scope.suffix() + (keepTemperature ? " keeping temperature" : "");
    }
}
