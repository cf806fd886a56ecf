package io.github.disentangle.engine.checkpoint;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.AssertionFailureBuilder;

/// Tries a reader on every slightly broken form of a good file.
final class Damage {

    private Damage() {}

    /// Every shortened form, and every byte changed in several ways: the reader must succeed or throw a
    /// [CheckpointException].
    static void everyByte(byte[] good, Consumer<MemorySegment> reader) {
        for (int length = 0; length < good.length; length++) {
            attempt(Arrays.copyOf(good, length), "cut to " + length, reader);
        }
        for (int at = 0; at < good.length; at++) {
            for (int change : new int[] {0x01, 0x10, 0x80, 0xff, good[at], good[at] ^ '9', good[at] ^ '"'}) {
                byte[] bytes = good.clone();
                bytes[at] ^= (byte) change;
                attempt(bytes, "byte " + at + " ^ " + change, reader);
            }
        }
        reader.accept(MemorySegment.ofArray(good));
    }

    private static void attempt(byte[] bytes, String what, Consumer<MemorySegment> reader) {
        try {
            reader.accept(MemorySegment.ofArray(bytes));
        } catch (CheckpointException refused) {
            if (refused.getMessage().lines().count() != 1) {
                throw failure(what, refused);
            }
        } catch (RuntimeException | Error other) {
            throw failure(what, other);
        }
    }

    private static AssertionError failure(String what, Throwable cause) {
        return AssertionFailureBuilder.assertionFailure()
                .message(what)
                .cause(cause)
                .build();
    }
}
