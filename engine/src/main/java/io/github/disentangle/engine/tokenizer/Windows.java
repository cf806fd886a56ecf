package io.github.disentangle.engine.tokenizer;

import io.github.disentangle.engine.tokenizer.EncodingBuilder.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts sequences that are too long into overlapping windows, as tokenizers does (`utils/truncation.rs`,
/// `Encoding::truncate`).
final class Windows {

    private final EncodeOptions options;
    private final boolean firstYieldsLess;

    /// @param firstYieldsLess when both sequences are cut and an odd number of tokens may stay, whether the first
    /// keeps the odd
    ///     one (the slow tokenizer) or the one that was longer (the fast one)
    Windows(EncodeOptions options, boolean firstYieldsLess) {
        this.options = options;
        this.firstYieldsLess = firstYieldsLess;
    }

    /// Combinations of windows, one per sequence each; the first holds what is kept, the others what was cut off.
    ///
    /// @param reserved tokens that will be put around the sequences
    List<List<Window>> of(TokenList first, @Nullable TokenList second, int reserved) {
        int firstSize = first.size();
        int secondSize = second == null ? 0 : second.size();
        if (options.truncation() != Truncation.NONE) {
            int capacity = options.maxLength() - reserved;
            if (capacity < 0) {
                throw new TokenizerException("A length of at most " + options.maxLength() + " leaves no room for the "
                        + reserved + " special tokens; allow more");
            }
            int excess = firstSize + secondSize - capacity;
            if (excess > 0) {
                if (options.truncation() == Truncation.ONLY_SECOND && second == null) {
                    throw new TokenizerException("There is no second text from which to remove " + excess
                            + " tokens; allow more tokens or cut the first text");
                }
                switch (options.truncation()) {
                    case ONLY_FIRST -> firstSize = shortened("first", firstSize, excess);
                    case ONLY_SECOND -> secondSize = shortened("second", secondSize, excess);
                    default -> {
                        firstSize = keptOfFirst(firstSize, secondSize, capacity);
                        secondSize = Math.min(secondSize, capacity - firstSize);
                    }
                }
            }
        }
        List<Window> firsts = windows(first, firstSize);
        if (second == null) {
            return firsts.stream().map(List::of).toList();
        }
        List<Window> seconds = windows(second, secondSize);
        var combinations = new ArrayList<List<Window>>();
        combinations.add(List.of(firsts.getFirst(), seconds.getFirst()));
        for (Window window : firsts.subList(1, firsts.size())) {
            seconds.forEach(other -> combinations.add(List.of(window, other)));
        }
        seconds.subList(1, seconds.size()).forEach(other -> combinations.add(List.of(firsts.getFirst(), other)));
        return combinations;
    }

    private static int shortened(String which, int size, int excess) {
        if (size <= excess) {
            throw new TokenizerException("The " + which + " text has " + size + " tokens, too few to remove " + excess
                    + " from it; shorten the other text or allow more tokens");
        }
        return size - excess;
    }

    /// How many tokens of the first sequence stay when the longer one gives way first.
    private int keptOfFirst(int first, int second, int capacity) {
        int shorter = Math.min(first, second);
        if (2 * shorter <= capacity) {
            return first <= second ? first : capacity - second;
        }
        int half = capacity / 2;
        boolean firstKeepsOdd = firstYieldsLess || first > second;
        return firstKeepsOdd ? capacity - half : half;
    }

    private List<Window> windows(TokenList tokens, int kept) {
        int size = tokens.size();
        if (kept == size) {
            return List.of(new Window(tokens, 0, size));
        }
        if (kept == 0) {
            return List.of(new Window(tokens, 0, 0), new Window(tokens, 0, size));
        }
        if (options.stride() >= kept) {
            throw new TokenizerException("Windows of " + kept + " tokens cannot share " + options.stride()
                    + " of them; choose a smaller stride or allow more tokens");
        }
        var windows = new ArrayList<Window>();
        int step = kept - options.stride();
        for (int from = 0, to = 0; to < size; from += step) {
            to = Math.min(from + kept, size);
            windows.add(
                    options.truncationSide() == Side.RIGHT
                            ? new Window(tokens, from, to)
                            : new Window(tokens, size - to, size - from));
        }
        return windows;
    }
}
