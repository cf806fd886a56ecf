package io.github.disentangle.ui.view;

import io.github.disentangle.ui.preference.Panel;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A panel with a head by which it is taken out of the window, and back.
public interface FloatingPanel {

    /// Which it is.
    Panel panel();

    /// Its title or tabs.
    Region head();

    /// Puts a button into the head.
    void addToHead(Node button);

    /// The whole panel.
    default Region node() {
        return (Region) this;
    }
}
