package io.github.disentangle.engine.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/// What has to be true of the JVM before vector code is worth running.
final class VirtualMachine {

    private VirtualMachine() {}

    /// Why this JVM would run vector code slowly; empty when it would not.
    static Optional<String> obstacle() {
        String name = System.getProperty("java.vm.name", "").toLowerCase(Locale.ROOT);
        String info = System.getProperty("java.vm.info", "").toLowerCase(Locale.ROOT);
        if (!name.contains("hotspot") && !name.contains("openjdk")) {
            return Optional.of(
                    "vector code is compiled well by HotSpot only, this JVM is " + System.getProperty("java.vm.name"));
        }
        if (info.contains("interpreted") || info.contains("emulated-client") || name.contains("client")) {
            return Optional.of("this JVM runs without its optimising compiler");
        }
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (flag(hotSpot, "UseJVMCICompiler", "false").equals("true")) {
            return Optional.of("this JVM's compiler is not HotSpot's C2");
        }
        if (Integer.parseInt(flag(hotSpot, "TieredStopAtLevel", "4")) < 4) {
            return Optional.of("this JVM runs without its optimising compiler");
        }
        if (!flag(hotSpot, "UseFMA", "true").equals("true")) {
            return Optional.of("this CPU has no fused multiply-add");
        }
        return Optional.empty();
    }

    private static String flag(HotSpotDiagnosticMXBean hotSpot, String name, String otherwise) {
        try {
            return hotSpot.getVMOption(name).getValue();
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }
}
