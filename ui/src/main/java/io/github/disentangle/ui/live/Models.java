package io.github.disentangle.ui.live;

import io.github.disentangle.engine.kernel.KernelChoice;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.ui.preference.Running;
import io.github.disentangle.ui.state.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Opens models and keeps the last few open, so that undo finds them where they were. Any thread may use it.
public final class Models implements AutoCloseable {

    /// The present model and the one before it.
    private static final int KEPT = 2;

    private final IntFunction<KernelChoice> kernels;
    private final Set<Kernels> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Address, OpenModel> open = new LinkedHashMap<>(4, 0.75f, true);
    private final Object loading = new Object();

    private volatile Running running = Running.DEFAULTS;
    private volatile String reason = "";

    /// A model and how it was opened.
    private record Address(Path folder, Running running) {}

    /// @param kernels asked for at the first load, away from the window
    public Models(Supplier<Kernels> kernels) {
        this(threads -> {
            Kernels chosen = kernels.get();
            return new KernelChoice(chosen, chosen.name());
        });
    }

    /// @param kernels asked for at a load, away from the window, by the number of threads; 0 for the usual number
    public Models(IntFunction<KernelChoice> kernels) {
        this.kernels = kernels;
    }

    /// Why the kernels are these, in a sentence; empty before the first load.
    public String kernelReason() {
        return reason;
    }

    /// How models are opened from now on.
    public void run(Running wishes) {
        running = wishes;
    }

    /// What a model folder is called.
    public static String name(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    /// Opens a model and answers its example before anybody asks, while the window is still being built: the first
    /// answer then finds everything loaded and compiled. What goes wrong is said when the model is really opened.
    public void warmUp(Path folder) {
        try {
            OpenModel model = get(folder, Progress.NONE);
            Question.of(model, new Examples().draftFor(model, Draft.EMPTY), List.of())
                    .ifPresent(question -> {
                        Analysis answer = Analysis.plain(question, Progress.NONE);
                        model.model().attention(answer.run(), 0, 0);
                    });
        } catch (RuntimeException e) {
            System.getLogger(Models.class.getName()).log(System.Logger.Level.DEBUG, "No warm-up", e);
        }
    }

    /// The model of a folder, loaded if it is not open. Called away from the window.
    OpenModel get(Path folder, Progress progress) {
        var address = new Address(folder, running);
        return known(address).orElseGet(() -> {
            // one load at a time: two of the same folder would do the work twice
            synchronized (loading) {
                return known(address).orElseGet(() -> load(address, progress));
            }
        });
    }

    /// Models that are open beyond those worth keeping; they are the caller's to close.
    List<OpenModel> surplus() {
        synchronized (open) {
            var surplus = new ArrayList<OpenModel>();
            while (open.size() > KEPT) {
                surplus.add(open.remove(open.keySet().iterator().next()));
            }
            return surplus;
        }
    }

    /// Closes all models and the kernels, after everything that computes with them has ended.
    @Override
    public void close() {
        synchronized (open) {
            open.values().forEach(OpenModel::close);
            open.clear();
            used.forEach(Kernels::close);
            used.clear();
        }
    }

    private Optional<OpenModel> known(Address address) {
        synchronized (open) {
            return Optional.ofNullable(open.get(address));
        }
    }

    private OpenModel load(Address address, Progress progress) {
        Running wishes = address.running();
        KernelChoice choice = kernels.apply(wishes.threads());
        reason = choice.reason();
        OpenOptions plain = OpenOptions.with(choice.kernels()).weights(wishes.weights());
        OpenOptions options = wishes.tokenizer().map(plain::tokenizer).orElse(plain);
        OpenModel loaded = OpenModel.open(address.folder(), options, progress);
        synchronized (open) {
            used.add(choice.kernels());
            open.put(address, loaded);
        }
        return loaded;
    }
}
