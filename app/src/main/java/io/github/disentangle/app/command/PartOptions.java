package io.github.disentangle.app.command;

import io.github.disentangle.engine.hook.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What explanations by parts of the model leave open.
final class PartOptions {

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    @Option(names = "--layer", paramLabel = "L", description = "Where term-shapley mutes terms; default: everywhere.")
    @Nullable
    Integer layer;

    @Option(names = "--head", paramLabel = "H", description = "In which head of the layer; default: in all.")
    @Nullable
    Integer head;

    @Option(
            names = "--keep-temperature",
            description = "Let the terms that are left take over the scale of those term-shapley mutes.")
    boolean keepTemperature;

    @Option(
            names = "--verify",
            paramLabel = "N",
            description = "How many parts knock-out really mutes, those with the largest estimates. "
                    + "Default: ${DEFAULT-VALUE}.")
    int verify = 20;

    /// Where terms are muted.
    Scope scope() {
        if (layer == null && head != null) {
            throw Usage.bad(spec, "--head needs the --layer it is in");
        }
        if (layer != null && layer < 0 || head != null && head < 0) {
            throw Usage.bad(spec, "--layer and --head count from 0");
        }
        return layer == null ? Scope.MODEL : head == null ? Scope.ofLayer(layer) : Scope.ofHead(layer, head);
    }

    /// How many parts are verified.
    int verified() {
        if (verify < 0) {
            throw Usage.bad(spec, "--verify must be at least 0, not " + verify);
        }
        return verify;
    }
}
