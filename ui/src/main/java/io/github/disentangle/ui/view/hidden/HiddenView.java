package io.github.disentangle.ui.view.hidden;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.picture.HiddenPictures.Mode;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.Picker;
import io.github.disentangle.ui.view.Segments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Draws the hidden states with the choice of pictures.
public final class HiddenView extends FigureView {

    /// @param layers picks the layer, for pictures of one
    /// @param pane shows the picture
    public HiddenView(HiddenViewModel model, HeadPicker layers, FigurePane pane) {
        super(model, pane);
        var modes = new Segments<>(
                Arrays.stream(Mode.values()).toList(),
                mode -> text(mode.messageKey()),
                mode -> mode.messageKey().replace('.', '-'));
        modes.setOnChoice(model.mode()::set);
        var centring = new Segments<>(
                List.of(true, false),
                centred -> text(centred ? "hidden.centred" : "hidden.raw"),
                centred -> centred ? "hidden-centred" : "hidden-raw");
        centring.setOnChoice(model.centred()::set);
        model.centred().subscribe(centring::setValue);
        var masks = new Picker<Integer>(
                "lens-mask", text("hidden.mask"), mask -> text("hidden.mask.number", mask + 1), model.mask()::set);
        offer(modes, true);
        model.mode().subscribe(mode -> {
            modes.setValue(mode);
            offer(layers, mode == Mode.TOKENS);
            offer(centring, mode.centres());
            offer(masks, mode == Mode.LENS && model.masks().getValue().size() > 1);
        });
        model.masks().subscribe(found -> {
            masks.offer(IntStream.range(0, found.size()).boxed().toList());
            if (model.mask().get() >= found.size()) {
                model.mask().set(0);
            }
            masks.choose(model.mask().get());
            offer(masks, model.mode().get() == Mode.LENS && found.size() > 1);
        });
        model.span().subscribe(span -> {
            var end = modes.button(Mode.LENS_END);
            end.setVisible(span);
            end.setManaged(span);
            if (!span && model.mode().get() == Mode.LENS_END) {
                model.mode().set(Mode.LENS);
            }
        });
    }
}
