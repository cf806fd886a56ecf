package io.github.disentangle.ui.view.atlas;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.picture.KnockedPart;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.FigureView;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.atlas.AtlasViewModel.Mode;
import java.util.List;
import javafx.scene.control.Button;

/// Draws all heads with the choice of pictures.
public final class AtlasView extends FigureView {

    /// @param pane shows the picture
    public AtlasView(AtlasViewModel model, Live live, FigurePane pane) {
        var modes = new Segments<>(
                List.of(Mode.values()),
                mode -> text(mode.messageKey()),
                mode -> mode.messageKey().replace('.', '-'));
        var parts = new Segments<>(
                List.of(KnockedPart.values()),
                part -> text(part.messageKey()),
                part -> part.messageKey().replace('.', '-'));
        var verify = new Button(text("atlas.verify"));
        verify.setId("atlas-verify");
        super(model, pane, modes);
        modes.setOnChoice(model.mode()::set);
        parts.setOnChoice(model.part()::set);
        verify.setOnAction(event -> model.verify());
        model.canVerify().subscribe(can -> verify.setDisable(!can));
        model.part().subscribe(parts::setValue);
        model.mode().subscribe(mode -> {
            modes.setValue(mode);
            offer(parts, mode == Mode.KNOCK_OUT);
            offer(verify, mode == Mode.KNOCK_OUT);
        });
        live.model().subscribe(open -> {
            for (KnockedPart part : KnockedPart.values()) {
                parts.button(part).setDisable(open != null && !part.presentIn(open.config()));
            }
            if (open != null && !model.part().get().presentIn(open.config())) {
                model.part().set(KnockedPart.HEAD);
            }
        });
    }
}
