package io.github.disentangle.ui.view.terms;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;

/// Draws the addends of the selected head with its pickers.
public final class TermsView extends FigureView {

    /// @param pane shows the picture
    public TermsView(TermsViewModel model, HeadPicker picker, FigurePane pane) {
        super(model, pane, picker, addends(model), centring(model));
    }

    private static Segments<Boolean> addends(TermsViewModel model) {
        var addends = new Segments<>(
                List.of(false, true),
                five -> text(five ? "terms.five" : "terms.three"),
                five -> five ? "terms-five" : "terms-three");
        addends.setValue(model.five().get());
        addends.setOnChoice(model.five()::set);
        return addends;
    }

    private static Segments<Boolean> centring(TermsViewModel model) {
        var centring = new Segments<>(
                List.of(true, false),
                centred -> text(centred ? "terms.centred" : "terms.raw"),
                centred -> centred ? "terms-centred" : "terms-raw");
        centring.setValue(model.rowCentred().get());
        centring.setOnChoice(model.rowCentred()::set);
        return centring;
    }
}
