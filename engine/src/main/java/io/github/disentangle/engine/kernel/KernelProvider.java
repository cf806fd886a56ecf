package io.github.disentangle.engine.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Chooses the kernels by what this JVM and CPU can really do.
///
/// The vector kernels are taken when the incubator module is there, the JVM is HotSpot with its optimising compiler,
/// and the CPU has fused multiply-add and vectors of at least 128 bits; in every other case they would be slower than
/// plain loops, by orders of magnitude. Nothing here links to the vector classes before that is known.
///
/// System properties override the choice: `disentangle.kernels` (`scalar` or `vector`), `disentangle.vectorBits` (128,
/// 256 or 512) and `disentangle.threads`.
public final class KernelProvider {

    static final String KERNELS = "disentangle.kernels";
    static final String VECTOR_BITS = "disentangle.vectorBits";
    static final String THREADS = "disentangle.threads";

    private KernelProvider() {}

    /// The kernels for this machine, with as many threads as it has processors.
    ///
    /// @throws KernelException when a system property asks for something impossible
    public static KernelChoice select() {
        return select(System::getProperty);
    }

    /// As [#select()], with a given number of threads unless a system property overrides it.
    public static KernelChoice select(int threads) {
        return select(name -> {
            String value = System.getProperty(name);
            return value == null && name.equals(THREADS) ? Integer.toString(threads) : value;
        });
    }

    static KernelChoice select(Function<String, @Nullable String> property) {
        int threads =
                number(property, THREADS, 1, 1024).orElse(Runtime.getRuntime().availableProcessors());
        Optional<Integer> bits = number(property, VECTOR_BITS, 128, 512);
        if (bits.isPresent() && Integer.bitCount(bits.get()) != 1) {
            throw new KernelException("-D" + VECTOR_BITS + "=" + bits.get() + " is not 128, 256 or 512");
        }
        String wanted =
                Optional.ofNullable(property.apply(KERNELS)).orElse("auto").toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "scalar" -> scalar("asked for by -D" + KERNELS);
            case "auto" -> {
                Optional<String> obstacle = obstacle();
                yield obstacle.isPresent() ? scalar(obstacle.get()) : vector(bits, threads);
            }
            case "vector" -> {
                obstacle().ifPresent(text -> {
                    throw new KernelException("-D" + KERNELS + "=vector is not possible: " + text);
                });
                yield vector(bits, threads);
            }
            default -> throw new KernelException("-D" + KERNELS + "=" + wanted + " is neither scalar nor vector");
        };
    }

    private static Optional<Integer> number(
            Function<String, @Nullable String> property, String name, int low, int high) {
        String text = property.apply(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= low && value <= high) {
                return Optional.of(value);
            }
        } catch (NumberFormatException exception) {
            // told below
        }
        throw new KernelException("-D" + name + "=" + text + " is not a number from " + low + " to " + high);
    }

    private static KernelChoice scalar(String reason) {
        return new KernelChoice(new ScalarKernels(), "scalar kernels: " + reason);
    }

    private static KernelChoice vector(Optional<Integer> asked, int threads) {
        int preferred = VectorSupport.preferredBits();
        int bits = asked.orElse(preferred);
        String reason = asked.isPresent()
                ? "asked for by -D" + VECTOR_BITS + ", the CPU prefers " + preferred
                : "the width this CPU prefers, with fused multiply-add";
        return new KernelChoice(VectorSupport.kernels(bits, threads), "vector kernels, " + bits + " bits: " + reason);
    }

    /// Why the vector kernels cannot be used; empty when they can.
    private static Optional<String> obstacle() {
        Optional<Module> module = ModuleLayer.boot().findModule("jdk.incubator.vector");
        if (module.isEmpty() || !KernelProvider.class.getModule().canRead(module.get())) {
            return Optional.of("this JVM was started without --add-modules jdk.incubator.vector");
        }
        return VirtualMachine.obstacle()
                .or(() -> VectorSupport.preferredBits() < 128
                        ? Optional.of("this CPU has no vectors of 128 bits or more that the JVM can use")
                        : Optional.empty());
    }
}
