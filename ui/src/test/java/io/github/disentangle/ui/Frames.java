package io.github.disentangle.ui;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Times how long a window takes to show what was asked of it, until its pixels are drawn.
///
/// @param scene what is drawn
record Frames(Scene scene) {

    private static final long PATIENCE_SECONDS = 20;

    /// How long something took, in milliseconds.
    ///
    /// @param whole from the gesture to the pixels
    /// @param work the part of it the window worked: handling the gesture, laying out and drawing, without waiting
    ///     for the frame to begin
    /// @param window processor time of the window's thread from the gesture to the pixels
    /// @param renderer processor time of the thread that draws
    record Latency(double whole, double work, double window, double renderer) {

        private static final Latency NEVER = new Latency(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /// Times one gesture. Not called on the JavaFX thread.
    ///
    /// @param gesture on the JavaFX thread
    /// @param shown whether the frame just laid out shows what was asked for
    Latency of(Runnable gesture, BooleanSupplier shown) {
        var done = new CompletableFuture<Latency>();
        var clock = ThreadTime.Clock.find();
        Platform.runLater(() -> {
            var watch = new Object() {
                private long frameBegan;
            };
            Runnable before = () -> watch.frameBegan = System.nanoTime();
            ThreadTime spent = clock.now();
            long began = System.nanoTime();
            gesture.run();
            long handled = System.nanoTime() - began;
            var after = new Runnable() {
                @Override
                public void run() {
                    if (!shown.getAsBoolean()) {
                        return;
                    }
                    scene.removePreLayoutPulseListener(before);
                    scene.removePostLayoutPulseListener(this);
                    // the frame is handed to the renderer right after its layout
                    Platform.runLater(() -> Toolkit.getToolkit().addRenderJob(new RenderJob(() -> {
                        long end = System.nanoTime();
                        ThreadTime took = clock.now().since(spent);
                        done.complete(new Latency(
                                (end - began) / 1e6,
                                (end - watch.frameBegan + handled) / 1e6,
                                took.window() / 1e6,
                                took.renderer() / 1e6));
                    })));
                }
            };
            scene.addPreLayoutPulseListener(before);
            scene.addPostLayoutPulseListener(after);
        });
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Latency.NEVER;
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Does something in each frame for a while. Not called on the JavaFX thread.
    ///
    /// @param step takes the frame's number
    /// @return milliseconds between frames
    static List<Double> animate(int frames, IntConsumer step) {
        var done = new CompletableFuture<List<Double>>();
        Platform.runLater(() -> new AnimationTimer() {
            private final List<Double> between = new ArrayList<>();
            private int frame;
            private long last;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (frame > 0) {
                    between.add((time - last) / 1e6);
                }
                last = time;
                if (frame == frames) {
                    stop();
                    done.complete(between);
                } else {
                    step.accept(frame++);
                }
            }
        }.start());
        return done.join();
    }
}
