package io.github.disentangle.ui;

import static io.github.disentangle.ui.MeasuredWindow.canvas;
import static io.github.disentangle.ui.MeasuredWindow.pause;
import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Slider;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How quickly the window answers: measurements, no checks. Its name keeps it out of the usual run; `.ci/smoothness`
/// runs it and prints the table.
@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
class Smoothness {

    private static final Path HOME = Path.of("target", "smoothness");
    private static final int DRAG_SECONDS = 5;

    /// Until the JVM has compiled most of what a drag needs.
    private static final int WARM_UP_SECONDS = 10;
    private static final int REPEATS = 24;
    private static final int EDITS = 500;
    private static final int EDITS_PER_ROW = 50;

    private static final List<String> rows = new ArrayList<>();

    private Stage stage;
    private MeasuredWindow window;
    private String where;

    @BeforeAll
    static void prepare() throws IOException {
        Files.createDirectories(HOME);
    }

    @AfterAll
    static void print() throws IOException {
        String table = "| what | where | measured | goal |\n|---|---|---|---|\n" + String.join("\n", rows) + "\n";
        Files.writeString(HOME.resolve("table.md"), table);
    }

    @Start
    void start(Stage empty) {
        stage = empty;
    }

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"sentiment, 64, 1280, 800", "small, 64, 1280, 800", "small, 64, 1920, 1080"})
    void drag(String model, int tokens, int width, int height, FxRobot robot) {
        begin("drag", model, tokens, width, height);
        for (ViewKind view : chosen(ViewKind.MATRIX, ViewKind.TERMS)) {
            window.look(view);
            var fader = robot.lookup("#fader-p2c").queryAs(Slider.class);
            window.bringIntoView(fader);
            Live live = window.live();
            Set<Object> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
            Set<Object> logits = Collections.newSetFromMap(new IdentityHashMap<>());
            Runnable count = () -> {
                drawn.add(live.head().value());
                logits.add(live.logit().value());
            };
            changing(fader, true);
            sixtyTimesASecond(WARM_UP_SECONDS, () -> swing(fader));
            window.afterEachLayout(count);
            try (var watchdog = new FxWatchdog()) {
                long began = System.nanoTime();
                sixtyTimesASecond(DRAG_SECONDS, () -> swing(fader));
                double seconds = (System.nanoTime() - began) / 1e9;
                row(
                        "mixer drag, " + name(view),
                        String.format(
                                Locale.ROOT,
                                "%.1f answers/s (%.1f logits/s); %s",
                                fx(drawn::size) / seconds,
                                fx(logits::size) / seconds,
                                watchdog.report()),
                        "8/s, 50 ms");
            }
            changing(fader, false);
            window.noLongerAfterLayout(count);
            window.run(Commands.withdrawAll());
            window.ready();
        }
    }

    @ParameterizedTest
    @CsvSource({"base, 128, 1280, 800", "base, 512, 1920, 1080"})
    void choices(String model, int tokens, int width, int height) {
        begin("choices", model, tokens, width, height);
        String goal = tokens > 128 ? "150 ms" : "50 ms";
        for (ViewKind view : chosen(ViewKind.MATRIX, ViewKind.TERMS, ViewKind.HEAD)) {
            window.look(view);
            var heads = Gestured.times(REPEATS, repeat -> {
                int head = (repeat + 1) % 12;
                int layer = repeat % 5;
                return window.frames.of(() -> window.execute(Commands.lookAt(layer, head)), () -> {
                    var reading = window.live().head().value();
                    return reading != null
                            && reading.attention().head() == head
                            && reading.attention().layer() == layer;
                });
            });
            row("another head, " + name(view), heads.whole(), goal);
        }
        window.look(ViewKind.MATRIX);
        var terms = Gestured.times(REPEATS, repeat -> {
            AttentionMap map = AttentionMap.values()[(repeat + 1) % AttentionMap.values().length];
            return window.frames.of(() -> window.execute(Commands.show(map)), () -> true);
        });
        row("another term", terms.whole(), goal);
    }

    @ParameterizedTest
    @CsvSource({"base, 128, 1280, 800", "base, 512, 1920, 1080"})
    void hover(String model, int tokens, int width, int height, FxRobot robot) {
        begin("hover", model, tokens, width, height);
        for (ViewKind view : chosen(ViewKind.MATRIX, ViewKind.TERMS, ViewKind.HEAD)) {
            window.look(view);
            FigureCanvas canvas = canvas(robot, view);
            var pointer = fx(Robot::new);
            var hovers = Gestured.times(3 * REPEATS, repeat -> {
                Target target = view == ViewKind.HEAD
                        ? new Target.Token(Target.Side.QUERY, 3 + repeat % 40)
                        : new Target.Cell(5 + repeat % 47, 3 + repeat % 31);
                return window.frames.of(
                        () -> canvas.figureLayout()
                                .flatMap(layout -> layout.bounds(target))
                                .ifPresent(place ->
                                        pointer.mouseMove(canvas.localToScreen(place.centreX(), place.centreY()))),
                        () -> true);
            });
            row("hover, " + name(view), hovers.work(), "16 ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"base, 512, 1280, 800", "base, 512, 1920, 1080"})
    void panAndZoom(String model, int tokens, int width, int height, FxRobot robot) {
        begin("pan", model, tokens, width, height);
        window.look(ViewKind.MATRIX);
        FigureCanvas canvas = canvas(robot, ViewKind.MATRIX);
        for (String motion : List.of("pan", "zoom")) {
            Frames.animate(120, frame -> move(canvas, motion, frame));
            try (var watchdog = new FxWatchdog()) {
                double[] between = Frames.animate(180, frame -> move(canvas, motion, frame)).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                row(
                        motion,
                        String.format(
                                Locale.ROOT,
                                "%.1f frames/s, 95 %% within %.1f ms; %s",
                                between.length
                                        * 1000
                                        / java.util.Arrays.stream(between).sum(),
                                Gestured.quantile(between, 0.95),
                                watchdog.report()),
                        "50/s");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"base, 128, 1280, 800"})
    void atlas(String model, int tokens, int width, int height) {
        begin("atlas", model, tokens, width, height);
        for (int repeat = 0; repeat < 3; repeat++) {
            window.look(ViewKind.MATRIX);
            window.type(window.text(tokens) + repeat);
            window.settle();
            try (var watchdog = new FxWatchdog()) {
                var first = window.frames.of(() -> window.execute(Commands.view(ViewKind.ATLAS)), () -> true);
                long began = System.nanoTime();
                window.settle();
                row(
                        "atlas of all heads, run " + (repeat + 1),
                        String.format(
                                Locale.ROOT,
                                "%.0f ms, first frame after %.0f ms; %s",
                                (System.nanoTime() - began) / 1e6 + first.whole(),
                                first.whole(),
                                watchdog.report()),
                        "1500 ms");
            }
        }
    }

    /// Each view for the first time in a window, and again; a step taken back.
    @ParameterizedTest
    @CsvSource({"sentiment, 64, 1280, 800", "base, 128, 1280, 800"})
    void views(String model, int tokens, int width, int height) {
        begin("views", model, tokens, width, height);
        for (String time : List.of("first time", "second time", "third time")) {
            for (ViewKind view : ViewKind.values()) {
                watched(name(view) + ", " + time, () -> {
                    window.look(view);
                    window.settle();
                });
            }
        }
        window.look(ViewKind.MATRIX);
        for (int step = 1; step <= 3; step++) {
            window.type(window.text(tokens) + step);
            window.settle();
            watched("a text taken back", () -> {
                fx(() -> {
                    window.undo();
                    return null;
                });
                window.settle();
            });
        }
        watched("the model again", () -> {
            window.open("nli");
            window.settle();
        });
    }

    /// Each edit is a step of its own, as after a pause in typing, so that the history grows too.
    @Test
    void memory() throws IOException {
        begin("memory", "sentiment", 40, 1280, 800);
        window.settle();
        row("memory before the first edit", Memory.now(), "flat");
        String text = window.text(40);
        for (int edits = 0; edits < EDITS; edits += EDITS_PER_ROW) {
            try (var watchdog = new FxWatchdog()) {
                for (int edit = edits; edit < edits + EDITS_PER_ROW; edit++) {
                    String edited = text + edit;
                    window.run(Commands.draft("edit", draft -> draft.withText(edited)));
                    window.ready();
                }
                String blocks = watchdog.report();
                window.settle();
                row("memory after " + (edits + EDITS_PER_ROW) + " edits", Memory.now() + "; " + blocks, "flat, 50 ms");
            }
        }
    }

    private void begin(String what, String model, int tokens, int width, int height) {
        assumeWanted("only", what);
        assumeWanted("models", model);
        assumeWanted("widths", String.valueOf(width));
        where = model + ", " + tokens + " tokens, " + width + "×" + height;
        window = new MeasuredWindow(stage, HOME, width, height);
        if (!List.of("drag", "memory", "views").contains(what)) {
            window.foldExplanations();
        }
        watched("opening the model", () -> window.open(model));
        window.type(window.text(tokens));
        window.ready();
    }

    private void watched(String what, Runnable deed) {
        try (var watchdog = new FxWatchdog()) {
            deed.run();
            row(what, watchdog.report(), "50 ms");
        }
    }

    private static void assumeWanted(String property, String what) {
        Assumptions.assumeTrue(
                List.of(System.getProperty("smoothness." + property, what).split(","))
                        .contains(what));
    }

    private static void move(FigureCanvas canvas, String motion, int frame) {
        double swing = 0.5 + 0.5 * Math.sin(frame / 20.0);
        canvas.viewportProperty()
                .set(
                        motion.equals("pan")
                                ? new Viewport(0.6 * swing, 0.6 * swing, 0.35)
                                : new Viewport(0.3, 0.3, 0.1 + 0.5 * swing));
    }

    private static void changing(Slider fader, boolean held) {
        fx(() -> {
            fader.setValueChanging(held);
            return null;
        });
    }

    private static void swing(Slider fader) {
        fader.setValue(1 + 0.9 * Math.sin(System.nanoTime() / 1e9 * 1.7));
    }

    /// Moves do not pile up: the next is given when the one before was taken, as a system gives them.
    private static void sixtyTimesASecond(int seconds, Runnable move) {
        var taken = new AtomicBoolean(true);
        try (ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor()) {
            hand.scheduleAtFixedRate(
                    () -> {
                        if (taken.getAndSet(false)) {
                            Platform.runLater(() -> {
                                move.run();
                                taken.set(true);
                            });
                        }
                    },
                    0,
                    16,
                    TimeUnit.MILLISECONDS);
            pause(seconds * 1000L);
            hand.shutdownNow();
        }
    }

    private static ViewKind[] chosen(ViewKind... usual) {
        String wish = System.getProperty("smoothness.views");
        return wish == null
                ? usual
                : Stream.of(wish.split(","))
                        .map(name -> ViewKind.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toArray(ViewKind[]::new);
    }

    private static String name(ViewKind view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    private void row(String what, String measured, String goal) {
        String row = "| " + String.join(" | ", List.of(what, where, measured, goal)) + " |";
        System.out.println(row);
        rows.add(row);
    }
}
