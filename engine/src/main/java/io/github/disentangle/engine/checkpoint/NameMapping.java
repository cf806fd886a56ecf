package io.github.disentangle.engine.checkpoint;

/// How names in files become the names the model asks for: the base model's prefix goes away, and layer norms
/// written by the first releases of PyTorch models (`gamma`, `beta`) are called as today.
final class NameMapping {

    /// What a head class puts before the names of the encoder inside it.
    static final String PREFIX = "deberta.";

    private NameMapping() {}

    /// The canonical form of a stored name.
    static String canonical(String storedName) {
        String name = storedName.startsWith(PREFIX) ? storedName.substring(PREFIX.length()) : storedName;
        if (name.endsWith("LayerNorm.gamma")) {
            return name.substring(0, name.length() - "gamma".length()) + "weight";
        }
        if (name.endsWith("LayerNorm.beta")) {
            return name.substring(0, name.length() - "beta".length()) + "bias";
        }
        return name;
    }
}
