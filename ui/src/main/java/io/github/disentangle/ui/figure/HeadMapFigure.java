package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One number for each head of the model: layers downwards, heads across. Numbers that were measured fill their slot,
/// estimates only part of it, so that nobody takes one for the other.
///
/// @param values `[layer, head]`; what is not finite is drawn as missing
/// @param measured the heads whose number is no estimate
/// @param legend colour scale, unit and scope
public record HeadMapFigure(Caption caption, Tensor values, List<Target.Head> measured, Legend legend)
        implements Figure {

    public HeadMapFigure {
        if (values.shape().length != 2) {
            throw new IllegalArgumentException("a map of heads with values " + values);
        }
        measured = List.copyOf(measured);
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? legend.unit() : caption.title();
    }

    @Override
    public String summary() {
        return name() + ": " + values.shape()[0] + " layers by " + values.shape()[1] + " heads, " + legend.summary()
                + ", " + measured.size() + " verified";
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        double side = 44;
        return new Size(
                Math.max(460, 70 + side * values.shape()[1]), side * values.shape()[0] + caption.height(theme) + 110);
    }

    @Override
    public Optional<Listing> listing() {
        int across = values.shape()[1];
        var heads = new ArrayList<Target.Head>();
        for (int index = 0; index < values.shape()[0] * across; index++) {
            heads.add(new Target.Head(index / across, index % across));
        }
        var columns = new ArrayList<>(AtlasFigure.ofHeads(heads));
        columns.add(Listing.Column.ofNumbers(legend.unit(), line -> values.data()[line]));
        columns.add(Listing.Column.ofWords(
                text("table.known"),
                line -> text(measured.contains(heads.get(line)) ? "table.verified" : "table.estimated"),
                line -> measured.contains(heads.get(line)) ? 0 : 1));
        return Optional.of(Listing.of(columns, heads));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new HeadMapLayout(this, frame);
    }
}
