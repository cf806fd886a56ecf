package io.github.disentangle.app.bench;

import java.util.Optional;
import java.util.ServiceLoader;

/// Measurements of single kernels, each in a virtual machine of its own.
public interface Microbenchmarks {

    /// Runs those whose names hold the pattern and prints what they find.
    ///
    /// @param pattern regular expression
    /// @param threads threads of the kernels
    void run(String pattern, int threads);

    /// Those on the class path; none in the installed product.
    static Optional<Microbenchmarks> available() {
        return ServiceLoader.load(Microbenchmarks.class).findFirst();
    }
}
