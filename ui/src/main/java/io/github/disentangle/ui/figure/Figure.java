package io.github.disentangle.ui.figure;

import java.util.Optional;

/// A picture of given numbers: immutable, free of any toolkit, the same on the screen and on paper.
public interface Figure {

    /// Short name, for tabs, file names and screen readers.
    String name();

    /// One sentence a screen reader says on reaching the picture: what it shows and its extremes.
    String summary();

    /// The size at which everything is comfortably readable.
    Size preferredSize(FigureTheme theme);

    /// Finds a place for everything. Sizes down to one pixel give a layout, if need be an empty one.
    FigureLayout layOut(Frame frame);

    /// Its numbers one to a line; empty when it has none to tell.
    default Optional<Listing> listing() {
        return Optional.empty();
    }

    /// Its numbers as rows and columns of a map; empty when it shows none.
    default Optional<FigureTable> table() {
        return Optional.empty();
    }
}
