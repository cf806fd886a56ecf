package io.github.disentangle.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickCompilerTest {

    /// What the child JVMs of this test run.
    public static final class Main {
        public static void main(String[] arguments) {
            System.out.println(QuickCompiler.leavesKernelsAlone());
        }
    }

    @Test
    void leavesKernelsAloneWhereThePackageIsOpenAndPrintsNothing() throws Exception {
        assertEquals("true", output("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED"));
    }

    @Test
    void compilesKernelsWhereThePackageIsClosedAndPrintsNothing() throws Exception {
        assertEquals("false", output());
    }

    @Test
    void compilesKernelsWhereNoFileCanBeWrittenAndPrintsNothing() throws Exception {
        String missing = Path.of("no", "such", "folder").toString();
        assertEquals(
                "false",
                output(
                        "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + missing));
    }

    /// Names that the system cannot write are no failure of input or output to Java.
    @Test
    void compilesKernelsWhereTheNameOfTheFolderMakesNoSense() throws Exception {
        assertEquals(
                "false",
                output(
                        "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
                        "-Djava.io.tmpdir=\u65e5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CompileThresholdScaling", "BackgroundCompilation"})
    void theLaunchersNameTheSameKernels(String option) throws Exception {
        var named = Pattern.compile("-XX:CompileCommand=" + option + ",([^*]*)\\*::\\*,");
        assertEquals(
                QuickCompiler.KERNELS.stream().map(Class::getName).toList(),
                named.matcher(Files.readString(Path.of("..", "pom.xml")))
                        .results()
                        .map(match -> match.group(1))
                        .toList());
    }

    /// All that is printed by [Main] in a JVM with these options, but for what the JVM warns of at its start.
    private static String output(String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-modules=jdk.incubator.vector");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text.strip()
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .reduce("", String::concat);
    }
}
