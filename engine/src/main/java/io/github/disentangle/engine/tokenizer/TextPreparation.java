package io.github.disentangle.engine.tokenizer;

import java.util.List;

/// What happens to a text before the vocabulary is asked: added tokens are taken out, the rest is normalised and cut
/// into words.
interface TextPreparation {

    /// The stretches of `text` in order.
    List<Stretch> prepare(String text);
}
