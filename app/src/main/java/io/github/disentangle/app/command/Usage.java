package io.github.disentangle.app.command;

import io.github.disentangle.engine.explain.ExplanationException;
import io.github.disentangle.engine.explain.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What commands say of arguments they cannot use.
final class Usage {

    private Usage() {}

    /// @param command the command that was given them
    static ParameterException bad(@Nullable CommandSpec command, String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    /// @throws ParameterException if a count is none
    static void atLeastOne(@Nullable CommandSpec command, String option, int value) {
        if (value < 1) {
            throw bad(command, option + " must be at least 1, not " + value);
        }
    }

    /// The method of explanation of a name.
    ///
    /// @throws ParameterException if there is none
    static Method method(@Nullable CommandSpec command, String name) {
        try {
            return Method.named(name);
        } catch (ExplanationException e) {
            throw bad(command, Objects.requireNonNull(e.getMessage()));
        }
    }
}
