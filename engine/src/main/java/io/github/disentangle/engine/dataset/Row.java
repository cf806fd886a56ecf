package io.github.disentangle.engine.dataset;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.engine.tokenizer.Encoding;
import java.util.BitSet;
import java.util.List;

/// One text, or what belongs together, and the words that decide about it.
///
/// @param id as the file has it, for messages
/// @param rationale the words; empty when the file names none, or not those of a single answer
public record Row(String id, TaskInput input, List<Mark> rationale) {

    public Row {
        rationale = List.copyOf(rationale);
    }

    /// The tokens of the subject that touch the rationale. Where one token's label is explained, only the mark that
    /// token is in counts.
    public BitSet rationale(Subject subject) {
        var tokens = new BitSet();
        Encoding encoding = subject.encoding();
        rationale.stream().filter(mark -> isMeant(mark, subject)).forEach(mark -> {
            for (int token = 0; token < subject.length(); token++) {
                if (subject.isText(token) && touches(mark, encoding, token)) {
                    tokens.set(token);
                }
            }
        });
        return tokens;
    }

    private static boolean isMeant(Mark mark, Subject subject) {
        return !(subject.target() instanceof Target.TokenLabel(int position, int _))
                || touches(mark, subject.encoding(), position);
    }

    private static boolean touches(Mark mark, Encoding encoding, int token) {
        return mark.touches(encoding.sequenceIds()[token], encoding.starts()[token], encoding.ends()[token]);
    }

    /// The tokens a rationale could have named: those of the texts it marks.
    public BitSet candidates(Subject subject) {
        var tokens = new BitSet();
        for (int token = 0; token < subject.length(); token++) {
            int sequence = subject.encoding().sequenceIds()[token];
            if (subject.isText(token) && rationale.stream().anyMatch(mark -> mark.sequence() == sequence)) {
                tokens.set(token);
            }
        }
        return tokens;
    }
}
