package io.github.disentangle.ui;

import static io.github.disentangle.ui.OpenWindow.fx;

import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
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
import org.testfx.util.WaitForAsyncUtils;

/// How quickly the window answers: measurements, no checks. Its name keeps it out of the usual run; `.ci/smoothness`
/// runs it and prints the table.
@ExtendWith({HeadlessScreen.class, ApplicationExtension.class})
class Smoothness {

    private static final Path HOME = Path.of("target", "smoothness");
    private static final String WORDS =
            "the film begins well enough with a quiet scene in a railway station and music that promises more than the"
                    + " story keeps but nobody in the room could have said what it was about ";
    private static final int DRAG_SECONDS = 5;

    /// Until the JVM has compiled most of what a drag needs.
    private static final int WARM_UP_SECONDS = 10;
    private static final int REPEATS = 24;

    private static final List<String> rows = new ArrayList<>();

    private Stage stage;
    private OpenWindow open;
    private Frames frames;

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
        if (open != null) {
            open.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"sentiment, 64, 1280, 800", "small, 64, 1280, 800", "small, 64, 1920, 1080"})
    void drag(String model, int tokens, int width, int height, FxRobot robot) {
        begin("drag", model, tokens, width, height);
        for (ViewKind view : chosen("views", ViewKind.MATRIX, ViewKind.TERMS)) {
            look(view);
            var fader = robot.lookup("#fader-p2c").queryAs(Slider.class);
            bringIntoView(fader);
            Live live = open.window.live();
            Set<Object> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
            Set<Object> logits = Collections.newSetFromMap(new IdentityHashMap<>());
            Runnable count = () -> {
                drawn.add(live.head().value());
                logits.add(live.logit().value());
            };
            fx(() -> {
                fader.setValueChanging(true);
                return null;
            });
            sixtyTimesASecond(WARM_UP_SECONDS, () -> swing(fader));
            fx(() -> {
                open.window.scene().addPostLayoutPulseListener(count);
                return null;
            });
            try (var watchdog = new FxWatchdog()) {
                long began = System.nanoTime();
                sixtyTimesASecond(DRAG_SECONDS, () -> swing(fader));
                double seconds = (System.nanoTime() - began) / 1e9;
                double rate = fx(drawn::size) / seconds;
                row(
                        "mixer drag, " + view.name().toLowerCase(Locale.ROOT),
                        where(model, tokens, width, height),
                        String.format(
                                Locale.ROOT,
                                "%.1f answers/s (%.1f logits/s); %s",
                                rate,
                                fx(logits::size) / seconds,
                                watchdog.report()),
                        "8/s, 50 ms");
            }
            fx(() -> {
                fader.setValueChanging(false);
                open.window.scene().removePostLayoutPulseListener(count);
                open.window.workbench().execute(Commands.withdrawAll());
                return null;
            });
            ready();
        }
    }

    @ParameterizedTest
    @CsvSource({"base, 128, 1280, 800", "base, 512, 1920, 1080"})
    void choices(String model, int tokens, int width, int height) {
        begin("choices", model, tokens, width, height);
        String goal = tokens > 128 ? "150 ms" : "50 ms";
        for (ViewKind view : chosen("views", ViewKind.MATRIX, ViewKind.TERMS, ViewKind.HEAD)) {
            look(view);
            var times = Times.of(REPEATS, repeat -> {
                int head = (repeat + 1) % 12;
                int layer = repeat % 5;
                return frames.of(() -> open.window.workbench().execute(Commands.lookAt(layer, head)), () -> {
                    var reading = open.window.live().head().value();
                    return reading != null
                            && reading.attention().head() == head
                            && reading.attention().layer() == layer;
                });
            });
            row("another head, " + view, where(model, tokens, width, height), times.whole(), goal);
        }
        look(ViewKind.MATRIX);
        var times = Times.of(REPEATS, repeat -> {
            AttentionMap map = AttentionMap.values()[(repeat + 1) % AttentionMap.values().length];
            return frames.of(() -> open.window.workbench().execute(Commands.show(map)), () -> true);
        });
        row("another term", where(model, tokens, width, height), times.whole(), goal);
    }

    @ParameterizedTest
    @CsvSource({"base, 128, 1280, 800", "base, 512, 1920, 1080"})
    void hover(String model, int tokens, int width, int height, FxRobot robot) {
        begin("hover", model, tokens, width, height);
        for (ViewKind view : chosen("views", ViewKind.MATRIX, ViewKind.TERMS, ViewKind.HEAD)) {
            look(view);
            FigureCanvas canvas = canvas(robot, view);
            var pointer = fx(Robot::new);
            var times = Times.of(3 * REPEATS, repeat -> {
                Target target = view == ViewKind.HEAD
                        ? new Target.Token(Target.Side.QUERY, 3 + repeat % 40)
                        : new Target.Cell(5 + repeat % 47, 3 + repeat % 31);
                return frames.of(
                        () -> canvas.figureLayout()
                                .flatMap(layout -> layout.bounds(target))
                                .ifPresent(place ->
                                        pointer.mouseMove(canvas.localToScreen(place.centreX(), place.centreY()))),
                        () -> true);
            });
            row("hover, " + view, where(model, tokens, width, height), times.work(), "16 ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"base, 512, 1280, 800", "base, 512, 1920, 1080"})
    void panAndZoom(String model, int tokens, int width, int height, FxRobot robot) {
        begin("pan", model, tokens, width, height);
        look(ViewKind.MATRIX);
        FigureCanvas canvas = canvas(robot, ViewKind.MATRIX);
        for (String motion : List.of("pan", "zoom")) {
            Frames.animate(120, frame -> move(canvas, motion, frame));
            try (var watchdog = new FxWatchdog()) {
                List<Double> between = Frames.animate(180, frame -> move(canvas, motion, frame));
                double seconds =
                        between.stream().mapToDouble(Double::doubleValue).sum() / 1000;
                row(
                        motion,
                        where(model, tokens, width, height),
                        String.format(
                                Locale.ROOT,
                                "%.1f frames/s, 95 %% within %.1f ms; %s",
                                between.size() / seconds,
                                quantile(between, 0.95),
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
            look(ViewKind.MATRIX);
            String text = text(tokens) + repeat;
            fx(() -> {
                open.window.workbench().execute(Commands.type("text", "", draft -> draft.withText(text)));
                return null;
            });
            open.settle();
            try (var watchdog = new FxWatchdog()) {
                var first = frames.of(() -> open.window.workbench().execute(Commands.view(ViewKind.ATLAS)), () -> true);
                long began = System.nanoTime();
                open.settle();
                row(
                        "atlas of all heads, run " + (repeat + 1),
                        where(model, tokens, width, height),
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

    /// Each edit is a step of its own, as after a pause in typing, so that the history grows too.
    @Test
    void memory() throws IOException {
        begin("memory", "sentiment", 64, 1280, 800);
        String where = where("sentiment", 40, 1280, 800);
        for (int hundred = 0; hundred <= 5; hundred++) {
            open.settle();
            row("memory after " + hundred * 100 + " edits", where, Memory.now(), "flat");
            try (var watchdog = new FxWatchdog()) {
                for (int edit = 0; edit < 100 && hundred < 5; edit++) {
                    String text = text(40) + (hundred * 100 + edit);
                    fx(() -> {
                        open.window.workbench().execute(Commands.draft("edit", draft -> draft.withText(text)));
                        return null;
                    });
                    ready();
                }
                if (hundred < 5) {
                    row("the window during the next 100", where, watchdog.report(), "50 ms");
                }
            }
        }
    }

    private void begin(String what, String model, int tokens, int width, int height) {
        assumeWanted("only", what);
        assumeWanted("models", model);
        assumeWanted("widths", String.valueOf(width));
        open = fx(() -> {
            Files.deleteIfExists(HOME.resolve("preferences.json"));
            return new OpenWindow(stage, HOME, width, height);
        });
        frames = new Frames(open.window.scene());
        if (!List.of("drag", "memory").contains(what)) {
            fold((Card) open.window.scene().lookup("#explain"));
        }
        fx(() -> {
            open.window.open(RandomModels.folder(model, HOME));
            return null;
        });
        ready();
        String text = text(tokens);
        fx(() -> {
            open.window.workbench().execute(Commands.type("text", "", draft -> draft.withText(text)));
            return null;
        });
        ready();
    }

    /// Explanations take their time and let everything else go first; only drags and edits are measured beside
    /// them.
    private static void fold(Card explain) {
        fx(() -> {
            explain.openProperty().set(false);
            return null;
        });
    }

    /// Waits for the answer to what was asked, not for what comes by itself later.
    private void ready() {
        Live live = open.window.live();
        try {
            WaitForAsyncUtils.waitFor(
                    60,
                    TimeUnit.SECONDS,
                    () -> fx(() -> live.logit().value() != null
                            && live.head().value() != null
                            && live.head().value().analysis() == live.analysis().value()
                            && !live.analysis().staleProperty().get()
                            && !live.head().staleProperty().get()
                            && !live.logit().staleProperty().get()));
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void assumeWanted(String property, String what) {
        Assumptions.assumeTrue(
                List.of(System.getProperty("smoothness." + property, what).split(","))
                        .contains(what));
    }

    /// A text of so many tokens, the special ones included.
    private String text(int tokens) {
        var tokenizer = fx(() -> open.window.live().model().get()).tokenizer();
        var text = new StringBuilder();
        String[] words = WORDS.split(" ");
        for (int word = 0; tokenizer.encode(text.toString()).length() < tokens; word++) {
            text.append(words[word % words.length]).append(' ');
        }
        return text.toString().strip();
    }

    private void look(ViewKind view) {
        fx(() -> {
            open.window.workbench().execute(Commands.view(view));
            return null;
        });
        ready();
        pause(300);
    }

    /// As the wheel would, in the column it stands in.
    private void bringIntoView(Node node) {
        fx(() -> {
            Node at = node;
            while (!(at instanceof ScrollPane column)) {
                at = at.getParent();
            }
            var content = column.getContent();
            double hidden = content.getLayoutBounds().getHeight()
                    - column.getViewportBounds().getHeight();
            double place = content.sceneToLocal(node.localToScene(0, 0)).getY();
            column.setVvalue(Math.clamp((place - 100) / hidden, 0, 1));
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static FigureCanvas canvas(FxRobot robot, ViewKind view) {
        return robot.lookup(
                        switch (view) {
                            case TERMS -> "#terms";
                            case HEAD -> "#head-lines";
                            default -> "#matrix";
                        })
                .queryAs(FigureCanvas.class);
    }

    private static void move(FigureCanvas canvas, String motion, int frame) {
        double swing = 0.5 + 0.5 * Math.sin(frame / 20.0);
        canvas.viewportProperty()
                .set(
                        motion.equals("pan")
                                ? new Viewport(0.6 * swing, 0.6 * swing, 0.35)
                                : new Viewport(0.3, 0.3, 0.1 + 0.5 * swing));
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

    private static ViewKind[] chosen(String what, ViewKind... usual) {
        String wish = System.getProperty("smoothness." + what);
        return wish == null
                ? usual
                : Stream.of(wish.split(","))
                        .map(name -> ViewKind.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toArray(ViewKind[]::new);
    }

    /// Repetitions of one gesture, after as many the JVM compiled its code in.
    private record Times(List<Frames.Latency> latencies, String blocks) {

        static Times of(int repeats, IntFunction<Frames.Latency> gesture) {
            IntFunction<Frames.Latency> calm = repeat -> {
                pause(30);
                return gesture.apply(repeat);
            };
            IntStream.range(0, repeats).mapToObj(calm).forEach(cold -> {});
            try (var watchdog = new FxWatchdog()) {
                List<Frames.Latency> measured =
                        IntStream.range(0, repeats).mapToObj(calm).toList();
                return new Times(measured, watchdog.report());
            }
        }

        String whole() {
            return spread(latencies.stream().map(Frames.Latency::whole).toList()) + ", of it " + work();
        }

        String work() {
            return "work " + spread(latencies.stream().map(Frames.Latency::work).toList()) + "; " + blocks;
        }
    }

    private static String spread(List<Double> millis) {
        return String.format(
                Locale.ROOT, "median %.1f ms, 95 %% within %.1f ms", quantile(millis, 0.5), quantile(millis, 0.95));
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    private static String where(String model, int tokens, int width, int height) {
        return model + ", " + tokens + " tokens, " + width + "×" + height;
    }

    private static void row(String what, String where, String measured, String goal) {
        String row = "| " + String.join(" | ", Arrays.asList(what, where, measured, goal)) + " |";
        System.out.println(row);
        rows.add(row);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
