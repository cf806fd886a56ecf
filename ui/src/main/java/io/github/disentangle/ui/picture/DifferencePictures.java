package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.score.AlignedDifference;
import io.github.disentangle.engine.score.AlignedDifference.Place;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.Meaning;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.TokenLabel;
import io.github.disentangle.ui.state.AttentionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Pictures of what changed in a head from one input or intervention to another.
public final class DifferencePictures {

    private DifferencePictures() {}

    /// One head's input, its tokens and its attention.
    public record Side(Tokens tokens, HeadAttention attention) {

        private Tensor values(AttentionMap map) {
            return map.signed() ? tokens.means(map.of(attention)) : tokens.attention(map.of(attention));
        }
    }

    /// The second side's map less the first's, tokens laid on each other. Tokens the second side has are its tokens
    /// for all views; those that only the first has are nowhere else.
    public static Figure of(Side first, Side second, AttentionMap map) {
        var found = AlignedDifference.of(
                first.tokens().names(), first.values(map), second.tokens().names(), second.values(map));
        var figure = new MatrixFigure(
                map.signed() ? second.tokens().meanCaption() : second.tokens().attentionCaption(),
                found.difference(),
                axis(text("axis.query"), first.tokens(), second.tokens(), found.tokens()),
                axis(text("axis.key"), first.tokens(), second.tokens(), found.tokens()),
                new Legend(
                        ColourScale.fitting(List.of(found.difference()), true),
                        text("difference.unit", text(map.messageKey() + ".unit")),
                        text(
                                "scope.head",
                                second.attention().layer(),
                                second.attention().head())));
        return second.tokens().linked(new LinkedFigure(figure, new AlignedTokens(found.tokens())));
    }

    /// Whether a picture of [#of] shows no difference at all.
    public static boolean isNone(Figure difference) {
        if (difference instanceof LinkedFigure linked) {
            return isNone(linked.figure());
        }
        if (!(difference instanceof MatrixFigure matrix)) {
            return false;
        }
        for (float value : matrix.values().data()) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static TokenAxis axis(String title, Tokens first, Tokens second, List<Place> places) {
        TokenAxis ofFirst = first.axis(title);
        TokenAxis ofSecond = second.axis(title);
        var labels = new ArrayList<TokenLabel>();
        for (Place place : places) {
            if (place.shared()) {
                labels.add(ofSecond.label(place.second()));
            } else {
                TokenLabel own = place.first() >= 0 ? ofFirst.label(place.first()) : ofSecond.label(place.second());
                labels.add(TokenLabel.of((place.first() >= 0 ? "− " : "+ ") + own.text()));
            }
        }
        return new TokenAxis(title, labels);
    }

    /// Places in the figure, tokens of the second side outside.
    private record AlignedTokens(List<Place> places) implements Meaning {

        private static final Meaning OWN = Meaning.own("difference");

        @Override
        public Target outward(Target inner) {
            return switch (inner) {
                case Target.Cell(int query, int key)
                when token(query) >= 0 && token(key) >= 0 -> new Target.Cell(token(query), token(key));
                case Target.Token(Target.Side side, int place)
                when token(place) >= 0 -> new Target.Token(side, token(place));
                default -> OWN.outward(inner);
            };
        }

        @Override
        public Optional<Target> inward(Target outer) {
            return switch (outer) {
                case Target.Cell(int query, int key) ->
                    place(query).flatMap(row -> place(key).map(column -> new Target.Cell(row, column)));
                case Target.Token(Target.Side side, int token) ->
                    place(token).map(place -> new Target.Token(side, place));
                default -> OWN.inward(outer);
            };
        }

        private int token(int place) {
            return places.get(place).second();
        }

        private Optional<Integer> place(int token) {
            return IntStream.range(0, places.size())
                    .filter(place -> token >= 0 && token(place) == token)
                    .boxed()
                    .findFirst();
        }
    }
}
