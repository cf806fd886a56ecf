package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurveFigureTest {

    private static final FigureTheme THEME = FigurePictures.theme(false);

    @Test
    void distancesBeyondTheLinearPartAreLogarithmic() {
        CurveFigure.Axis axis = CurveFigure.Axis.logarithmicBeyond("δ", 128);

        assertEquals(64, axis.place(64));
        assertEquals(-128, axis.place(-128));
        assertEquals(axis.place(512) - axis.place(256), axis.place(256) - axis.place(128), 1e-9);
        assertEquals(-axis.place(300), axis.place(-300));
    }

    @Test
    void ticksAreRoundAndInside() {
        assertEquals(List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), rounded(Ticks.even(0, 1, 5)));
        assertEquals(List.of(-5.0, 0.0, 5.0), rounded(Ticks.even(-7, 9, 4)));
        assertEquals(List.of(), Ticks.even(1, 1, 5));
        CurveFigure.Axis axis = CurveFigure.Axis.logarithmicBeyond("δ", 128);
        assertEquals(
                List.of(-512.0, -256.0, -128.0, 0.0, 128.0, 256.0, 512.0), rounded(Ticks.along(axis, -512, 512, 8)));
    }

    @Test
    void anAxisOfThingsThatAreCountedHasWholeNumbersOnly() {
        for (int layers : new int[] {2, 4, 12, 48}) {
            List<Double> ticks = Ticks.along(CurveFigure.Axis.counted("layer"), 0, layers - 1, 9);

            assertTrue(ticks.size() > 1 && ticks.stream().allMatch(tick -> tick == Math.rint(tick)), ticks.toString());
        }
    }

    @Test
    void pointingAtACurveFindsItsSample() {
        FigureLayout layout = Samples.kernel().layOut(new Frame(new Size(720, 400), THEME));
        Rect peak = layout.bounds(new Target.Point(1, 513)).orElseThrow();

        assertEquals(Optional.of(new Target.Point(1, 513)), layout.at(peak.centreX(), peak.centreY()));
        assertTrue(layout.describe(new Target.Point(1, 513))
                .startsWith("kernel, signed distance δ = query − key 1, score 1."));
    }

    @Test
    void namesAtTheEndsDoNotOverlap() {
        Tensor x = Tensor.vector("step", 0, 1);
        List<CurveFigure.Series> close = List.of(
                new CurveFigure.Series("alpha", Tone.NEUTRAL, x, Tensor.vector("step", 0, 1)),
                new CurveFigure.Series("beta", Tone.STRONG, x, Tensor.vector("step", 0.1f, 1)),
                new CurveFigure.Series("gamma", Tone.PRIOR, x, Tensor.vector("step", 0.2f, 1)));
        CurveFigure figure = new CurveFigure(
                Caption.NONE, CurveFigure.Axis.linear("x"), CurveFigure.Axis.linear("y"), close, List.of());
        List<Double> baselines = RecordingPen.of(figure.layOut(new Frame(new Size(400, 200), THEME))).texts().stream()
                .filter(text -> List.of("alpha", "beta", "gamma").contains(text.text()))
                .map(RecordingPen.Text::y)
                .sorted()
                .toList();

        assertEquals(3, baselines.size());
        assertTrue(baselines.get(1) - baselines.get(0) >= THEME.fontSize());
        assertTrue(baselines.get(2) - baselines.get(1) >= THEME.fontSize());
    }

    @Test
    void aCurveWithoutExtentIsStillDrawn() {
        Tensor one = Tensor.vector("step", 3);
        CurveFigure figure = new CurveFigure(
                Caption.NONE,
                CurveFigure.Axis.linear("x"),
                CurveFigure.Axis.linear("y"),
                List.of(new CurveFigure.Series("point", Tone.NEUTRAL, one, one)),
                List.of());
        FigureLayout layout = figure.layOut(new Frame(new Size(300, 200), THEME));

        Rect point = layout.bounds(new Target.Point(0, 0)).orElseThrow();

        assertEquals(Optional.of(new Target.Point(0, 0)), layout.at(point.centreX(), point.centreY()));
    }

    private static List<Double> rounded(List<Double> ticks) {
        return ticks.stream().map(tick -> Math.round(tick * 1e6) / 1e6 + 0.0).toList();
    }
}
