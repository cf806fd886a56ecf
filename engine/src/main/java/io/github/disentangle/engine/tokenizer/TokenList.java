package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;

/// The tokens of one sequence before special tokens are put around it.
final class TokenList {

    private int[] ids = new int[64];
    private String[] texts = new String[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] words = new int[64];
    private int size;
    private int wordCount;

    int size() {
        return size;
    }

    int id(int index) {
        return ids[index];
    }

    String text(int index) {
        return texts[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    int word(int index) {
        return words[index];
    }

    /// Makes the tokens that follow belong to a new word.
    void beginWord() {
        wordCount++;
    }

    /// Appends a token of the current word.
    void add(int id, String text, int start, int end) {
        if (size == ids.length) {
            int capacity = size * 2;
            ids = Arrays.copyOf(ids, capacity);
            texts = Arrays.copyOf(texts, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            words = Arrays.copyOf(words, capacity);
        }
        ids[size] = id;
        texts[size] = text;
        starts[size] = start;
        ends[size] = end;
        words[size] = wordCount - 1;
        size++;
    }
}
