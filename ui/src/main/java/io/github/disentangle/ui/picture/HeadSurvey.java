package io.github.disentangle.ui.picture;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.score.TermShares;
import io.github.disentangle.ui.figure.Thumbnail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the atlas knows of the heads in a run, as far as they have been looked at.
///
/// @param layers number of layers of the model
/// @param heads number of heads of a layer
/// @param terms that make up the scores of the model
/// @param pictures small maps, one list for each layer looked at
/// @param shares of the terms, in the same order
public record HeadSurvey(
        int layers, int heads, List<Term> terms, List<List<Thumbnail>> pictures, List<List<TermShares>> shares) {

    public HeadSurvey {
        terms = List.copyOf(terms);
        pictures = List.copyOf(pictures);
        shares = List.copyOf(shares);
    }

    /// Looks at layer after layer. Called away from the window.
    ///
    /// @param soFar takes what is known, after every layer but the last
    public static HeadSurvey of(DebertaModel model, Run run, Progress progress, Consumer<HeadSurvey> soFar) {
        boolean[] visible = run.input().visible();
        int layers = model.config().layers();
        int heads = model.config().heads();
        List<Term> terms = Term.of(model.config());
        var pictures = new ArrayList<List<Thumbnail>>();
        var shares = new ArrayList<List<TermShares>>();
        for (int layer = 0; layer < layers; layer++) {
            progress.checkCancelled();
            progress.report((double) layer / layers, "");
            List<HeadAttention> maps = model.attention(run, layer);
            pictures.add(maps.parallelStream()
                    .map(map -> Thumbnail.of(map.probability()))
                    .toList());
            shares.add(maps.parallelStream()
                    .map(map -> TermShares.of(map, visible))
                    .toList());
            if (layer < layers - 1) {
                soFar.accept(new HeadSurvey(layers, heads, terms, pictures, shares));
            }
        }
        return new HeadSurvey(layers, heads, terms, pictures, shares);
    }
}
