package io.github.disentangle.ui.live;

import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.part.EdgeCuts;
import io.github.disentangle.engine.score.CellProducts;
import io.github.disentangle.engine.score.ValueNorms;
import java.util.OptionalDouble;

/// What is known of a pinned attention cell beyond its score.
///
/// @param products the channels each addend is the sum of
/// @param valueNorm length of the key's value vector
/// @param estimated by how much the watched logit would change to first order if the edge were cut; empty without a
///     logit
/// @param verified by how much it changed in a run with the edge cut; empty without a logit
public record CellStudy(
        HeadReading reading,
        int query,
        int key,
        CellProducts products,
        double valueNorm,
        OptionalDouble estimated,
        OptionalDouble verified) {

    /// Studies a cell. Called away from the window.
    static CellStudy of(CellAddress address, Progress progress) {
        Analysis answer = address.reading().analysis();
        var model = answer.question().model().model();
        int layer = address.reading().attention().layer();
        int head = address.reading().attention().head();
        var products = CellProducts.of(model, answer.run(), layer, head, address.query(), address.key());
        double norm = ValueNorms.of(model, answer.run(), layer, head).get(address.key());
        // of the plain model, and only when the logit is read in the sequence that is shown
        OptionalDouble estimated = OptionalDouble.empty();
        OptionalDouble verified = OptionalDouble.empty();
        if (address.logit().isPresent()) {
            var subject = address.logit().get().subject();
            if (subject.encoding().length() == answer.encoding().length()) {
                var cuts = EdgeCuts.estimate(subject, layer, head, progress);
                estimated = OptionalDouble.of(cuts.estimated().get(address.query(), address.key()));
                verified = OptionalDouble.of(cuts.verify(address.query(), address.key(), progress));
            }
        }
        return new CellStudy(address.reading(), address.query(), address.key(), products, norm, estimated, verified);
    }
}
