package io.github.disentangle.engine.explain;

import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.Result.Answers;
import io.github.disentangle.engine.task.Result.Fillings;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.ScoreFunction;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.EncodeOptions;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The names of a prediction's targets, for heads that read one sequence.
record TargetNames(OpenModel open, TaskHead head, Prediction prediction) {

    private static final String VERSUS = " vs ";
    private static final char AT = '@';

    /// A target and how it is called.
    record Named(Target target, String name) {}

    /// The target of a name, or what the model answered.
    Named find(Optional<String> name) {
        if (name.isEmpty()) {
            return answered();
        }
        String asked = name.get();
        int versus = asked.indexOf(VERSUS);
        if (versus < 0) {
            return single(asked.strip());
        }
        Named first = single(asked.substring(0, versus).strip());
        Named second = single(asked.substring(versus + VERSUS.length()).strip());
        return new Named(new Target.Contrast(first.target, second.target), first.name + VERSUS + second.name);
    }

    private Named answered() {
        return switch (head) {
            case SequenceHead _ ->
                label(((Ranking) prediction.result()).scores().getFirst().index());
            case TokenHead _ -> surest(OptionalInt.empty());
            case SpanHead _ -> answer();
            case MaskedLanguageHead _ -> {
                var filling = ((Fillings) prediction.result()).masks().getFirst();
                yield piece(filling.words().getFirst().token(), filling.position());
            }
            case ChoiceHead _ -> throw new IllegalStateException("choices are several sequences");
        };
    }

    private Named single(String name) {
        List<String> labels = open.config().labels();
        int at = name.lastIndexOf(AT);
        return switch (head) {
            case SequenceHead _ -> label(Subjects.among("label", name, labels));
            case TokenHead _ when at < 0 -> surest(OptionalInt.of(Subjects.among("label", name, labels)));
            case TokenHead _ ->
                tokenLabel(Subjects.among("label", name.substring(0, at), labels), token(name.substring(at + 1)));
            case SpanHead _
            when name.startsWith("start" + AT) -> {
                int token = token(name.substring(at + 1));
                yield new Named(new Target.SpanStart(token), "start" + AT + token);
            }
            case SpanHead _
            when name.startsWith("end" + AT) -> {
                int token = token(name.substring(at + 1));
                yield new Named(new Target.SpanEnd(token), "end" + AT + token);
            }
            case SpanHead _ ->
                throw new ExplanationException(
                        "\"" + name + "\" is no edge of an answer; write start@7 or end@9 with the number of a token.");
            case MaskedLanguageHead _ -> {
                var masks = ((Fillings) prediction.result()).masks();
                yield at < 0
                        ? piece(pieceNamed(name), masks.getFirst().position())
                        : piece(pieceNamed(name.substring(0, at)), token(name.substring(at + 1)));
            }
            case ChoiceHead _ -> throw new IllegalStateException("choices are several sequences");
        };
    }

    private Named label(int label) {
        return new Named(new Target.Label(label), open.config().labels().get(label));
    }

    private Named tokenLabel(int label, int token) {
        return new Named(
                new Target.TokenLabel(token, label), open.config().labels().get(label) + AT + token);
    }

    /// The text token that has the label with the highest probability; without a label, the highest of all but `O`.
    private Named surest(OptionalInt asked) {
        Tensor logits = ((TokenHead) head).logits(prediction.run());
        List<String> labels = open.config().labels();
        int[] candidates = asked.isPresent()
                ? new int[] {asked.getAsInt()}
                : IntStream.range(0, labels.size())
                        .filter(label ->
                                labels.size() == 1 || !labels.get(label).equals("O"))
                        .toArray();
        Named best = null;
        float highest = -1;
        for (int token = 0; token < encoding().length(); token++) {
            float[] scores = ScoreFunction.SOFTMAX.apply(logits.at(token).data());
            for (int label : candidates) {
                if (encoding().sequenceIds()[token] >= 0 && scores[label] > highest) {
                    highest = scores[label];
                    best = tokenLabel(label, token);
                }
            }
        }
        if (best == null) {
            throw new ExplanationException("The text has no token whose label could be explained.");
        }
        return best;
    }

    private Named answer() {
        var answers = ((Answers) prediction.result()).answers();
        if (answers.isEmpty()) {
            throw new ExplanationException("The model found no answer to explain; name start@… or end@….");
        }
        var answer = answers.getFirst();
        return new Named(
                new Target.Sum(new Target.SpanStart(answer.firstToken()), new Target.SpanEnd(answer.lastToken())),
                "start" + AT + answer.firstToken() + " + end" + AT + answer.lastToken());
    }

    private Named piece(int piece, int token) {
        return new Named(new Target.Piece(token, piece), open.tokenizer().piece(piece) + AT + token);
    }

    private int pieceNamed(String name) {
        var tokenizer = open.tokenizer();
        OptionalInt exact = tokenizer.id(name);
        int[] ids = exact.isPresent()
                ? new int[] {exact.getAsInt()}
                : tokenizer
                        .encode(name, null, EncodeOptions.defaults().withoutSpecialTokens())
                        .getFirst()
                        .ids();
        if (ids.length != 1
                || ids[0] == tokenizer.unkId()
                || ids[0] >= open.config().vocabSize()) {
            throw new ExplanationException(
                    "\"" + name + "\" is no single piece of the vocabulary, so it has no logit to explain.");
        }
        return ids[0];
    }

    private int token(String number) {
        int length = encoding().length();
        try {
            int token = Integer.parseInt(number);
            if (token >= 0 && token < length) {
                return token;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ExplanationException(
                "There is no token " + number + ": this input has tokens 0 to " + (length - 1) + ".");
    }

    private Encoding encoding() {
        return prediction.mainPass().encoding();
    }
}
