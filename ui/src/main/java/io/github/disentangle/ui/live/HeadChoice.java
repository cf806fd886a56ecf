package io.github.disentangle.ui.live;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.Selection;
import io.github.disentangle.ui.state.Workbench;
import java.util.function.ToIntFunction;
import javafx.beans.value.ObservableValue;

/// Which head of the open model is looked at, and the way to its neighbours. Layers and heads count from 0, as in the
/// tensors.
public final class HeadChoice {

    private final Workbench workbench;
    private final ObservableValue<Integer> layers;
    private final ObservableValue<Integer> heads;
    private final ObservableValue<Integer> layer;
    private final ObservableValue<Integer> head;

    public HeadChoice(Workbench workbench, Live live) {
        this.workbench = workbench;
        layers = count(live, ModelConfig::layers);
        heads = count(live, ModelConfig::heads);
        layer = present(Selection::layer, layers);
        head = present(Selection::head, heads);
    }

    /// How many layers there are; 0 without a model.
    public ObservableValue<Integer> layerCount() {
        return layers;
    }

    /// How many heads each layer has; 0 without a model.
    public ObservableValue<Integer> headCount() {
        return heads;
    }

    public ObservableValue<Integer> layer() {
        return layer;
    }

    public ObservableValue<Integer> head() {
        return head;
    }

    /// Looks at the same head of another layer; a layer that is not there is left alone.
    public void toLayer(int wanted) {
        if (wanted >= 0 && wanted < layers.getValue()) {
            workbench.execute(Commands.lookAt(wanted, head.getValue()));
        }
    }

    /// Looks at another head of the layer; a head that is not there is left alone.
    public void toHead(int wanted) {
        if (wanted >= 0 && wanted < heads.getValue()) {
            workbench.execute(Commands.lookAt(layer.getValue(), wanted));
        }
    }

    private static ObservableValue<Integer> count(Live live, ToIntFunction<ModelConfig> count) {
        return live.model().map(model -> count.applyAsInt(model.config())).orElse(0);
    }

    private ObservableValue<Integer> present(ToIntFunction<Selection> part, ObservableValue<Integer> count) {
        return Computed.of(
                () -> Math.clamp(part.applyAsInt(workbench.state().selection()), 0, Math.max(0, count.getValue() - 1)),
                workbench.stateProperty(),
                count);
    }
}
