package io.github.disentangle.engine.tokenizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads whole files of a tokenizer, but only such as can be one.
final class TokenizerFile {

    private static final long LARGEST = 256L << 20;
    private static final byte[] LFS_POINTER = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private TokenizerFile() {}

    /// @throws TokenizerException if the file cannot be read, is too large, or is only a pointer to the file
    static byte[] read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new TokenizerException(file + " has " + size + " bytes, where at most " + LARGEST
                        + " are expected of a tokenizer file; get the file again");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (Arrays.equals(Arrays.copyOf(bytes, LFS_POINTER.length), LFS_POINTER)) {
                throw new TokenizerException(
                        file + " is only a Git LFS pointer to the file; get the file itself, e.g. with git lfs pull");
            }
            return bytes;
        } catch (IOException e) {
            throw new TokenizerException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The file as text. What is not UTF-8 reads as U+FFFD.
    static String readText(Path file) {
        String text = new String(read(file), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
