package io.github.disentangle.ui.view.input;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// A text area as high as its text, from one line to a few; Tab leaves it like any other field.
final class GrowingArea extends TextArea {

    private static final double MOST_LINES = 4;
    private static final double VERTICAL_PADDING = 16;
    private static final double HORIZONTAL_PADDING = 24;

    private final Text measure = new Text();

    GrowingArea() {
        setWrapText(true);
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        textProperty().subscribe(now -> fit());
        widthProperty().subscribe(now -> fit());
        fontProperty().subscribe(now -> fit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    }

    private void fit() {
        measure.setFont(getFont());
        measure.setText("X");
        double line = measure.getLayoutBounds().getHeight();
        // measuring a book takes long and shows no more than a page
        String text = getText();
        measure.setText(text.length() > 2000 ? text.substring(0, 2000) : text);
        measure.setWrappingWidth(Math.max(40, getWidth() - HORIZONTAL_PADDING));
        double lines = Math.clamp(Math.ceil(measure.getLayoutBounds().getHeight() / line), 1, MOST_LINES);
        setPrefHeight(Math.ceil(lines * line) + VERTICAL_PADDING);
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            event.consume();
            fireEvent(new KeyEvent(
                    KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, event.isShiftDown(), true, false, false));
        }
    }
}
