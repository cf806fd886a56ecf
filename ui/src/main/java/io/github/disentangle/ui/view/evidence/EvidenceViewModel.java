package io.github.disentangle.ui.view.evidence;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Explanation;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.EvidencePictures;
import io.github.disentangle.ui.state.Computed;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigureOptions;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The explanation of the watched logit, as large as the centre.
public final class EvidenceViewModel implements FigureModel {

    private final Live live;
    private final Explanations explanations;
    private final BooleanProperty distances = new SimpleBooleanProperty();
    private final ObservableValue<@Nullable Figure> figure;

    public EvidenceViewModel(Workbench workbench, Live live, Explanations explanations) {
        this.live = live;
        this.explanations = explanations;
        var explained = explanations.explanation().valueProperty();
        figure = Computed.of(
                () -> {
                    Explanations.Explained shown = explained.get();
                    return shown == null
                            ? null
                            : EvidencePictures.draw(
                                    shown.subject(),
                                    shown.explanation(),
                                    distances.get(),
                                    live.words().get());
                },
                explained,
                distances,
                live.words());
        workbench.part(WorkbenchState::view).subscribe(view -> {
            if (view == ViewKind.EVIDENCE) {
                explanations.wanted().set(true);
            }
        });
    }

    /// How the logit is explained.
    public ObjectProperty<Method> method() {
        return explanations.method();
    }

    /// Whether distances are shown instead of tokens, where the method counts both.
    public BooleanProperty distances() {
        return distances;
    }

    /// Whether the explanation that is shown counts distances too.
    ObservableValue<Boolean> countsDistances() {
        return explanations
                .explanation()
                .valueProperty()
                .map(shown -> shown.explanation() instanceof Explanation.OverPositions)
                .orElse(false);
    }

    @Override
    public ObservableValue<@Nullable Figure> figure() {
        return figure;
    }

    @Override
    public ObservableValue<Boolean> stale() {
        return explanations.explanation().staleProperty();
    }

    @Override
    public List<String> options() {
        var options = new FigureOptions("evidence");
        options.add("--method", method().get().toString());
        boolean byDistance = distances.get() && countsDistances().getValue();
        options.flag("--distances", byDistance);
        options.target(live);
        if (!byDistance) {
            options.words(live);
        }
        return options.words();
    }

    @Override
    public ObservableValue<String> note() {
        return explanations
                .explanation()
                .valueProperty()
                .map(shown -> text("method." + shown.method() + ".about") + " " + text("evidence." + kind(shown)))
                .orElse(text("evidence.note"));
    }

    @Override
    public ObservableValue<String> obstacle() {
        return live.logit()
                .valueProperty()
                .map(logit -> logit.isPresent() ? "" : text("evidence.none"))
                .orElse("");
    }

    private static String kind(Explanations.Explained shown) {
        return switch (shown.explanation()) {
            case Explanation.Decomposition _, Explanation.OverPositions _ -> "sum";
            case Explanation.Effects _ -> "effects";
            case Explanation.Magnitudes _ -> "magnitudes";
        };
    }
}
