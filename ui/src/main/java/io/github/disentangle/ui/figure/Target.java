package io.github.disentangle.ui.figure;

/// What a person can point at in a figure. Targets carry data indices, not pixels, so the same target can be shown in
/// every linked view.
public sealed interface Target {

    /// How strongly `query` attends to `key`; also the line between them in a head view.
    record Cell(int query, int key) implements Target {}

    /// One token on an axis or in a text.
    record Token(Side side, int index) implements Target {}

    /// One attention head.
    record Head(int layer, int head) implements Target {}

    /// One bar: a class, a step of a waterfall, a candidate.
    record Bar(int index) implements Target {}

    /// One sample of one curve.
    record Point(int series, int index) implements Target {}

    /// One of several small pictures side by side, by its title.
    record Panel(int index) implements Target {}

    /// The hidden state of one token: 0 as it enters layer 0, the last as it leaves the last layer.
    record State(int state, int token) implements Target {}

    /// What means something in one figure only, whose name is given.
    record Own(String figure, Target inner) implements Target {}

    /// Which end of attention a token stands at.
    enum Side {
        QUERY,
        KEY
    }
}
