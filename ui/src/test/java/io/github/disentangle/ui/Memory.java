package io.github.disentangle.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What the process holds.
final class Memory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /// The heap in use after collecting, and what the system counts as resident where it tells.
    static String now() throws IOException {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        String resident = !Files.exists(STATUS)
                ? ""
                : Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .map(line -> ", resident " + Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                        .findFirst()
                        .orElse("");
        return String.format(Locale.ROOT, "heap %.1f MB%s", heap, resident);
    }
}
