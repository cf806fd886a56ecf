package io.github.disentangle.engine.tokenizer;

import static io.github.disentangle.engine.tokenizer.TokenizerFolders.resource;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() {
        folder = TokenizerFolders.folder(temporary.resolve("folder"), resource("reference/spm.model"), "{}");
    }

    /// A text of as many tokens.
    private static String text(int tokens) {
        return String.join(" ", Collections.nCopies(tokens, "the"));
    }

    private List<Encoding> encode(TokenizerMode mode, int first, int second, EncodeOptions options) {
        return DebertaTokenizer.open(folder, mode).encode(text(first), second < 0 ? null : text(second), options);
    }

    private static int count(Encoding encoding, int sequence) {
        return (int) java.util.Arrays.stream(encoding.sequenceIds())
                .filter(it -> it == sequence)
                .count();
    }

    /// What `truncate_encodings` of tokenizers and `truncate_sequences` of transformers leave of two sequences.
    @ParameterizedTest
    @CsvSource({
        "FAST_V4, 10, 4, 14, 7, 4",
        "FAST_V4, 4, 10, 14, 4, 7",
        "FAST_V4, 10, 4, 9, 3, 3",
        "FAST_V4, 10, 4, 8, 3, 2",
        "FAST_V4, 4, 10, 8, 2, 3",
        "FAST_V4, 6, 6, 8, 2, 3",
        "FAST_V4, 6, 6, 15, 6, 6",
        "FAST_V4, 1, 9, 6, 1, 2",
        "FAST_V4, 9, 9, 3, 0, 0",
        "SENTENCEPIECE, 10, 4, 14, 7, 4",
        "SENTENCEPIECE, 4, 10, 14, 4, 7",
        "SENTENCEPIECE, 10, 4, 8, 3, 2",
        "SENTENCEPIECE, 4, 10, 8, 3, 2",
        "SENTENCEPIECE, 6, 6, 8, 3, 2"
    })
    void longestSequenceGivesWayFirst(
            TokenizerMode mode, int first, int second, int maxLength, int keptOfFirst, int keptOfSecond) {
        var options = EncodeOptions.defaults().truncated(Truncation.LONGEST_FIRST, maxLength, 0);
        Encoding kept = encode(mode, first, second, options).getFirst();
        assertEquals(List.of(keptOfFirst, keptOfSecond), List.of(count(kept, 0), count(kept, 1)));
    }

    @ParameterizedTest
    @CsvSource({"ONLY_FIRST, 5, 4", "ONLY_SECOND, 8, 1"})
    void onlyOneSequenceGivesWay(Truncation truncation, int keptOfFirst, int keptOfSecond) {
        var options = EncodeOptions.defaults().truncated(truncation, 12, 0);
        Encoding kept = encode(TokenizerMode.SENTENCEPIECE, 8, 4, options).getFirst();
        assertEquals(List.of(keptOfFirst, keptOfSecond), List.of(count(kept, 0), count(kept, 1)));
    }

    @Test
    void windowsOverTheSecondSequenceShareTheStride() {
        var options = EncodeOptions.defaults().truncated(Truncation.ONLY_SECOND, 10, 2);
        List<Encoding> windows = encode(TokenizerMode.SENTENCEPIECE, 3, 9, options);
        // 10 places, 3 special tokens, 3 of the question: 4 a window, 2 of them shared
        assertEquals(
                List.of(List.of(0, 15), List.of(7, 23), List.of(15, 31), List.of(23, 35)),
                windows.stream()
                        .map(it -> List.of(it.starts()[5], it.ends()[it.length() - 2]))
                        .toList());
        windows.forEach(it -> assertEquals(3, count(it, 0)));
    }

    @Test
    void windowsFromTheLeftEndAtTheEndFirst() {
        var options =
                EncodeOptions.defaults().truncated(Truncation.ONLY_FIRST, 5, 1).withTruncationSide(Side.LEFT);
        List<Encoding> windows = encode(TokenizerMode.SENTENCEPIECE, 6, -1, options);
        assertEquals(
                List.of(List.of(11, 23), List.of(3, 15), List.of(0, 7)),
                windows.stream()
                        .map(it -> List.of(it.starts()[1], it.ends()[it.length() - 2]))
                        .toList());
    }

    @Test
    void paddingFillsUpToAMultiple() {
        var options = EncodeOptions.defaults().padded(5, 4, Side.RIGHT);
        Encoding padded = encode(TokenizerMode.SENTENCEPIECE, 4, -1, options).getFirst();
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 0, 0}, padded.attentionMask());
        assertArrayEquals(new int[] {1, 0, 0, 0, 0, 1, 1, 1}, padded.specialTokensMask());
        assertArrayEquals(new int[] {-1, 0, 0, 0, 0, -1, -1, -1}, padded.sequenceIds());
        assertArrayEquals(new int[] {-1, 0, 1, 2, 3, -1, -1, -1}, padded.wordIds());
        assertEquals("[PAD]", padded.tokens()[7]);
        assertEquals(0, padded.ids()[7]);
    }

    @Test
    void paddingOnTheLeftComesFirst() {
        var options = EncodeOptions.defaults().padded(5, 0, Side.LEFT);
        Encoding padded = encode(TokenizerMode.SENTENCEPIECE, 1, -1, options).getFirst();
        assertArrayEquals(new int[] {0, 0, 1, 1, 1}, padded.attentionMask());
    }

    @ParameterizedTest
    @CsvSource({
        "ONLY_FIRST, 2, 9, 6, 0, 'The first text has 2 tokens'",
        "ONLY_SECOND, 9, -1, 6, 0, 'There is no second text'",
        "LONGEST_FIRST, 9, 9, 2, 0, 'leaves no room for the 3 special tokens'",
        "LONGEST_FIRST, 9, -1, 6, 4, 'cannot share 4'"
    })
    void impossibleWishesAreExplained(
            Truncation truncation, int first, int second, int maxLength, int stride, String expected) {
        var options = EncodeOptions.defaults().truncated(truncation, maxLength, stride);
        String message = assertThrows(
                        TokenizerException.class, () -> encode(TokenizerMode.SENTENCEPIECE, first, second, options))
                .getMessage();
        assertEquals(true, message.contains(expected), message);
    }
}
