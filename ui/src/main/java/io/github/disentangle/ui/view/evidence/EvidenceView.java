package io.github.disentangle.ui.view.evidence;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.Picker;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.Tip;
import java.util.List;

/// Draws the explanation with the choice of methods.
public final class EvidenceView extends FigureView {

    /// @param pane shows the picture
    public EvidenceView(EvidenceViewModel model, FigurePane pane) {
        var method = new Picker<Method>(
                "evidence-method", text("explain.method"), each -> text("method." + each), model.method()::set);
        var distances = new Segments<>(
                List.of(false, true),
                shown -> text(shown ? "evidence.byDistance" : "evidence.byToken"),
                shown -> shown ? "evidence-distances" : "evidence-tokens");
        super(model, pane, method);
        method.offer(List.of(Method.values()));
        model.method().subscribe(now -> {
            method.choose(now);
            Tip.on(method, text("method." + now + ".about"));
        });
        distances.setOnChoice(model.distances()::set);
        model.distances().subscribe(distances::setValue);
        model.countsDistances().subscribe(both -> offer(distances, both));
    }
}
