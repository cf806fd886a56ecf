package io.github.disentangle.ui.figure.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.HeadlessScreen;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Highlight;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.Rect;
import io.github.disentangle.ui.figure.Samples;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
class FigureCanvasTest {

    private static final FigureTheme THEME = new FigureTheme(Palette.day(), new Typefaces());

    private FigureCanvas canvas;
    private final List<Pick> picks = new ArrayList<>();
    private final List<Brush> brushes = new ArrayList<>();

    @Start
    void start(Stage stage) {
        canvas = new FigureCanvas(THEME);
        canvas.setOnPick(picks::add);
        canvas.setOnBrush(brushes::add);
        canvas.setFigure(Samples.score(16));
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(canvas));
        // the stage is that of all tests and as large as the last of them left it
        stage.setWidth(900);
        stage.setHeight(860);
        stage.show();
        canvas.requestFocus();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.4, 0.23, 0.031})
    void everyPixelOnTheScreenHasTheColourOfItsCell(double extent) {
        MatrixFigure figure = Samples.score(512);
        WritableImage picture = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            canvas.setFigure(figure);
            canvas.viewportProperty().set(new Viewport(0.37, 0.41, extent));
            return canvas.snapshot(null, null);
        });

        Rect area = canvas.figureLayout().orElseThrow().zoomArea(0, 0).orElseThrow();
        Viewport visible = canvas.viewportProperty().get();
        int wrong = 0;
        int looked = 0;
        for (int y = (int) area.y() + 3; y < area.bottom() - 3; y += 2) {
            for (int x = (int) area.x() + 3; x < area.right() - 3; x += 2) {
                double column = (visible.x() + (x + 0.5 - area.x()) / area.width() * visible.extent()) * 512;
                double row = (visible.y() + (y + 0.5 - area.y()) / area.height() * visible.extent()) * 512;
                boolean free = extent > 0.1 || away(column) && away(row) && !nearText(column, row);
                if (free && away(column, 1e-6) && away(row, 1e-6)) {
                    looked++;
                    float value = figure.values().get((int) row, (int) column);
                    int expected = figure.legend().scale().argb(value, THEME.palette());
                    wrong += expected == picture.getPixelReader().getArgb(x, y) ? 0 : 1;
                }
            }
        }
        assertTrue(looked > 1000, "looked at " + looked + " pixels");
        assertEquals(0, wrong, wrong + " of " + looked + " pixels");
    }

    /// Away from the hair lines between cells.
    private static boolean away(double place) {
        return away(place, 0.12);
    }

    private static boolean away(double place, double margin) {
        double share = place - Math.floor(place);
        return share > margin && share < 1 - margin;
    }

    /// In the middle band of a cell, where its value is written.
    private static boolean nearText(double column, double row) {
        return Math.abs(row - Math.floor(row) - 0.5) < 0.3;
    }

    @Test
    void thePointerFindsCellsAndSaysThem(FxRobot robot) {
        robot.moveTo(screen(new Target.Cell(3, 9)));

        assertEquals(new Target.Cell(3, 9), canvas.hoveredProperty().get());
        assertTrue(canvas.getAccessibleText().startsWith("from remark to Its, "), canvas.getAccessibleText());
    }

    @Test
    void leavingTheFigureForgetsTheTarget(FxRobot robot) {
        robot.moveTo(screen(new Target.Cell(3, 9)));
        robot.moveTo(canvas.localToScreen(895, 855));

        assertNull(canvas.hoveredProperty().get());
        assertTrue(canvas.getAccessibleText().startsWith("Layer 3, head 5: score: 16 query by 16 key tokens"));
    }

    @Test
    void arrowsMoveAndEnterPins(FxRobot robot) {
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);

        assertEquals(
                List.of(new Target.Cell(1, 1)), picks.stream().map(Pick::target).toList());
        assertEquals(Pick.Kind.PIN, picks.getFirst().kind());
    }

    @Test
    void clicksPinAndOpenMenus(FxRobot robot) {
        robot.moveTo(screen(new Target.Cell(2, 2))).clickOn(MouseButton.PRIMARY);
        robot.moveTo(screen(new Target.Cell(7, 1))).clickOn(MouseButton.SECONDARY);

        assertEquals(
                List.of(Pick.Kind.PIN, Pick.Kind.MENU),
                picks.stream().map(Pick::kind).toList());
        assertEquals(
                List.of(new Target.Cell(2, 2), new Target.Cell(7, 1)),
                picks.stream().map(Pick::target).toList());
    }

    /// Events made by hand: the headless robot's clicks do not carry the keys held down.
    @Test
    void heldKeysTurnAClickIntoRangeOrToggle(FxRobot robot) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        robot.interact(() -> {
            click(new Target.Cell(5, 5), true, false, false);
            click(new Target.Cell(6, 5), false, !mac, mac);
        });

        assertEquals(
                List.of(Pick.Kind.RANGE, Pick.Kind.TOGGLE),
                picks.stream().map(Pick::kind).toList());
        assertEquals(
                List.of(new Target.Cell(5, 5), new Target.Cell(6, 5)),
                picks.stream().map(Pick::target).toList());
    }

    private void click(Target target, boolean shift, boolean control, boolean meta) {
        Rect bounds = canvas.figureLayout().orElseThrow().bounds(target).orElseThrow();
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            boolean down = type == MouseEvent.MOUSE_PRESSED;
            canvas.fireEvent(new MouseEvent(
                    type,
                    bounds.centreX(),
                    bounds.centreY(),
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    shift,
                    control,
                    false,
                    meta,
                    down,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
        }
    }

    @Test
    void draggingBrushesAndPinsNothing(FxRobot robot) {
        robot.moveTo(screen(new Target.Cell(2, 3))).press(MouseButton.PRIMARY);
        robot.moveTo(screen(new Target.Cell(4, 4)));
        robot.moveTo(screen(new Target.Cell(6, 8))).release(MouseButton.PRIMARY);

        assertEquals(new Brush(new Target.Cell(2, 3), new Target.Cell(6, 8), Brush.Stage.DONE), brushes.getLast());
        assertEquals(List.of(), picks);
    }

    @Test
    void theWheelZoomsAtThePointerAndZeroFits(FxRobot robot) {
        robot.moveTo(screen(new Target.Cell(3, 9)));
        robot.scroll(5, VerticalDirection.UP);
        double near = canvas.viewportProperty().get().extent();
        robot.scroll(5, VerticalDirection.DOWN);
        double far = canvas.viewportProperty().get().extent();
        canvas.viewportProperty().set(new Viewport(0.5, 0.5, 0.25));
        WaitForAsyncUtils.waitForFxEvents();
        robot.press(KeyCode.DIGIT0).release(KeyCode.DIGIT0);

        assertTrue(near < 1 || far < 1, "one way of the wheel comes nearer");
        assertEquals(Viewport.FIT, canvas.viewportProperty().get());
    }

    @Test
    void spaceAndDragMovesThePlot(FxRobot robot) {
        robot.interact(() -> canvas.viewportProperty().set(new Viewport(0.5, 0.5, 0.25)));
        Rect area = canvas.figureLayout().orElseThrow().zoomArea(0, 0).orElseThrow();
        Point2D middle = canvas.localToScreen(area.centreX(), area.centreY());

        robot.press(KeyCode.SPACE).moveTo(middle).press(MouseButton.PRIMARY);
        robot.moveTo(middle.add(10, 0)).moveTo(middle.add(area.width() / 4, 0));
        robot.release(MouseButton.PRIMARY).release(KeyCode.SPACE);

        assertEquals(0.5 - 0.25 / 4, canvas.viewportProperty().get().x(), 0.005);
        assertEquals(0.5, canvas.viewportProperty().get().y(), 1e-9);
        assertEquals(List.of(), brushes);
        assertEquals(List.of(), picks);
    }

    @Test
    void marksLeaveThePictureBeneathAlone(FxRobot robot) {
        WritableImage before = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> canvas.snapshot(null, null));
        robot.interact(() -> canvas.highlightProperty().set(Highlight.hovering(new Target.Cell(3, 9))));
        WritableImage marked = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> canvas.snapshot(null, null));
        robot.interact(() -> canvas.highlightProperty().set(Highlight.NONE));
        WritableImage after = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> canvas.snapshot(null, null));

        assertTrue(differing(before, marked) > 100);
        assertEquals(0, differing(before, after));
    }

    @Test
    void withoutAFigureNothingIsThere(FxRobot robot) {
        robot.interact(() -> canvas.setFigure(null));
        robot.moveTo(canvas.localToScreen(300, 300));
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);

        assertNull(canvas.hoveredProperty().get());
        assertTrue(canvas.figureLayout().isEmpty());
    }

    private Point2D screen(Target target) {
        Rect bounds = canvas.figureLayout().orElseThrow().bounds(target).orElseThrow();
        return canvas.localToScreen(bounds.centreX(), bounds.centreY());
    }

    private static int differing(WritableImage one, WritableImage other) {
        int differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                differing += one.getPixelReader().getArgb(x, y)
                                == other.getPixelReader().getArgb(x, y)
                        ? 0
                        : 1;
            }
        }
        return differing;
    }
}
