package io.github.disentangle.engine.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Keeps HotSpot's quick compiler (C1) away from kernels, whose vectors are objects in the code it makes: compiling
/// them takes as long as running them a few times, and is thrown away soon.
///
/// HotSpot takes such a wish from a file named on its command line, for which it writes a line to the standard output,
/// or from a diagnostic command, as `jcmd` gives it. Beans would reach that command too, but setting up their server
/// costs more than the compiler. So the launchers open the package that runs it; where they do not, or the JDK has
/// changed, kernels are compiled twice, as any other method.
final class QuickCompiler {

    private static final String INSIDE = "com.sun.management.internal";
    /// Classes of kernels; the launchers name them too, to have them compiled early.
    static final List<Class<?>> KERNELS =
            List.of(VectorTile.class, VectorRows.class, VectorBlocks.class, VectorSquare.class, VectorDecoder.class);

    private QuickCompiler() {}

    /// To be called before the first kernel is.
    ///
    /// @return whether kernels are left to the optimising compiler from now on
    static boolean leavesKernelsAlone() {
        boolean open = ModuleLayer.boot()
                .findModule("jdk.management")
                .filter(module -> module.isOpen(INSIDE, QuickCompiler.class.getModule()))
                .isPresent();
        if (!open) {
            return false;
        }
        try {
            Path file = Files.createTempFile("disentangle", ".json");
            try {
                Files.writeString(file, directive());
                return command("Compiler.directives_add \"" + file + "\"").contains("1 compiler directives added");
            } finally {
                Files.delete(file);
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError unavailable) {
            // whatever a system or a JDK lacks for this, kernels run without it
            return false;
        }
    }

    /// Copies of a kernel carry its name with something behind it.
    private static String directive() {
        return KERNELS.stream()
                .map(kernel -> '"' + kernel.getName().replace('.', '/') + "*.*\"")
                .collect(Collectors.joining(", ", "[{match: [", "], c1: {Exclude: true}}]"));
    }

    private static String command(String line) throws ReflectiveOperationException {
        // loads the native library of the package
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Class<?> type = Class.forName(INSIDE + ".DiagnosticCommandImpl");
        Method bean = type.getDeclaredMethod("getDiagnosticCommandMBean");
        Method execute = type.getDeclaredMethod("executeDiagnosticCommand", String.class);
        bean.setAccessible(true);
        execute.setAccessible(true);
        return (String) execute.invoke(bean.invoke(null), line);
    }
}
