package io.github.disentangle.ui.preference;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Which panels beside the picture are open, and how large. Lengths are in pixels at the normal size of text; what
/// makes no sense becomes the usual length.
///
/// @param rail whether the list of models is open
/// @param side whether prediction and inspector are open
/// @param drawer whether history, jobs and log are open
/// @param railWidth of the list of models
/// @param sideWidth of prediction and inspector
/// @param drawerHeight of history, jobs and log
/// @param split share of the centre that the pinned state takes in a comparison
/// @param floating panels that have windows of their own, and where those are
public record Panels(
        boolean rail,
        boolean side,
        boolean drawer,
        double railWidth,
        double sideWidth,
        double drawerHeight,
        double split,
        Map<Panel, WindowBounds> floating) {

    static final double SMALLEST = 96;
    static final double LARGEST = 1600;

    private static final double RAIL_WIDTH = 216;
    private static final double SIDE_WIDTH = 304;
    private static final double DRAWER_HEIGHT = 200;
    private static final double HALF = 0.5;

    public Panels {
        railWidth = sensible(railWidth, RAIL_WIDTH);
        sideWidth = sensible(sideWidth, SIDE_WIDTH);
        drawerHeight = sensible(drawerHeight, DRAWER_HEIGHT);
        split = split >= 0.1 && split <= 0.9 ? split : HALF;
        floating = Map.copyOf(floating);
    }

    /// Panels of the usual size.
    public static Panels open(boolean rail, boolean side, boolean drawer) {
        return new Panels(rail, side, drawer, RAIL_WIDTH, SIDE_WIDTH, DRAWER_HEIGHT, HALF, Map.of());
    }

    public Panels withRail(boolean shown) {
        return new Panels(shown, side, drawer, railWidth, sideWidth, drawerHeight, split, floating);
    }

    public Panels withSide(boolean shown) {
        return new Panels(rail, shown, drawer, railWidth, sideWidth, drawerHeight, split, floating);
    }

    public Panels withDrawer(boolean shown) {
        return new Panels(rail, side, shown, railWidth, sideWidth, drawerHeight, split, floating);
    }

    /// Other sizes of the same panels.
    public Panels sized(double newRailWidth, double newSideWidth, double newDrawerHeight) {
        return new Panels(rail, side, drawer, newRailWidth, newSideWidth, newDrawerHeight, split, floating);
    }

    public Panels withSplit(double share) {
        return new Panels(rail, side, drawer, railWidth, sideWidth, drawerHeight, share, floating);
    }

    /// A panel in a window of its own.
    public Panels withFloating(Panel panel, WindowBounds bounds) {
        var apart = new EnumMap<Panel, WindowBounds>(Panel.class);
        apart.putAll(floating);
        apart.put(panel, bounds);
        return with(apart);
    }

    /// A panel back in its place.
    public Panels withDocked(Panel panel) {
        var apart = new HashMap<>(floating);
        apart.remove(panel);
        return with(apart);
    }

    private Panels with(Map<Panel, WindowBounds> apart) {
        return new Panels(rail, side, drawer, railWidth, sideWidth, drawerHeight, split, apart);
    }

    private static double sensible(double length, double usual) {
        return length >= SMALLEST && length <= LARGEST ? length : usual;
    }
}
