package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.ui.figure.FigureLayout;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Marks;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
/// One picture in a person's hand.

final class GrammarTrial {

    /// The finest mark that is surely met.
    private static final int GRID = 4;

    /// A picture.
    ///
    /// @param canvas finds it
    /// @param tools pressed on the way to it
    record Picture(String canvas, ViewKind view, String... tools) {

        /// Whether the centre shows it, with a line of words and a command line.
        boolean central() {
            return canvas.equals("#head-lines")
                    || canvas.equals("#" + view.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return canvas + " " + String.join(" ", tools);
        }
    }

    private final OpenWindow open;
    private final Picture picture;
    private final FxRobot robot;
    private final Workbench workbench;
    private FigureCanvas canvas;
    private Hand hand;
    private Rect looked;
    private Map<Target, Point2D> places;
    private Optional<Point2D> empty;
    private Target first;
    private Target second;

    GrammarTrial(OpenWindow open, Picture picture, FxRobot robot) {
        this.open = open;
        workbench = open.window.workbench();
        this.picture = picture;
        this.robot = robot;
    }

    void run() {
        fx(() -> {
            workbench.wordsProperty().set(false);
            workbench.execute(Commands.lookAt(1, 1));
            workbench.execute(Commands.view(picture.view()));
            return null;
        });
        open.settle();
        if (picture.toString().endsWith("evidence-distances")) {
            fx(() -> {
                robot.lookup("#evidence-method").<ComboBox<Method>>query().setValue(Method.POSITION_GRADIENTS);
                return null;
            });
            open.settle();
        }
        for (String tool : picture.tools()) {
            fx(() -> {
                robot.lookup(tool).<ButtonBase>query().fire();
                return null;
            });
            open.settle();
        }
        canvas = robot.lookup(picture.canvas()).queryAs(FigureCanvas.class);
        hand = new Hand(canvas);
        fx(() -> {
            for (Runnable step : List.<Runnable>of(
                    this::hoverPreviewsAndAltCompares,
                    this::clicksPinAddReachAndLetGo,
                    this::aDragPinsUnlessItIsGivenUp,
                    this::theMenuOffersWhatTheNumbersAllow,
                    this::wheelSpaceAndKeysMoveThePlot,
                    this::keysAloneReachEverything,
                    this::marksOfOtherPicturesDoNoHarm)) {
                begin();
                step.run();
            }
            workbench.execute(Commands.unpin());
            return null;
        });
    }

    /// With nothing marked; pins after this are steps of their own.
    private void begin() {
        workbench.execute(Commands.unpin());
        workbench.execute(Commands.show(AttentionMap.SCORE));
        workbench.execute(Commands.show(AttentionMap.PROBABILITY));
        workbench.hoverProperty().set(null);
        canvas.requestFocus();
        canvas.fit();
        canvas.layout();
        lookAround();
    }

    private FigureLayout layout() {
        return canvas.figureLayout().orElseThrow();
    }

    private List<Target> pins() {
        return workbench.state().selection().pins();
    }

    /// Finds a place for every target, and two neighbours of the commonest kind.
    private void lookAround() {
        Rect now = new Rect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (now.equals(looked)) {
            return;
        }
        looked = now;
        places = new LinkedHashMap<>();
        empty = Optional.empty();
        for (int y = 1; y < canvas.getHeight(); y += GRID) {
            for (int x = 1; x < canvas.getWidth(); x += GRID) {
                var place = new Point2D(x, y);
                layout().at(x, y)
                        .ifPresentOrElse(target -> places.putIfAbsent(target, place), () -> empty = Optional.of(place));
            }
        }
        var kinds = places.keySet().stream()
                .collect(Collectors.groupingBy(GrammarTrial::kind, LinkedHashMap::new, Collectors.toList()));
        var commonest =
                kinds.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        assertTrue(commonest.size() > 1, "nothing to point at: " + places.keySet());
        first = commonest.get(0);
        second = commonest.get(1);
        if (picture.toString().equals("#evidence ")) {
            assertEquals(2, between(first, second).size(), "neighbours in the picture, not in the text");
        }
    }

    private static String kind(Target target) {
        return switch (target) {
            case Target.Own(String figure, Target inner) -> figure + kind(inner);
            case Target.Token(Target.Side side, int index) -> "token" + side;
            default -> target.getClass().getSimpleName();
        };
    }

    private List<Target> between(Target from, Target to) {
        return canvas.figureProperty().get() instanceof LinkedFigure linked
                ? linked.between(from, to, Marks::between)
                        .map(targets -> Marks.beginning(from, targets))
                        .orElseGet(() -> Marks.between(from, to))
                : Marks.between(from, to);
    }

    private String readout() {
        return robot.lookup(picture.canvas() + "-readout").queryAs(Label.class).getText();
    }

    private void hoverPreviewsAndAltCompares() {
        hand.move(places.get(first));
        assertEquals(first, workbench.hoverProperty().get());
        assertFalse(layout().describe(first).isBlank(), () -> first + " says nothing");
        if (picture.central()) {
            assertEquals(layout().describe(first), readout());
        }
        hand.holding(KeyCode.CONTROL).click(places.get(first));
        hand.holding(KeyCode.ALT).move(places.get(second));
        assertTrue(workbench.comparingProperty().get());
        if (picture.central()) {
            String both = readout();
            assertTrue(both.contains(layout().describe(first)) && both.contains(layout().describe(second)), both);
        }
        hand.move(places.get(second));
        assertFalse(workbench.comparingProperty().get());
        hand.down(KeyEvent.KEY_PRESSED, KeyCode.ALT);
        assertTrue(workbench.comparingProperty().get(), "Alt without a move");
        hand.down(KeyEvent.KEY_RELEASED, KeyCode.ALT);
        assertFalse(workbench.comparingProperty().get());
        hand.move(new Point2D(-9, -9));
        assertNull(workbench.hoverProperty().get());
    }

    private void clicksPinAddReachAndLetGo() {
        Hand adding = hand.holding(KeyCode.CONTROL);
        Hand reaching = hand.holding(KeyCode.SHIFT);
        pinFirst();
        if (!(second instanceof Target.Head)) { // which opens at once
            hand.doubleClick(places.get(second));
            assertEquals(List.of(second), pins(), "a double click lets go of what it pinned");
        }
        pinFirst();
        adding.click(places.get(second));
        assertEquals(List.of(first, second), pins());
        empty.ifPresent(adding::click);
        empty.ifPresent(reaching::click);
        assertEquals(List.of(first, second), pins(), "a slip beside the mark costs the pins");
        adding.click(places.get(second));
        assertEquals(List.of(first), pins());
        reaching.click(places.get(second));
        assertEquals(between(first, second), pins());
        assertTrue(
                pins().containsAll(List.of(first, second)) && pins().getLast().equals(first), () -> "" + pins());
        reaching.click(places.get(first));
        assertEquals(List.of(first), pins(), "another range begins where the first one did");
        empty.ifPresent(hand::click);
        empty.ifPresent(place -> assertEquals(List.of(), pins()));
        pinFirst();
        hand.holding(KeyCode.CONTROL).key(KeyCode.Z);
        assertNotEquals(List.of(first), pins(), "undo");
        hand.holding(KeyCode.CONTROL).key(KeyCode.Y);
        assertEquals(List.of(first), pins(), "redo");
        hand.key(KeyCode.ESCAPE);
        assertEquals(List.of(), pins());
        if (first instanceof Target.Head(int layer, int head)) {
            hand.click(places.get(first));
            assertEquals(
                    List.of(layer, head),
                    List.of(
                            workbench.state().selection().layer(),
                            workbench.state().selection().head()));
            workbench.undo();
            assertEquals(picture.view(), workbench.state().view());
        } else {
            hand.click(places.get(first));
            assertEquals(List.of(first), pins());
            hand.click(places.get(first));
            assertEquals(List.of(), pins(), "a second click lets go");
        }
    }

    /// A click on a head opens it.
    private void pinFirst() {
        hand.key(KeyCode.ESCAPE);
        hand.holding(KeyCode.CONTROL).click(places.get(first));
        assertEquals(List.of(first), pins());
    }

    private void aDragPinsUnlessItIsGivenUp() {
        List<Target> both = between(first, second);
        Point2D outside = new Point2D(-40, -40);
        hand.press(places.get(first)).dragTo(outside).dragTo(places.get(second));
        assertEquals(both, workbench.brushProperty().get());
        hand.key(KeyCode.ESCAPE);
        assertEquals(List.of(), workbench.brushProperty().get());
        hand.release(places.get(second));
        assertEquals(List.of(), pins(), "Escape ends a drag");
        hand.press(places.get(first)).dragTo(places.get(second)).dragTo(outside).release(outside);
        assertEquals(both, pins(), "what a drag went over before it left the picture");
        assertEquals(List.of(), workbench.brushProperty().get());
        hand.press(places.get(first)).dragTo(places.get(second)).key(KeyCode.ESCAPE);
        assertEquals(both, pins(), "Escape during a drag leaves the pins alone");
        hand.release(places.get(second)).key(KeyCode.ESCAPE);
        assertEquals(List.of(), pins());
        empty.ifPresent(place -> {
            hand.press(place).dragTo(places.get(first)).release(places.get(first));
            assertEquals(List.of(), pins(), "a drag from nowhere");
        });
    }

    private void theMenuOffersWhatTheNumbersAllow() {
        hand.rightClick(places.get(first));
        Set<String> offered = offered();
        assertTrue(
                offered.containsAll(Set.of("menu-pin", "menu-copy-value", "menu-copy-image", "menu-baseline")),
                offered::toString);
        boolean drawn = picture.central() && picture.view() != ViewKind.DIFFERENCE;
        assertEquals(drawn, offered.contains("menu-copy-command"), "only what the command line can draw");
        open.copied.setLength(0);
        item("menu-copy-value").fire();
        assertEquals(layout().describe(first), open.copied.toString());
        item("menu-pin").fire();
        assertEquals(List.of(first), pins());
        empty.ifPresent(place -> {
            hand.rightClick(place);
            Set<String> whole = offered();
            assertFalse(whole.contains("menu-pin"), whole::toString);
            assertTrue(whole.contains("menu-copy-image"), whole::toString);
            assertEquals(List.of(first), pins(), "a right click beside the mark");
        });
        hand.move(places.get(second)).holding(KeyCode.SHIFT).key(KeyCode.F10);
        assertTrue(offered().contains("menu-pin"));
        menu().orElseThrow().hide();
    }

    private Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(Window::isShowing)
                .findFirst();
    }

    private Set<String> offered() {
        return menu().orElseThrow().getItems().stream()
                .map(MenuItem::getId)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private MenuItem item(String id) {
        return menu().orElseThrow().getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void wheelSpaceAndKeysMoveThePlot() {
        Point2D place = places.get(first);
        boolean zooms = layout().zoomArea(place.getX(), place.getY()).isPresent();
        hand.wheel(place, -3);
        assertEquals(Viewport.FIT, viewport(), "farther than the whole");
        hand.wheel(place, 60);
        assertEquals(zooms, viewport().extent() < 1);
        assertTrue(viewport().extent() > 0 && viewport().x() >= 0 && viewport().x() <= 1, () -> "" + viewport());
        hand.key(KeyCode.DIGIT0);
        assertEquals(Viewport.FIT, viewport());
        hand.move(place).key(KeyCode.PLUS);
        assertEquals(zooms, viewport().extent() < 1);
        hand.key(KeyCode.MINUS).key(KeyCode.MINUS);
        assertEquals(Viewport.FIT, viewport());
        if (!zooms) {
            return;
        }
        canvas.viewportProperty().set(new Viewport(0.4, 0.4, 0.25));
        canvas.layout();
        Viewport before = viewport();
        hand.down(KeyEvent.KEY_PRESSED, KeyCode.SPACE).press(place).dragTo(place.add(-30, -30));
        assertTrue(viewport().x() > before.x() && viewport().y() > before.y(), () -> "" + viewport());
        hand.key(KeyCode.ESCAPE);
        assertEquals(before, viewport(), "Escape gives a pan up");
        hand.release(place).press(place).dragTo(place.add(-9000, 9000)).release(place);
        assertEquals(List.of(0.75, 0.0), List.of(viewport().x(), viewport().y()), "no farther than the edge");
        hand.down(KeyEvent.KEY_RELEASED, KeyCode.SPACE);
        assertEquals(List.of(), pins());
        assertEquals(List.of(), workbench.brushProperty().get());
        empty.ifPresent(hand::doubleClick);
        hand.key(KeyCode.DIGIT0);
        assertEquals(Viewport.FIT, viewport());
    }

    private Viewport viewport() {
        return canvas.viewportProperty().get();
    }

    private void keysAloneReachEverything() {
        hand.key(KeyCode.DOWN);
        Target begun = workbench.hoverProperty().get();
        assertNotNull(begun, "an arrow points at nothing");
        hand.key(KeyCode.P);
        assertEquals(List.of(begun), pins());
        for (KeyCode arrow : List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.UP)) {
            Target anchor = pins().getLast();
            hand.holding(KeyCode.SHIFT).key(arrow);
            assertEquals(between(anchor, workbench.hoverProperty().get()), pins(), "Shift and " + arrow);
        }
        hand.key(KeyCode.ESCAPE);
        assertEquals(List.of(), pins());
        List<Target> met = new ArrayList<>();
        for (KeyCode arrow : List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT)) {
            hand.key(arrow);
            met.add(workbench.hoverProperty().get());
        }
        assertTrue(Set.copyOf(met).size() > 1, "arrows do not move on: " + met);
        Target last = met.getLast();
        hand.holding(KeyCode.CONTROL).key(KeyCode.ENTER);
        assertEquals(List.of(last), pins());
        hand.holding(KeyCode.CONTROL).key(KeyCode.ENTER);
        assertEquals(List.of(), pins());
        hand.holding(KeyCode.ALT).down(KeyEvent.KEY_PRESSED, KeyCode.ALT).key(KeyCode.UP);
        assertTrue(workbench.comparingProperty().get());
        hand.down(KeyEvent.KEY_RELEASED, KeyCode.ALT);
        boolean table = workbench.tabularProperty().get();
        hand.key(KeyCode.G);
        assertEquals(!table, workbench.tabularProperty().get());
        hand.key(KeyCode.G);
        assertEquals(table, workbench.tabularProperty().get());
    }

    /// What is pointed at or pinned elsewhere, or in a text that was longer.
    private void marksOfOtherPicturesDoNoHarm() {
        for (int index : new int[] {0, 3, 4000}) {
            for (Target foreign : List.of(
                    new Target.Cell(index, index),
                    new Target.Token(Target.Side.QUERY, index),
                    new Target.Token(Target.Side.KEY, index),
                    new Target.Head(index, index),
                    new Target.Bar(index),
                    new Target.Point(index, index),
                    new Target.Panel(index),
                    new Target.State(index, index),
                    new Target.Own("nowhere", new Target.Bar(index)))) {
                workbench.hoverProperty().set(foreign);
                workbench.execute(Commands.pin(foreign));
                canvas.layout();
                layout().describe(foreign);
                layout().next(foreign, FigureLayout.Direction.RIGHT);
                layout().showing(foreign);
            }
        }
    }
}
