package io.github.disentangle.app.command;

/// A view that has no picture for this model.
final class FigureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    FigureException(FigureView view, String obstacle) {
        super("There is no picture of " + view + ": " + obstacle);
    }
}
