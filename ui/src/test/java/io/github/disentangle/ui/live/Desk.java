package io.github.disentangle.ui.live;

import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.work.SameThreadWork;
import java.nio.file.Path;
import java.time.InstantSource;

/// A workbench without a window: every answer is there as soon as it is asked for. All desks share their open models,
/// which no test changes.
public final class Desk {

    /// The bundled models.
    public static final Path MODELS = Path.of("..", "samples", "models");

    private static final Models OPEN = new Models(() -> KernelProvider.select(1).kernels());

    public final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
    public final Live live;
    public final Live pinned;
    public final ModelOpener opener;

    public Desk() {
        var work = new SameThreadWork();
        live = new Live(workbench, work, OPEN);
        pinned = Live.ofBaseline(workbench, work, OPEN);
        opener = new ModelOpener(workbench, work, OPEN, new Examples(), folder -> {});
    }

    /// Opens a bundled model.
    public Desk open(String name) {
        opener.open(MODELS.resolve(name));
        return this;
    }
}
