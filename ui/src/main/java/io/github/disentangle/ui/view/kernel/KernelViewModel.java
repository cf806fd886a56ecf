package io.github.disentangle.ui.view.kernel;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.KernelPictures;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.FigureOptions;
import io.github.disentangle.ui.view.SurveyModel;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The selected head's scores against the distance: by the weights alone, and as the text's tokens make them.
public final class KernelViewModel extends SurveyModel {

    private final BooleanProperty fans;
    private final Live live;
    private final HeadChoice choice;

    public KernelViewModel(Workbench workbench, Live live, HeadChoice choice) {
        var fans = new SimpleBooleanProperty(true);
        this.fans = fans;
        this.live = live;
        this.choice = choice;
        super(live.survey(
                ViewKind.KERNEL,
                text("job.kernel"),
                Computed.of(
                        () -> address(
                                live.model().get(),
                                fans.get() ? live.analysis().value() : null,
                                choice,
                                workbench.state().selection().pins()),
                        live.model(),
                        live.analysis().valueProperty(),
                        fans,
                        choice.layer(),
                        choice.head(),
                        workbench.part(state -> state.selection().pins())),
                (address, progress, soFar) -> address.draw()));
    }

    /// Whether the curves of the text's tokens are shown too.
    public BooleanProperty fans() {
        return fans;
    }

    @Override
    public List<String> options() {
        var selection = live.state().getValue().selection();
        var options = new FigureOptions(fans.get() ? "kernel" : "weights-kernel");
        options.add("--layer", choice.layer().getValue().toString());
        options.add("--head", choice.head().getValue().toString());
        Address address = address(live.model().get(), live.analysis().value(), choice, selection.pins());
        KernelPictures.Text text = address == null ? null : address.text();
        if (fans.get() && text != null && text.query() >= 0) {
            options.add("--query", Integer.toString(text.query()));
            options.add("--key", Integer.toString(text.key()));
        }
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return fans.map(shown -> text(shown ? "kernel.fans.note" : "kernel.note"));
    }

    private static @Nullable Address address(
            @Nullable OpenModel model, @Nullable Analysis analysis, HeadChoice choice, List<Target> pins) {
        if (model == null) {
            return null;
        }
        int query = -1;
        int key = -1;
        for (Target pin : pins) {
            if (pin instanceof Target.Cell(int from, int to)) {
                query = from;
                key = to;
            } else if (pin instanceof Target.Token(Target.Side _, int token)) {
                query = token;
                key = token;
            }
        }
        boolean fitting = analysis != null && analysis.question().model() == model;
        return new Address(
                model,
                choice.layer().getValue(),
                choice.head().getValue(),
                fitting ? new KernelPictures.Text(analysis.encoding(), analysis.run(), query, key) : null);
    }

    private record Address(OpenModel model, int layer, int head, KernelPictures.@Nullable Text text) {

        Picture draw() {
            return KernelPictures.draw(model, layer, head, text);
        }
    }
}
