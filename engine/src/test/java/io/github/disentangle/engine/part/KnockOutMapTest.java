package io.github.disentangle.engine.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnockOutMapTest {

    private static OpenSamples samples;

    @BeforeAll
    static void open() {
        samples = new OpenSamples();
    }

    @AfterAll
    static void close() {
        samples.close();
    }

    private static Subject sentiment() {
        return samples.subject("sentiment", new TextInput("I don't think this film is bad."), "POSITIVE");
    }

    private static double value(Subject subject, String phrase) {
        var run = subject.open().model().rerun(subject.run(), List.of(Intervention.parse(phrase)), Progress.NONE);
        return subject.values(List.of(run))[0];
    }

    @Test
    void anEstimateIsTheSlopeOfAFader() {
        Subject subject = samples.golden("v2_like_conv/seqcls", 1, 5, 17, 42, 8, 99, 3);

        KnockOutMap map = KnockOutMap.estimate(subject, Progress.NONE);

        for (Intervention part : KnockOutMap.parts(subject)) {
            // a step half as large leaves a quarter of the error, so that most of it cancels
            double slope = (4 * slope(subject, part, 1.0 / 128) - slope(subject, part, 1.0 / 64)) / 3;
            assertEquals(slope, map.part(part).estimated(), 1e-2 * Math.max(1, Math.abs(slope)), part.toString());
        }
    }

    /// By how much the target falls per unit of a part's factor, around 1.
    private static double slope(Subject subject, Intervention part, double step) {
        String what = part.toString().substring("mute ".length());
        String where = "";
        int scope = what.indexOf(" in ");
        if (scope >= 0) {
            where = what.substring(scope);
            what = what.substring(0, scope);
        }
        double less = value(subject, "scale " + what + " by " + (1 - step) + where);
        double more = value(subject, "scale " + what + " by " + (1 + step) + where);
        return (less - more) / (2 * step);
    }

    @Test
    void everyPartOfTheModelHasACell() {
        Subject subject = samples.golden("v2_like_conv/seqcls", 0, 5, 17, 42, 8);

        List<Intervention> parts = KnockOutMap.parts(subject);

        // 3 layers of 3 heads with 3 terms each, heads, feed-forward blocks, convolution
        assertEquals(27 + 9 + 3 + 1, parts.size());
        assertTrue(KnockOutMap.estimate(subject, Progress.NONE).convolution().isPresent());
        Subject plain = samples.golden("v3_like/seqcls", 0, 5, 17, 42, 8);
        assertEquals(27 + 9 + 3, KnockOutMap.parts(plain).size());
        assertEquals(
                OptionalDouble.empty(),
                KnockOutMap.estimate(plain, Progress.NONE).convolution());
    }

    @Test
    void aVerifiedCellHoldsTheChangeInARealRun() {
        Subject subject = sentiment();
        List<Intervention> parts = KnockOutMap.parts(subject);
        var chosen = new ArrayList<>(List.of(parts.get(0), parts.get(3), parts.getLast()));
        KnockOutMap estimated = KnockOutMap.estimate(subject, Progress.NONE);

        KnockOutMap map = estimated.verify(subject, chosen, Progress.NONE);

        for (Intervention part : chosen) {
            double change = value(subject, part.toString()) - subject.value();
            KnockOut cell = map.part(part);
            assertEquals(change, cell.verified().orElseThrow(), 1e-6);
            assertEquals(cell.verified().getAsDouble(), cell.change());
            assertEquals(estimated.part(part).estimated(), cell.estimated(), "the estimate stays to compare with");
        }
        assertEquals(OptionalDouble.empty(), map.part(parts.get(1)).verified());
        assertEquals(map.part(parts.get(1)).estimated(), map.part(parts.get(1)).change());
        assertEquals(map.part(parts.get(0)).change(), map.termsAsKnown().get(0, 0, 0), 1e-6);
        assertEquals(estimated.terms(), map.terms());
        KnockOutMap more = map.verify(subject, List.of(parts.get(1)), Progress.NONE);
        assertEquals(4, more.verified().size(), "what was verified stays so");
    }

    @Test
    void rankedPutsWhatChangesMostFirst() {
        Subject subject = sentiment();
        KnockOutMap map = KnockOutMap.estimate(subject, Progress.NONE);

        List<KnockOut> ranked = map.ranked(KnockOutMap.parts(subject));

        for (int index = 1; index < ranked.size(); index++) {
            assertTrue(Math.abs(ranked.get(index - 1).change())
                    >= Math.abs(ranked.get(index).change()));
        }
    }

    @Test
    void whatIsNoPartHasNoCell() {
        KnockOutMap map = KnockOutMap.estimate(sentiment(), Progress.NONE);

        assertThrows(
                IllegalArgumentException.class,
                () -> map.part(ScaleTerm.mute(Term.CONTENT_TO_CONTENT, Scope.ofLayer(0))));
        assertThrows(IllegalArgumentException.class, () -> map.part(Intervention.parse("scale head 0.0 by 0.5")));
    }

    @Test
    void verifyingCanBeCancelled() {
        Subject subject = sentiment();
        KnockOutMap map = KnockOutMap.estimate(subject, Progress.NONE);
        var cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThrows(CancellationException.class, () -> map.verify(subject, KnockOutMap.parts(subject), cancelled));
    }
}
