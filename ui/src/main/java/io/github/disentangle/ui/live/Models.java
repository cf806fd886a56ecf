package io.github.disentangle.ui.live;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.ui.state.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Opens models and keeps the last few open, so that undo finds them where they were. Any thread may use it.
public final class Models {

    /// The present model and the one before it.
    private static final int KEPT = 2;

    private final Supplier<Kernels> kernels;
    private final Map<Path, OpenModel> open = new LinkedHashMap<>(4, 0.75f, true);
    private final Object loading = new Object();

    /// @param kernels asked for at the first load, away from the window
    public Models(Supplier<Kernels> kernels) {
        this.kernels = kernels;
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
        return known(folder).orElseGet(() -> {
            // one load at a time: two of the same folder would do the work twice
            synchronized (loading) {
                return known(folder).orElseGet(() -> load(folder, progress));
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

    private Optional<OpenModel> known(Path folder) {
        synchronized (open) {
            return Optional.ofNullable(open.get(folder));
        }
    }

    private OpenModel load(Path folder, Progress progress) {
        OpenModel loaded = OpenModel.open(folder, OpenOptions.with(kernels.get()), progress);
        synchronized (open) {
            open.put(folder, loaded);
        }
        return loaded;
    }
}
