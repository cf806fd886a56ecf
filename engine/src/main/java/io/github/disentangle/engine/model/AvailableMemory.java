package io.github.disentangle.engine.model;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// How much memory can still be had on this machine.
///
/// The system property `disentangle.memory`, in MB, sets a limit of the user's own.
final class AvailableMemory {

    static final String LIMIT = "disentangle.memory";

    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s*(\\d{1,15}) kB");

    private AvailableMemory() {}

    /// Bytes outside the heap, where weights are packed. What the system keeps files in counts as available; where
    /// that cannot be told from memory in use, all there is counts. In a container it is never more than its limit.
    static long now() {
        long megabytes = Long.getLong(LIMIT, Long.MAX_VALUE);
        long limit = megabytes > Long.MAX_VALUE / 1_000_000 ? Long.MAX_VALUE : megabytes * 1_000_000;
        long total = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
        return Math.min(limit, Math.min(total, linux().orElse(total)));
    }

    private static OptionalLong linux() {
        try {
            List<String> lines = Files.isReadable(LINUX) ? Files.readAllLines(LINUX) : List.of();
            return available(lines);
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }

    /// @param lines of `/proc/meminfo`
    static OptionalLong available(List<String> lines) {
        return lines.stream()
                .map(AVAILABLE::matcher)
                .filter(matcher -> matcher.lookingAt())
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)) * 1024)
                .findFirst();
    }
}
