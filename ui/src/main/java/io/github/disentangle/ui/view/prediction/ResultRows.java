package io.github.disentangle.ui.view.prediction;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.Result;
import io.github.disentangle.ui.figure.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns what a task found into lines.
///
/// @param before an earlier prediction to compare with
record ResultRows(@Nullable Prediction before) {

    /// A change smaller than this would read as none.
    private static final double VISIBLE_CHANGE = 0.0005;

    /// Words offered for one mask.
    private static final int WORDS = 5;

    List<PredictionRow> of(Prediction now) {
        return switch (now.result()) {
            case Result.Ranking ranking -> ranking(ranking);
            case Result.Entities entities ->
                entities.entities().stream().map(ResultRows::entity).toList();
            case Result.Fillings fillings -> fillings(fillings);
            case Result.Answers answers -> answers(answers);
            case Result.Features _ -> List.of();
        };
    }

    private List<PredictionRow> ranking(Result.Ranking ranking) {
        List<Result.LabelScore> scores = ranking.scores();
        boolean shares =
                scores.stream().allMatch(score -> score.score() >= 0 && score.score() <= 1) && scores.size() > 1;
        return IntStream.range(0, scores.size())
                .mapToObj(place -> {
                    Result.LabelScore score = scores.get(place);
                    return shares ? share(score, place == 0) : plain(score);
                })
                .toList();
    }

    private PredictionRow share(Result.LabelScore score, boolean best) {
        OptionalDouble former = former(score);
        double change = former.isPresent() ? score.score() - former.getAsDouble() : 0;
        return new PredictionRow(
                score.label(),
                "",
                score.score(),
                former,
                Numbers.probability(score.score()),
                Math.abs(change) < VISIBLE_CHANGE ? "" : text("prediction.change", points(change)),
                "",
                best);
    }

    /// A number that is no probability: a regression's value.
    private PredictionRow plain(Result.LabelScore score) {
        OptionalDouble former = former(score);
        double change = former.isPresent() ? score.score() - former.getAsDouble() : 0;
        return new PredictionRow(
                score.label().startsWith("LABEL_") ? text("prediction.value") : score.label(),
                "",
                Double.NaN,
                OptionalDouble.empty(),
                Numbers.logit(score.score()),
                Math.abs(change) < VISIBLE_CHANGE ? "" : Numbers.logitChange(change),
                "",
                true);
    }

    private OptionalDouble former(Result.LabelScore score) {
        return before != null && before.result() instanceof Result.Ranking former
                ? former.scores().stream()
                        .filter(other -> other.label().equals(score.label()))
                        .mapToDouble(Result.LabelScore::score)
                        .findFirst()
                : OptionalDouble.empty();
    }

    private static PredictionRow entity(Result.Entity entity) {
        return found(
                entity.text(),
                entity.label(),
                entity.score(),
                text("prediction.span", entity.start(), entity.end()),
                true);
    }

    private static List<PredictionRow> fillings(Result.Fillings fillings) {
        var rows = new ArrayList<PredictionRow>();
        for (int mask = 0; mask < fillings.masks().size(); mask++) {
            String tag = fillings.masks().size() == 1 ? "" : text("prediction.gap", mask + 1);
            List<Result.Filling> words = fillings.masks().get(mask).words();
            for (int place = 0; place < Math.min(WORDS, words.size()); place++) {
                Result.Filling word = words.get(place);
                rows.add(found(word.word(), tag, word.score(), word.sequence(), place == 0));
            }
        }
        return rows;
    }

    private static List<PredictionRow> answers(Result.Answers answers) {
        var rows = new ArrayList<PredictionRow>();
        for (int place = 0; place < answers.answers().size(); place++) {
            Result.Answer answer = answers.answers().get(place);
            boolean none = answer.text().isEmpty();
            rows.add(found(
                    none ? text("prediction.noAnswer") : answer.text().strip(),
                    "",
                    answer.score(),
                    none ? "" : text("prediction.span", answer.start(), answer.end()),
                    place == 0));
        }
        return rows;
    }

    private static PredictionRow found(String name, String tag, double score, String detail, boolean best) {
        return new PredictionRow(
                name, tag, score, OptionalDouble.empty(), Numbers.probability(score), "", detail, best);
    }

    private static String points(double change) {
        return String.format(Locale.ROOT, "%+.1f", 100 * change).replace('-', '−');
    }
}
