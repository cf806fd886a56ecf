package io.github.disentangle.ui.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Heads in a triangle whose corners are the three terms: the nearer to a corner, the more that term alone makes the
/// head's pattern. Layers run from faint to strong.
///
/// @param addends the terms the model has
/// @param dots one for each head
/// @param layers how many layers the model has
/// @param meaning what a share is, in a few words
public record TriangleFigure(Caption caption, List<Addend> addends, List<Dot> dots, int layers, String meaning)
        implements Figure {

    /// One head.
    ///
    /// @param shares not negative, together 1
    public record Dot(Target.Head head, TermShares shares) {}

    public TriangleFigure {
        addends = List.copyOf(addends);
        dots = List.copyOf(dots);
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "shares of the terms" : caption.title();
    }

    @Override
    public String summary() {
        return name() + ": " + dots.size() + " heads of " + layers + " layers between "
                + addends.stream().map(Addend::label).collect(Collectors.joining(", ")) + ", " + meaning;
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(560, 520 + caption.height(theme));
    }

    @Override
    public Optional<Listing> listing() {
        List<Target.Head> heads = dots.stream().map(Dot::head).toList();
        var columns = new ArrayList<>(AtlasFigure.ofHeads(heads));
        columns.addAll(TermShares.columns(addends, line -> dots.get(line).shares()));
        return Optional.of(Listing.of(columns, heads));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new TriangleLayout(this, frame);
    }
}
