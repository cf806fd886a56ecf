package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.score.WordMerge;
import io.github.disentangle.engine.score.WordMerge.Gathering;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.LinkedFigure;
import io.github.disentangle.ui.figure.Meaning;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.TokenLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The tokens of a sequence as a picture shows them: piece by piece, or gathered to words. Whoever points at a word
/// means its first piece, whoever drags over words all of theirs; whoever points at a piece sees its word marked.
///
/// @param merge how pieces become words; null for pieces
public record Tokens(Encoding encoding, @Nullable WordMerge merge) {

    /// What a picture's numbers become when pieces are gathered.
    private enum Rule {
        ATTENTION,
        TERMS,
        MEAN,
        SUM
    }

    /// @param words whether pieces are gathered to words
    public static Tokens of(Encoding encoding, boolean words) {
        return new Tokens(encoding, words ? WordMerge.of(encoding) : null);
    }

    /// How many there are.
    int length() {
        return merge == null ? encoding.length() : merge.words();
    }

    TokenAxis axis(String title) {
        TokenAxis pieces = TokenAxes.of(title, encoding);
        if (merge == null) {
            return pieces;
        }
        var labels = new ArrayList<TokenLabel>();
        for (int word = 0; word < merge.words(); word++) {
            TokenLabel first = pieces.label(merge.first(word));
            String name = IntStream.range(merge.first(word), merge.end(word))
                    .mapToObj(pieces::text)
                    .collect(Collectors.joining());
            labels.add(new TokenLabel(name, first.special(), first.word(), first.segment()));
        }
        return new TokenAxis(title, labels);
    }

    /// What tells them apart: which text they belong to and their pieces as the tokenizer has them.
    List<String> names() {
        return IntStream.range(0, length())
                .mapToObj(at -> {
                    int first = merge == null ? at : merge.first(at);
                    int end = merge == null ? at + 1 : merge.end(at);
                    return encoding.sequenceIds()[first]
                            + " "
                            + String.join("", Arrays.asList(encoding.tokens()).subList(first, end));
                })
                .toList();
    }

    /// Probabilities `[query, key]`.
    Tensor attention(Tensor map) {
        return merge == null ? map : merge.attention(map);
    }

    Caption attentionCaption() {
        return caption(Rule.ATTENTION);
    }

    /// Scores, addends, likenesses `[token, token]`: what adds up still does.
    Tensor means(Tensor map) {
        return merge == null ? map : merge.gather(map, Gathering.MEAN, Gathering.MEAN);
    }

    /// One row for each state, one column for each token.
    Tensor meansByState(Tensor map) {
        return merge == null ? map : merge.gather(map, Gathering.EACH, Gathering.MEAN);
    }

    /// For scores beside the probabilities they become.
    Caption termsCaption() {
        return caption(Rule.TERMS);
    }

    Caption meanCaption() {
        return caption(Rule.MEAN);
    }

    /// Shares of a whole `[token, token]`.
    Tensor sums(Tensor map) {
        return merge == null ? map : merge.gather(map, Gathering.SUM, Gathering.SUM);
    }

    /// Shares of a whole, a row for each state.
    Tensor sumsByState(Tensor map) {
        return merge == null ? map : merge.gather(map, Gathering.EACH, Gathering.SUM);
    }

    /// Contributions `[token]`.
    Tensor contributions(Tensor scores) {
        return merge == null ? scores : merge.sums(scores);
    }

    Caption sumCaption() {
        return caption(Rule.SUM);
    }

    /// The figure with its targets as those of tokens.
    Figure linked(Figure figure) {
        return merge == null ? figure : new LinkedFigure(figure, new WordMeaning(merge));
    }

    private Caption caption(Rule rule) {
        return merge == null
                ? Caption.NONE
                : new Caption(
                        "",
                        switch (rule) {
                            case ATTENTION -> text("words.attention");
                            case TERMS -> text("words.terms");
                            case MEAN -> text("words.mean");
                            case SUM -> text("words.sum");
                        });
    }

    /// Words in the figure, their pieces outside.
    private record WordMeaning(WordMerge merge) implements Meaning {

        @Override
        public Target outward(Target inner) {
            return switch (inner) {
                case Target.Cell(int query, int key) -> new Target.Cell(merge.first(query), merge.first(key));
                case Target.Token(Target.Side side, int word) -> new Target.Token(side, merge.first(word));
                case Target.State(int state, int word) -> new Target.State(state, merge.first(word));
                default -> inner;
            };
        }

        @Override
        public List<Target> parts(Target inner) {
            return switch (inner) {
                case Target.Cell(int query, int key) ->
                    pieces(query)
                            .boxed()
                            .flatMap(from -> pieces(key).<Target>mapToObj(to -> new Target.Cell(from, to)))
                            .toList();
                case Target.Token(Target.Side side, int word) ->
                    pieces(word)
                            .<Target>mapToObj(piece -> new Target.Token(side, piece))
                            .toList();
                case Target.State(int state, int word) ->
                    pieces(word)
                            .<Target>mapToObj(piece -> new Target.State(state, piece))
                            .toList();
                default -> List.of(inner);
            };
        }

        private IntStream pieces(int word) {
            return IntStream.range(merge.first(word), merge.end(word));
        }

        @Override
        public Optional<Target> inward(Target outer) {
            return switch (outer) {
                case Target.Cell(int query, int key) ->
                    known(query) && known(key)
                            ? Optional.of(new Target.Cell(merge.word(query), merge.word(key)))
                            : Optional.empty();
                case Target.Token(Target.Side side, int token) ->
                    known(token) ? Optional.of(new Target.Token(side, merge.word(token))) : Optional.empty();
                case Target.State(int state, int token) ->
                    known(token) ? Optional.of(new Target.State(state, merge.word(token))) : Optional.empty();
                default -> Optional.of(outer);
            };
        }

        private boolean known(int token) {
            return token >= 0 && token < merge.end(merge.words() - 1);
        }
    }
}
