package io.github.disentangle.ui.view;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ScrollPaneSkin;

/// A scroll pane for what changes more often than it is scrolled. The platform's own keeps a picture of all that is in
/// sight and, when anything in it changes, draws all of it again; here only the changed part is.
public class LiveScrollPane extends ScrollPane {

    public LiveScrollPane() {}

    public LiveScrollPane(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = new ScrollPaneSkin(this);
        skin.getChildren().forEach(part -> part.setCache(false));
        return skin;
    }
}
