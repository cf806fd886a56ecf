package io.github.disentangle.engine.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/// What a sequence classifier was trained to do, when its configuration says so (`problem_type`).
public enum ProblemType {
    REGRESSION("regression"),
    SINGLE_LABEL("single_label_classification"),
    MULTI_LABEL("multi_label_classification");

    private final String configName;

    ProblemType(String configName) {
        this.configName = configName;
    }

    /// The word of `config.json`.
    public String configName() {
        return configName;
    }

    static Optional<ProblemType> named(String configName) {
        return Arrays.stream(values())
                .filter(type -> type.configName.equals(configName))
                .findFirst();
    }
}
