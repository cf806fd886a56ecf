package io.github.disentangle.ui.view.input;

import io.github.disentangle.resources.Messages;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Frame;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.TokenAxis;

/// The tokens as chips that flow like text: pieces of a word touch, special tokens are dimmed but never left out.
///
/// @param words whether the pieces of a word are drawn as one chip
record TokenStripFigure(TokenAxis tokens, boolean words) implements Figure {

    private static final double USUAL_WIDTH = 640;

    @Override
    public String name() {
        return Messages.text("tokens.name");
    }

    @Override
    public String summary() {
        return Messages.text("tokens.summary", tokens.length());
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        return new Size(USUAL_WIDTH, height(USUAL_WIDTH, theme));
    }

    /// Room needed when lines are this wide.
    double height(double width, FigureTheme theme) {
        return new TokenStripLayout(this, new Frame(new Size(width, 1), theme)).height();
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new TokenStripLayout(this, frame);
    }
}
