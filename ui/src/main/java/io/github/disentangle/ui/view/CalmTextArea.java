package io.github.disentangle.ui.view;

import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;

/// A text area whose caret rests while nobody writes. The platform's own begins to blink, unseen, as soon as its text
/// is set from elsewhere, and each blink draws the whole window again.
public class CalmTextArea extends TextArea {

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = new TextAreaSkin(this);
        caretPositionProperty().subscribe(position -> {
            if (!isFocused()) {
                skin.setCaretAnimating(false);
            }
        });
        return skin;
    }
}
