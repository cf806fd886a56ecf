package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelProviderTest {

    /// What the child JVMs of this test run.
    public static final class Main {
        public static void main(String[] arguments) {
            KernelChoice choice = KernelProvider.select();
            System.out.println(choice.kernels().name() + " | " + choice.reason());
        }
    }

    @ParameterizedTest
    @CsvSource({"128, 1", "256, 2", "512, 3"})
    void propertiesChooseWidthAndThreads(String bits, String threads) {
        var choice =
                KernelProvider.select(Map.of(
                        KernelProvider.KERNELS,
                        "vector",
                        KernelProvider.VECTOR_BITS,
                        bits,
                        KernelProvider.THREADS,
                        threads)::get);
        try (Kernels kernels = choice.kernels()) {
            assertEquals("vector " + bits + "-bit", kernels.name());
            assertEquals(Integer.parseInt(bits), kernels.vectorBits());
            assertEquals(Integer.parseInt(threads), kernels.threads());
            assertTrue(
                    choice.reason().startsWith("vector kernels, " + bits + " bits: asked for by -D"), choice.reason());
        }
    }

    @Test
    void scalarKernelsCanBeAskedFor() {
        var choice = KernelProvider.select(Map.of(KernelProvider.KERNELS, "scalar")::get);
        assertEquals("scalar", choice.kernels().name());
        assertEquals("scalar kernels: asked for by -Ddisentangle.kernels", choice.reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            disentangle.kernels    | fast | -Ddisentangle.kernels=fast is neither scalar nor vector
            disentangle.vectorBits | 300  | -Ddisentangle.vectorBits=300 is not 128, 256 or 512
            disentangle.vectorBits | wide | -Ddisentangle.vectorBits=wide is not a number from 128 to 512
            disentangle.threads    | 0    | -Ddisentangle.threads=0 is not a number from 1 to 1024
            """)
    void impossibleValuesAreRefused(String name, String value, String message) {
        var thrown = assertThrows(KernelException.class, () -> KernelProvider.select(Map.of(name, value)::get));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void withoutTheVectorModuleScalarKernelsRun() throws Exception {
        assertEquals(
                "scalar | scalar kernels: this JVM was started without --add-modules jdk.incubator.vector",
                output(List.of()));
    }

    @Test
    void withoutTheOptimisingCompilerScalarKernelsRun() throws Exception {
        List<String> module = List.of("--add-modules=jdk.incubator.vector");
        String expected = "scalar | scalar kernels: this JVM runs without its optimising compiler";
        assertEquals(expected, output(with(module, "-XX:TieredStopAtLevel=1")));
        assertEquals(expected, output(with(module, "-Xint")));
    }

    private static List<String> with(List<String> options, String option) {
        var all = new ArrayList<>(options);
        all.add(option);
        return all;
    }

    /// The last line printed by [Main] in a JVM with these options.
    private static String output(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip().lines().reduce((first, last) -> last).orElse("");
    }
}
