package io.github.disentangle.ui.figure;

import io.github.disentangle.ui.theme.Colour;
import io.github.disentangle.ui.theme.Palette;

/// The parts of a pre-softmax score, as pictures name and colour them. Three with biases left inside, five with biases
/// set apart: [#CONTENT_TO_CONTENT] then is the pure match.
public enum Addend {
    CONTENT_TO_CONTENT("c2c", Tone.CONTENT_TO_CONTENT),
    CONTENT_TO_POSITION("c2p", Tone.CONTENT_TO_POSITION),
    POSITION_TO_CONTENT("p2c", Tone.POSITION_TO_CONTENT),
    /// What a key attracts whatever the query (five terms).
    KEY_PRIOR("key prior", Tone.PRIOR),
    /// What a distance attracts whatever the tokens (five terms).
    KERNEL("kernel", Tone.PRIOR);

    private final String label;
    private final Tone tone;

    Addend(String label, Tone tone) {
        this.label = label;
        this.tone = tone;
    }

    /// The name in pictures: the second cue beside the hue.
    public String label() {
        return label;
    }

    /// The hue, the same everywhere.
    public Tone tone() {
        return tone;
    }

    Colour colour(Palette palette) {
        return tone.colour(palette);
    }
}
