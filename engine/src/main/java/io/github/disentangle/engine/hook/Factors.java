package io.github.disentangle.engine.hook;

/// What all scaling interventions share: which factors are allowed and how they are written.
final class Factors {

    private Factors() {}

    static float checked(float factor) {
        if (!Float.isFinite(factor)) {
            throw new InterventionException("The factor " + factor + " is no finite number.");
        }
        return factor == 0 ? 0 : factor;
    }

    static String phrase(String what, float factor) {
        return factor == 0 ? "mute " + what : "scale " + what + " by " + factor;
    }
}
