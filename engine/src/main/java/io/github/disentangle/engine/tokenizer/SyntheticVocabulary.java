package io.github.disentangle.engine.tokenizer;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes a SentencePiece model of any size out of a text, for measurements: like a trained one it holds the characters,
/// the words by frequency and their parts, and scores that fall with the rank (Zipf's law); unlike one it is never
/// trained. Made-up words fill what the text cannot.
final class SyntheticVocabulary {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final String SPACE = Character.toString(PreTokenizer.Metaspace.SYMBOL);
    private static final List<String> SPECIAL = List.of("[PAD]", "[CLS]", "[SEP]", "[UNK]");

    private final int size;
    private final Set<String> pieces = new LinkedHashSet<>();

    private SyntheticVocabulary(int size) {
        this.size = size;
    }

    /// The bytes of an `spm.model` laid out like DeBERTa's.
    ///
    /// @param text what characters and words are taken from
    /// @param size number of pieces; at least the four special ones and the characters of the text are made
    /// @param charsMap the normalisation rules
    static byte[] write(String text, int size, byte... charsMap) {
        var vocabulary = new SyntheticVocabulary(size);
        vocabulary.fill(text);
        var model = new ProtoWriter();
        for (String special : SPECIAL) {
            PieceType type = special.equals("[UNK]") ? PieceType.UNKNOWN : PieceType.CONTROL;
            model.message(1, piece(special, 0, type));
        }
        int rank = 1;
        for (String piece : vocabulary.pieces) {
            model.message(1, piece(piece, (float) -Math.log(rank * Math.log(size)), PieceType.NORMAL));
            rank++;
        }
        return model.message(2, new ProtoWriter().number(3, 1).number(40, SPECIAL.indexOf("[UNK]")))
                .message(3, new ProtoWriter().string(1, "nmt_nfkc").bytes(2, charsMap))
                .toBytes();
    }

    private static ProtoWriter piece(String text, float score, PieceType type) {
        return new ProtoWriter().string(1, text).fixedFloat(2, score).number(3, type.ordinal() + 1);
    }

    private void fill(String text) {
        Map<String, Long> counts = WORD.matcher(text)
                .results()
                .collect(Collectors.groupingBy(it -> it.group(), TreeMap::new, Collectors.counting()));
        List<String> words = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        text.codePoints().distinct().filter(c -> c > ' ').forEach(c -> pieces.add(Character.toString(c)));
        pieces.add(SPACE);
        words.forEach(word -> add(SPACE + word));
        for (String word : words) {
            for (int cut = 1; cut < word.length(); cut++) {
                add(SPACE + word.substring(0, cut));
                add(word.substring(cut));
            }
        }
        List<String> parts = words.size() < 2 ? List.of("a", "b") : words;
        for (int number = parts.size(); !full(); number++) {
            add(SPACE + compound(parts, number));
        }
    }

    /// The digits of a number in a system with a word for each digit, so that compounds stay short.
    private static String compound(List<String> words, int number) {
        return number < words.size()
                ? words.get(number)
                : compound(words, number / words.size()) + words.get(number % words.size());
    }

    private void add(String piece) {
        if (!full() && !SPECIAL.contains(piece)) {
            pieces.add(piece);
        }
    }

    private boolean full() {
        return pieces.size() >= size - SPECIAL.size();
    }
}
