package io.github.disentangle.engine.task;

import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.task.Result.Filling;
import io.github.disentangle.engine.task.Result.Fillings;
import io.github.disentangle.engine.task.Result.MaskFilling;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import io.github.disentangle.engine.tokenizer.EncodeOptions;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// The pieces that fit where the text says `[MASK]`. Reference: `FillMaskPipeline`.
///
/// @param topK how many pieces per mask
/// @param targets the only pieces to look at, as they stand in the vocabulary (`▁the`), or words whose first piece is
///     meant; empty for all. Their probabilities stay those among all pieces
public record FillMask(int topK, List<String> targets) implements Task {

    public FillMask {
        targets = List.copyOf(targets);
        if (topK < 1) {
            throw new TaskException("The number of words per mask must be at least 1, not " + topK + ".");
        }
    }

    public static FillMask defaults() {
        return new FillMask(5, List.of());
    }

    @Override
    public TaskKind kind() {
        return TaskKind.FILL_MASK;
    }

    static TaskStatus status(DebertaTokenizer tokenizer, String headReason) {
        return tokenizer.maskId() < 0
                ? new TaskStatus(TaskKind.FILL_MASK, false, "The tokenizer has no mask token.")
                : new TaskStatus(TaskKind.FILL_MASK, true, headReason);
    }

    Prediction predict(Draft draft) {
        if (!(draft.input() instanceof TextInput)) {
            throw draft.misfit();
        }
        DebertaTokenizer tokenizer = draft.tokenizer();
        Encoding encoding = draft.encode(OptionalInt.empty());
        int[] masks = IntStream.range(0, encoding.length())
                .filter(token -> encoding.ids()[token] == tokenizer.maskId())
                .toArray();
        if (masks.length == 0) {
            throw new TaskException("The text has no " + tokenizer.piece(tokenizer.maskId())
                    + "; write it where a word is to be found.");
        }
        int[] candidates = candidates(draft);
        MaskedLanguageHead head = draft.head(MaskedLanguageHead.class);
        draft.run(List.of(encoding), run -> Map.of(Pass.LOGITS, head.logits(run, masks)));
        var logits = draft.passes().getFirst().output(Pass.LOGITS);
        int pieces = logits.shape()[1];
        var fillings = new ArrayList<MaskFilling>();
        for (int mask = 0; mask < masks.length; mask++) {
            float[] scores = Arrays.copyOfRange(logits.data(), mask * pieces, (mask + 1) * pieces);
            ScoreFunction.softmax(scores, 0, pieces);
            List<Filling> words = new ArrayList<>();
            for (int piece : best(scores, candidates)) {
                words.add(filling(tokenizer, encoding, masks[mask], masks.length == 1, piece, scores[piece]));
            }
            fillings.add(new MaskFilling(masks[mask], words));
        }
        return draft.finish(0, new Fillings(fillings));
    }

    /// The ids to choose from; none for all.
    private int[] candidates(Draft draft) {
        DebertaTokenizer tokenizer = draft.tokenizer();
        int known = draft.open().config().vocabSize();
        var ids = new LinkedHashSet<Integer>();
        for (String target : targets) {
            OptionalInt exact = tokenizer.id(target);
            int[] pieces = exact.isPresent()
                    ? new int[] {exact.getAsInt()}
                    : tokenizer
                            .encode(target, null, EncodeOptions.defaults().withoutSpecialTokens())
                            .getFirst()
                            .ids();
            if (pieces.length == 0 || pieces[0] >= known) {
                draft.warn("The target \"" + target + "\" is not in the vocabulary and was left out.");
                continue;
            }
            if (exact.isEmpty()) {
                draft.warn("The target \"" + target + "\" is no piece of the vocabulary; \""
                        + tokenizer.piece(pieces[0]) + "\" was taken for it.");
            }
            ids.add(pieces[0]);
        }
        if (ids.isEmpty() && !targets.isEmpty()) {
            throw new TaskException("None of the targets is in the vocabulary.");
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The best candidates, best first; equal ones in the order of their ids.
    private List<Integer> best(float[] scores, int... candidates) {
        Comparator<Integer> worstFirst =
                Comparator.<Integer>comparingDouble(piece -> scores[piece]).thenComparing(Comparator.reverseOrder());
        var queue = new PriorityQueue<Integer>(worstFirst);
        IntStream pieces = candidates.length == 0 ? IntStream.range(0, scores.length) : Arrays.stream(candidates);
        pieces.forEach(piece -> {
            queue.add(piece);
            if (queue.size() > topK) {
                queue.poll();
            }
        });
        return queue.stream().sorted(worstFirst.reversed()).toList();
    }

    private static Filling filling(
            DebertaTokenizer tokenizer, Encoding encoding, int mask, boolean only, int piece, float score) {
        int[] ids = encoding.ids().clone();
        ids[mask] = piece;
        int[] kept = Arrays.stream(ids).filter(id -> id != tokenizer.padId()).toArray();
        return new Filling(score, piece, tokenizer.decode(new int[] {piece}, false), tokenizer.decode(kept, only));
    }
}
