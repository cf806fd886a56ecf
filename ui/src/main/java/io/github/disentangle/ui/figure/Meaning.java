package io.github.disentangle.ui.figure;

import java.util.List;
import java.util.Optional;

/// What the targets of a figure stand for in the other views: the bridge between, say, the cell of a map of layers and
/// tokens and the state it shows.
public interface Meaning {

    /// What a target of the figure is for all views.
    Target outward(Target inner);

    /// All that a target of the figure is made of for all views, where that is more than one thing.
    default List<Target> parts(Target inner) {
        return List.of(outward(inner));
    }

    /// Where in the figure a target of all views lies; empty when the figure does not show it.
    Optional<Target> inward(Target outer);

    /// Targets that mean something in one figure only.
    ///
    /// @param figure tells figures apart
    static Meaning own(String figure) {
        return new Meaning() {
            @Override
            public Target outward(Target inner) {
                return new Target.Own(figure, inner);
            }

            @Override
            public Optional<Target> inward(Target outer) {
                return outer instanceof Target.Own(String of, Target inner) && of.equals(figure)
                        ? Optional.of(inner)
                        : Optional.empty();
            }
        };
    }

    /// Bars that stand for tokens.
    ///
    /// @param tokens of each bar, in order; negative for a bar that stands for none. Bars beyond stand for none
    static Meaning tokenBars(List<Integer> tokens) {
        Meaning own = own("tokens");
        List<Integer> rows = List.copyOf(tokens);
        return new Meaning() {
            @Override
            public Target outward(Target inner) {
                return inner instanceof Target.Bar(int bar) && bar < rows.size() && rows.get(bar) >= 0
                        ? new Target.Token(Target.Side.KEY, rows.get(bar))
                        : own.outward(inner);
            }

            @Override
            public Optional<Target> inward(Target outer) {
                return outer instanceof Target.Token(Target.Side _, int token)
                        ? Optional.of(rows.indexOf(token))
                                .filter(bar -> bar >= 0)
                                .map(Target.Bar::new)
                        : own.inward(outer);
            }
        };
    }

    /// A map whose rows are hidden states, the embeddings first, and whose columns are tokens.
    static Meaning states() {
        Meaning own = own("states");
        return new Meaning() {
            @Override
            public Target outward(Target inner) {
                return switch (inner) {
                    case Target.Cell(int state, int token) -> new Target.State(state, token);
                    case Target.Token(Target.Side side, int _) when side == Target.Side.KEY -> inner;
                    default -> own.outward(inner);
                };
            }

            @Override
            public Optional<Target> inward(Target outer) {
                return switch (outer) {
                    case Target.State(int state, int token) -> Optional.of(new Target.Cell(state, token));
                    case Target.Token(Target.Side side, int token) ->
                        Optional.of(new Target.Token(Target.Side.KEY, token));
                    default -> own.inward(outer);
                };
            }
        };
    }
}
