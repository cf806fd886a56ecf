package io.github.disentangle.engine.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AssertionFailureBuilder;

/// Tries a reader on every slightly broken form of a good file.
final class Damage {

    /// Opens and reads a file.
    interface Reader {
        void read(Path file);
    }

    private Damage() {}

    /// Every shortened form, and every byte changed in several ways: the reader must succeed or throw a [CheckpointException].
    static void everyByte(Path file, Reader reader) throws IOException {
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            attempt(file, Arrays.copyOf(good, length), "cut to " + length, reader);
        }
        for (int at = 0; at < good.length; at++) {
            for (int change : new int[] {0x01, 0x10, 0x80, 0xff, good[at], good[at] ^ '9', good[at] ^ '"'}) {
                byte[] bytes = good.clone();
                bytes[at] ^= (byte) change;
                attempt(file, bytes, "byte " + at + " ^ " + change, reader);
            }
        }
        Files.write(file, good);
        reader.read(file);
    }

    private static void attempt(Path file, byte[] bytes, String what, Reader reader) throws IOException {
        Files.write(file, bytes);
        try {
            reader.read(file);
        } catch (CheckpointException refused) {
            if (refused.getMessage().lines().count() != 1) {
                throw failure(what, refused);
            }
        } catch (RuntimeException | Error other) {
            throw failure(what, other);
        }
    }

    private static AssertionError failure(String what, Throwable cause) {
        return AssertionFailureBuilder.assertionFailure().message(what).cause(cause).build();
    }
}
