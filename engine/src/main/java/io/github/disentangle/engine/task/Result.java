package io.github.disentangle.engine.task;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What a task found.
public sealed interface Result {

    /// All labels (or choices), best first.
    record Ranking(List<LabelScore> scores) implements Result {
        public Ranking {
            scores = List.copyOf(scores);
        }

        /// Sorts by score; equal scores stay in the order of the labels.
        static Ranking of(List<String> labels, float[] scores) {
            return new Ranking(IntStream.range(0, scores.length)
                    .mapToObj(label -> new LabelScore(label, labels.get(label), scores[label]))
                    .sorted(Comparator.comparingDouble(LabelScore::score).reversed())
                    .toList());
        }
    }

    /// @param index the label's id, or the choice's position among the choices
    /// @param score a probability, or the logit itself when no function is applied
    record LabelScore(int index, String label, float score) {}

    /// Labelled stretches of the text, in its order.
    record Entities(List<Entity> entities) implements Result {
        public Entities {
            entities = List.copyOf(entities);
        }
    }

    /// A token or a group of tokens with its label.
    ///
    /// @param label the label's name; without its `B-` or `I-` for a group
    /// @param index position of the token in its pass, counted from 0 for `[CLS]`; -1 for a group
    /// @param word the pieces as the reference glues them together, which is not always how they stand in the text
    /// @param start where it starts in the text, in code points; a space before the word belongs to it
    /// @param end where it ends (exclusive), in code points
    /// @param text what stands in the text from `start` to `end`, without white space around it
    record Entity(String label, float score, int index, String word, int start, int end, String text) {}

    /// The words for each mask, in the order of the masks.
    record Fillings(List<MaskFilling> masks) implements Result {
        public Fillings {
            masks = List.copyOf(masks);
        }
    }

    /// @param position the mask's position among the tokens
    /// @param words best first
    record MaskFilling(int position, List<Filling> words) {
        public MaskFilling {
            words = List.copyOf(words);
        }
    }

    /// @param score probability among all pieces of the vocabulary
    /// @param token the piece's id
    /// @param word the piece as text
    /// @param sequence the whole text with the piece in the mask's place
    record Filling(float score, int token, String word, String sequence) {}

    /// The answers of question answering, best first; one of them may be empty, which says that there is no answer.
    ///
    /// @param nothing probability that the context holds no answer, when that was asked for
    record Answers(List<Answer> answers, OptionalDouble nothing) implements Result {
        public Answers {
            answers = List.copyOf(answers);
        }
    }

    /// @param score probability of start times probability of end, summed over the spans with the same text
    /// @param start where it starts in the context, in code points; a space before the word belongs to it
    /// @param end where it ends (exclusive), in code points
    /// @param text what stands there
    /// @param pass the window the answer was found in
    /// @param firstToken position of its first token in that pass
    /// @param lastToken position of its last token in that pass
    record Answer(double score, int start, int end, String text, int pass, int firstToken, int lastToken) {}

    /// The states of the last layer, (position, hidden).
    record Features(Tensor states) implements Result {}
}
