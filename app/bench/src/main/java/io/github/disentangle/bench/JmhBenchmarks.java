package io.github.disentangle.bench;

import io.github.disentangle.app.bench.Microbenchmarks;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [KernelBenchmark], [ReverseKernelBenchmark] and [PeerBenchmark] with JMH.
public final class JmhBenchmarks implements Microbenchmarks {

    @Override
    public void run(String pattern, int threads) {
        var options = new OptionsBuilder()
                .include(pattern)
                .jvmArgsAppend("-Ddisentangle.threads=" + threads)
                .build();
        try {
            new Runner(options).run();
        } catch (RunnerException failure) {
            throw new IllegalStateException("JMH could not run: " + failure.getMessage(), failure);
        }
    }
}
