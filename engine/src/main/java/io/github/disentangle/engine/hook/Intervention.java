package io.github.disentangle.engine.hook;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import java.util.List;

/// One change made to a run: of the input, of a part of the model, or of values on their way. A value: it prints as a
/// phrase, [#parse] takes the phrase back, equal interventions are equal objects.
///
/// Layers, heads and tokens are counted from 0; tokens always in the input as given, even beside a
/// [TokenEdit.DeleteToken].
public sealed interface Intervention
        permits TokenEdit, PositionEdit, ScaleTerm, ScaleBranch, ScaleRelativeRows, CutEdges, Patch {

    /// What [#firstLayer] says when the embeddings change already.
    int EMBEDDINGS = -1;

    /// The first layer that computes something else; [#EMBEDDINGS] when its input does too, the number of layers
    /// when only the head sees the change.
    int firstLayer();

    /// Whether it takes part in computing this layer (or, for [#EMBEDDINGS], the embeddings).
    boolean touches(int layer);

    /// @param length positions of the input as given
    /// @throws InterventionException when it cannot be carried out on this model or input
    void check(ModelConfig config, int length);

    /// Sentences on what it does not do on this model, though one might expect it.
    default List<String> warnings(ModelConfig config) {
        return List.of();
    }

    /// Whether it is the identity on any input, e.g. a factor of 1.
    default boolean changesNothing() {
        return false;
    }

    /// The intervention a phrase describes; the inverse of `toString`.
    ///
    /// @throws InterventionException when it describes none
    static Intervention parse(String phrase) {
        return Phrases.parse(phrase);
    }
}
