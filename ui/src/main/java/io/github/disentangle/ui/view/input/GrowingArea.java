package io.github.disentangle.ui.view.input;

import io.github.disentangle.ui.figure.Writing;
import io.github.disentangle.ui.view.CalmTextArea;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// A text area as high as its text, from one line to a few; Tab leaves it like any other field.
final class GrowingArea extends CalmTextArea {

    private static final double MOST_LINES = 4;
    private static final double NARROWEST = 40;
    private static final double VERTICAL_PADDING = 14;
    private static final double HORIZONTAL_PADDING = 24;

    /// Measuring a book takes long and shows no more than a page.
    private static final int ENOUGH = 2000;

    /// Each keeps its size until its words, font or width change.
    private final Text measure = new Text();

    private final Text line = new Text("X");

    GrowingArea() {
        setWrapText(true);
        setMaxHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        textProperty().subscribe(text -> {
            String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
            setNodeOrientation(
                    Writing.runsRightToLeft(start) ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.INHERIT);
            requestLayout();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return width > 0 ? computePrefHeight(width) : heightOfLines(1);
    }

    @Override
    protected double computePrefHeight(double width) {
        String text = getText();
        measure.setFont(getFont());
        measure.setWrappingWidth(width > 0 ? Math.max(NARROWEST, width - HORIZONTAL_PADDING) : 0);
        measure.setText(text.length() > ENOUGH ? text.substring(0, ENOUGH) : text);
        double whole = measure.getLayoutBounds().getHeight();
        double lines = Math.max(1, Math.round(whole / lineHeight()));
        // the platform writes its lines on whole pixels: of one more not even the feet are to be seen
        return lines > MOST_LINES ? MOST_LINES * Math.floor(lineHeight()) + VERTICAL_PADDING : heightOfLines(lines);
    }

    private double heightOfLines(double lines) {
        return Math.ceil(lines * lineHeight()) + VERTICAL_PADDING;
    }

    private double lineHeight() {
        line.setFont(getFont());
        return line.getLayoutBounds().getHeight();
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            event.consume();
            fireEvent(new KeyEvent(
                    KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, event.isShiftDown(), true, false, false));
        }
    }
}
