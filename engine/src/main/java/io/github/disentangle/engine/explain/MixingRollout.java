package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.mixing.MixingMaps;
import io.github.disentangle.engine.model.Progress;

/// Maps of the forward pass followed through all layers ([MixingMaps#rollout]), read where the target is read. With
/// [Mixing#ATTENTION] it is attention rollout (Abnar & Zuidema 2020): `Â = (mean over heads of A + I)/2`,
/// `R = Â_L … Â_1`.
///
/// It knows nothing of the target beyond where it is read, nor whether a token speaks for or against it: routing, not
/// importance.
public record MixingRollout(Mixing mixing) implements Explainer {

    @Override
    public Explanation explain(Subject subject, Progress progress) {
        var maps = new MixingMaps(subject.open().model(), subject.run(), mixing);
        return new Explanation.Magnitudes(TokenSums.scores(maps.flow(reading(subject), progress)));
    }

    /// Equal weights, summing to 1, where the target is read.
    static double[] reading(Subject subject) {
        return MixingMaps.evenly(subject.readAt(), subject.length());
    }
}
