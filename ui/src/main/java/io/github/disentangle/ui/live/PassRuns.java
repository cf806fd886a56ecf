package io.github.disentangle.ui.live;

import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Run;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ways of an answer's sequences through the encoder, found again by what went in. Filled while the answer is
/// computed, only read afterwards.
final class PassRuns {

    /// All hidden states of so many positions are kept, about 80 MB for a model of base size; sequences beyond are
    /// run again when they are needed.
    private static final int MOST_POSITIONS = 2048;

    private record Key(@Nullable IntBuffer ids, @Nullable IntBuffer segments) {

        static Key of(Input input) {
            return new Key(wrapped(input.inputIds()), wrapped(input.tokenTypeIds()));
        }

        private static @Nullable IntBuffer wrapped(int @Nullable [] numbers) {
            return numbers == null ? null : IntBuffer.wrap(numbers);
        }
    }

    private final Map<Key, Run> runs = new HashMap<>();
    private int positions;

    void keep(Run run) {
        if (positions + run.length() <= MOST_POSITIONS && runs.put(Key.of(run.given()), run) == null) {
            positions += run.length();
        }
    }

    Optional<Run> find(Input input) {
        return Optional.ofNullable(runs.get(Key.of(input)));
    }
}
