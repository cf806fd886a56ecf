package io.github.disentangle.ui.view.shell;

import io.github.disentangle.ui.preference.Panels;
import io.github.disentangle.ui.preference.Preferences;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// The panels around the centre: shown, hidden and sized as wished, and as the window allows.
final class PanelFrame {

    /// Below this width, at the normal size of text, the list of models makes room for the rest.
    private static final double NARROW = 1040;

    /// Below this height of the picture it is scrolled, at the normal size of text.
    private static final double PICTURE_HEIGHT = 400;

    /// What the centre keeps beside and above panels, at the normal size of text.
    private static final double CENTRE_WIDTH = 430;

    private static final double CENTRE_HEIGHT = 240;

    private final ShellViewModel model;
    private final SplitPane columns;
    private final Region picture;
    private final Columns horizontal;
    private final Columns vertical;
    private final Columns.Edge rail;
    private final Columns.Edge side;
    private final Columns.Edge drawer;
    private boolean presenting;
    private boolean narrow;

    /// Whether a person wanted the list of models although there is little room.
    private boolean railInsisted;

    /// @param centre what the panels surround, itself above the drawer
    /// @param picture the part of the centre that is worth room
    PanelFrame(
            ShellViewModel model,
            SplitPane columns,
            SplitPane rows,
            Node railNode,
            Node sideNode,
            Node drawerNode,
            Node centre,
            Region picture) {
        this.model = model;
        this.columns = columns;
        this.picture = picture;
        rail = new Columns.Edge(railNode, true);
        side = new Columns.Edge(sideNode, false);
        drawer = new Columns.Edge(drawerNode, false);
        horizontal = new Columns(columns, rows, this::remember, this::fold, rail, side);
        vertical = new Columns(rows, centre, this::remember, this::fold, drawer);
        model.preferences().subscribe(wishes -> arrange());
        columns.widthProperty().subscribe((was, is) -> {
            if (narrowAt(is.doubleValue()) != narrow) {
                Platform.runLater(this::arrange);
            }
        });
    }

    /// Whether the list of models can be seen.
    boolean railShown() {
        return model.preferences().getValue().panels().rail() && !presenting && (!narrow || railInsisted);
    }

    /// Shows the list of models if it cannot be seen, else hides it.
    void toggleRail() {
        boolean wanted = !railShown();
        railInsisted = wanted && narrow;
        model.showRail(wanted);
        arrange();
    }

    /// Gives all room to the picture and what is beside it, or takes it back.
    void present(boolean wanted) {
        presenting = wanted;
        arrange();
    }

    private void arrange() {
        Preferences wishes = model.preferences().getValue();
        Panels panels = wishes.panels();
        double scale = wishes.textScale();
        boolean nowNarrow = narrowAt(columns.getWidth());
        railInsisted &= nowNarrow && narrow;
        narrow = nowNarrow;
        rail.wish(railShown(), panels.railWidth() * scale);
        side.wish(panels.side(), panels.sideWidth() * scale);
        drawer.wish(panels.drawer() && !presenting, panels.drawerHeight() * scale);
        picture.setMinHeight(PICTURE_HEIGHT * (1 + scale) / 2);
        horizontal.arrange(CENTRE_WIDTH * scale);
        vertical.arrange(CENTRE_HEIGHT * scale);
    }

    private void remember() {
        double scale = model.preferences().getValue().textScale();
        model.sizePanels(rail.extent() / scale, side.extent() / scale, drawer.extent() / scale);
    }

    private void fold(Columns.Edge edge) {
        if (edge == rail) {
            toggleRail();
        } else if (edge == side) {
            model.showSide(false);
        } else {
            model.showDrawer(false);
        }
    }

    private boolean narrowAt(double width) {
        return width > 0 && width < NARROW * model.preferences().getValue().textScale();
    }
}
