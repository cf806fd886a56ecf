package io.github.disentangle.ui.live;

import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Opens models and keeps the last few open, so that undo finds them where they were.
public final class Models {

    /// The present model and the one before it.
    private static final int KEPT = 2;

    private final Supplier<Kernels> kernels;
    private final Map<Path, OpenModel> open = new LinkedHashMap<>(4, 0.75f, true);

    /// @param kernels asked for at the first load, away from the window
    public Models(Supplier<Kernels> kernels) {
        this.kernels = kernels;
    }

    /// What a model folder is called.
    public static String name(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    /// The model of a folder, loaded if it is not open. Called away from the window.
    OpenModel get(Path folder, Progress progress) {
        synchronized (open) {
            OpenModel known = open.get(folder);
            if (known != null) {
                return known;
            }
        }
        OpenModel loaded = OpenModel.open(folder, OpenOptions.with(kernels.get()), progress);
        synchronized (open) {
            OpenModel raced = open.putIfAbsent(folder, loaded);
            if (raced != null) {
                loaded.close();
                return raced;
            }
        }
        return loaded;
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
}
