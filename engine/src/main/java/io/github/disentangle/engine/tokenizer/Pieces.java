package io.github.disentangle.engine.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The vocabulary of a SentencePiece model as it lies in the file; the place of a piece is its id. Texts become
/// `String`s only when somebody asks for them, because most of a vocabulary is never met.
final class Pieces {

    private static final PieceType[] TYPES = PieceType.values();

    private final byte[] file;
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private float[] scores = new float[1024];
    private byte[] types = new byte[1024];
    private String[] texts = new String[1024];
    private int size;

    Pieces(byte[] file) {
        this.file = file;
    }

    /// Appends the piece whose text is the UTF-8 bytes `start … end` of the file.
    void add(int start, int end, float score, PieceType type) {
        if (size == starts.length) {
            int capacity = size * 2;
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            scores = Arrays.copyOf(scores, capacity);
            types = Arrays.copyOf(types, capacity);
            texts = Arrays.copyOf(texts, capacity);
        }
        starts[size] = start;
        ends[size] = end;
        scores[size] = score;
        types[size] = (byte) type.ordinal();
        size++;
    }

    int size() {
        return size;
    }

    /// The text of a piece. Threads that ask for the same one at once may each decode it, to equal strings.
    String text(int id) {
        String text = texts[id];
        if (text == null) {
            text = new String(file, starts[id], ends[id] - starts[id], StandardCharsets.UTF_8);
            texts[id] = text;
        }
        return text;
    }

    float score(int id) {
        return scores[id];
    }

    PieceType type(int id) {
        return TYPES[types[id]];
    }

    /// Number of UTF-8 bytes of the text.
    int utf8Length(int id) {
        return ends[id] - starts[id];
    }

    /// Adds the text to a trie under its id; returns what [PieceTrie.Builder#put] returns.
    int putInto(PieceTrie.Builder trie, int id) {
        return trie.put(file, starts[id], ends[id], id);
    }
}
