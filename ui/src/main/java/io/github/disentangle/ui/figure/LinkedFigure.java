package io.github.disentangle.ui.figure;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A figure whose targets stand for something else in the other views.
public record LinkedFigure(Figure figure, Meaning meaning) implements Figure {

    @Override
    public String name() {
        return figure.name();
    }

    @Override
    public String summary() {
        return figure.summary();
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return figure.preferredSize(theme);
    }

    @Override
    public Optional<Listing> listing() {
        return figure.listing().map(listing -> listing.meaning(meaning));
    }

    @Override
    public Optional<FigureTable> table() {
        return figure.table();
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new Layout(figure.layOut(frame), meaning);
    }

    /// What lies between two targets as the picture has them, whose order need not be that of the text, with all
    /// their parts; empty when one of them is not in the picture.
    ///
    /// @param between what lies between two targets of a figure without any meaning
    public Optional<List<Target>> between(Target from, Target to, BiFunction<Target, Target, List<Target>> between) {
        Optional<Target> first = meaning.inward(from);
        Optional<Target> last = meaning.inward(to);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Target>> found = figure instanceof LinkedFigure inner
                ? inner.between(first.get(), last.get(), between)
                : Optional.of(between.apply(first.get(), last.get()));
        return found.map(targets -> targets.stream()
                .flatMap(target -> meaning.parts(target).stream())
                .toList());
    }

    private record Layout(FigureLayout inner, Meaning meaning) implements FigureLayout {

        @Override
        public Frame frame() {
            return inner.frame();
        }

        @Override
        public void draw(Pen pen) {
            inner.draw(pen);
        }

        @Override
        public void draw(Pen pen, Highlight highlight) {
            Target hovered = highlight.hovered();
            inner.draw(
                    pen,
                    new Highlight(
                            hovered == null ? null : meaning.inward(hovered).orElse(null),
                            inward(highlight.pinned()),
                            inward(highlight.brushed())));
        }

        private List<Target> inward(List<Target> targets) {
            return targets.stream()
                    .flatMap(target -> meaning.inward(target).stream())
                    .toList();
        }

        @Override
        public Optional<Target> at(double x, double y) {
            return inner.at(x, y).map(meaning::outward);
        }

        @Override
        public Optional<Rect> bounds(Target target) {
            return meaning.inward(target).flatMap(inner::bounds);
        }

        @Override
        public Optional<Target> next(@Nullable Target from, Direction direction) {
            Target start = from == null ? null : meaning.inward(from).orElse(null);
            return inner.next(start, direction).map(meaning::outward);
        }

        @Override
        public String describe(Target target) {
            return meaning.inward(target).map(inner::describe).orElse("");
        }

        @Override
        public Optional<Rect> zoomArea(double x, double y) {
            return inner.zoomArea(x, y);
        }

        @Override
        public Optional<FigureLayout> moved(Viewport viewport) {
            return inner.moved(viewport).map(layout -> new Layout(layout, meaning));
        }

        @Override
        public Viewport showing(Target target) {
            return meaning.inward(target).map(inner::showing).orElse(frame().viewport());
        }
    }
}
