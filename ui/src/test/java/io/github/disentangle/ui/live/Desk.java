package io.github.disentangle.ui.live;

import io.github.disentangle.engine.kernel.ScalarKernels;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.work.SameThreadWork;
import java.nio.file.Path;
import java.time.InstantSource;

/// A workbench without a window: every answer is there as soon as it is asked for.
public final class Desk {

    /// The bundled models.
    public static final Path MODELS = Path.of("..", "samples", "models");

    public final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
    public final Live live;
    public final Live pinned;
    public final ModelOpener opener;

    public Desk() {
        var work = new SameThreadWork();
        var models = new Models(ScalarKernels::new);
        live = new Live(workbench, work, models);
        pinned = Live.ofBaseline(workbench, work, models);
        opener = new ModelOpener(workbench, work, models, new Examples(), folder -> {});
    }

    /// Opens a bundled model.
    public Desk open(String name) {
        opener.open(MODELS.resolve(name));
        return this;
    }
}
