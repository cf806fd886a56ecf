package io.github.disentangle.engine.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnigramTest {

    @TempDir
    Path folder;

    private static List<String> tokens(DebertaTokenizer tokenizer, String text) {
        Encoding encoding = tokenizer.encode(text);
        return Arrays.asList(encoding.tokens()).subList(1, encoding.length() - 1);
    }

    private static TinyModel model() {
        return new TinyModel()
                .add("▁", -3)
                .add("a", -2)
                .add("b", -2)
                .add("c", -5)
                .add("ab", -3)
                .add("bc", -4)
                .add("▁a", -3);
    }

    @Test
    void bestScoreWins() {
        DebertaTokenizer tokenizer = model().open(folder);
        assertEquals(List.of("▁a", "bc"), tokens(tokenizer, "abc"));
        assertEquals(List.of("▁a", "b"), tokens(tokenizer, "ab"));
        assertEquals(List.of("▁", "b", "ab"), tokens(tokenizer, "bab"));
    }

    @Test
    void runOfUnknownCharactersIsOneToken() {
        Encoding encoding = model().open(folder).encode("axyzb");
        assertEquals(List.of("[CLS]", "▁a", "xyz", "b", "[SEP]"), Arrays.asList(encoding.tokens()));
        assertArrayEquals(new int[] {1, 10, 3, 6, 2}, encoding.ids());
        assertEquals("xyz", encoding.slice(2));
    }

    @Test
    void unusedPiecesAreNotTaken() {
        DebertaTokenizer tokenizer = model().add("▁abc", -0.1, PieceType.UNUSED).open(folder);
        assertEquals(List.of("▁a", "bc"), tokens(tokenizer, "abc"));
    }

    @Test
    void userDefinedPiecesBeatAnyScoreAndAreNotNormalised() {
        DebertaTokenizer tokenizer =
                model().add("abca", -100, PieceType.USER_DEFINED).open(folder);
        assertEquals(List.of("▁", "b", "abca", "b"), tokens(tokenizer, "babcab"));
    }

    @Test
    void byteFallbackSpellsUnknownCharacters() {
        TinyModel model = model().trainer(35, 1);
        for (int b = 0; b < 256; b++) {
            model.add("<0x%02X>".formatted(b), 0, PieceType.BYTE);
        }
        DebertaTokenizer tokenizer = model.open(folder);
        Encoding encoding = tokenizer.encode("aéb");
        assertEquals(List.of("[CLS]", "▁a", "<0xC3>", "<0xA9>", "b", "[SEP]"), Arrays.asList(encoding.tokens()));
        assertEquals(List.of("é", "é"), List.of(encoding.slice(2), encoding.slice(3)));
        assertEquals("aéb", tokenizer.decode(encoding.ids(), true));
    }

    @Test
    void unknownPieceThatIsNotSpecialDecodesToItsSurface() {
        String config = "{\"unk_token\": null}";
        DebertaTokenizer tokenizer = DebertaTokenizer.open(model().folder(folder, config));
        assertEquals("a ⁇ b", tokenizer.decode(new int[] {10, 3, 6}, false));
    }

    @Test
    void spacesStayWhenTheModelSaysSo() {
        DebertaTokenizer tokenizer = model().normalizer(4, 0).open(folder);
        assertEquals(List.of("▁", "▁", "▁a", "▁", "▁"), tokens(tokenizer, "  a  "));
        DebertaTokenizer bare = model().normalizer(3, 0).open(folder.resolve("bare"));
        assertEquals(List.of("ab", "▁a"), tokens(bare, "ab a"));
    }

    @Test
    void suffixSymbolEndsTheText() {
        DebertaTokenizer tokenizer = model().trainer(24, 1).open(folder);
        assertEquals(List.of("ab", "▁a", "▁"), tokens(tokenizer, "ab a"));
    }

    @Test
    void vocabularyWithoutUnknownTokenRefusesUnknownCharacters() throws IOException {
        Files.writeString(
                folder.resolve("tokenizer.json"),
                "{\"model\": {\"type\": \"Unigram\", \"vocab\": [[\"a\", -1], [\"b\", -2]]}}");
        DebertaTokenizer tokenizer = DebertaTokenizer.open(folder);
        assertEquals(List.of("a", "b"), Arrays.asList(tokenizer.encode("ab").tokens()));
        String message = assertThrows(TokenizerException.class, () -> tokenizer.encode("ax"))
                .getMessage();
        assertEquals(true, message.contains("\"x\""), message);
    }

    @Test
    void latticeHoldsEveryPieceAndMarksThePathTaken() {
        Lattice lattice = model().open(folder).lattice("abc");
        assertEquals("▁abc", lattice.normalized());
        assertEquals(
                List.of("▁", "▁a", "a", "ab", "b", "bc", "c"),
                lattice.nodes().stream().map(Lattice.Node::piece).toList());
        assertEquals(
                List.of("▁a", "bc"),
                lattice.best().stream().map(Lattice.Node::piece).toList());
        List<String> paths = lattice.best(3).stream()
                .map(path -> path.nodes().stream().map(Lattice.Node::piece).collect(Collectors.joining(" ")) + " "
                        + path.score())
                .toList();
        assertEquals(List.of("▁a bc -7.0", "▁ a bc -9.0", "▁a b c -10.0"), paths);
        assertEquals(5, lattice.best(99).size());
    }

    @Test
    void latticeShowsUnknownCharactersAndMasks() {
        Lattice lattice = model().open(folder).lattice("ax[MASK]");
        Lattice.Node unknown = lattice.best().get(1);
        assertEquals(new Lattice.Node(2, 3, 3, "x", -15, true, true, 1, 2), unknown);
        assertEquals("[MASK]", lattice.best().getLast().piece());
        assertEquals(
                List.of(lattice.best()),
                lattice.best(1).stream().map(Lattice.Path::nodes).toList());
    }

    @Test
    void trieFindsExactlyWhatWasPutIn() {
        var random = new SplittableRandom(5);
        var words = new HashMap<String, Integer>();
        var builder = new PieceTrie.Builder();
        for (int i = 0; i < 20_000; i++) {
            String word = word(random);
            builder.put(word.getBytes(StandardCharsets.UTF_8), i);
            words.put(word, i);
        }
        PieceTrie trie = builder.build();
        words.forEach((word, value) -> assertEquals(value, trie.find(word), word));
        var others = new HashSet<String>();
        while (others.size() < 20_000) {
            others.add(word(random) + word(random));
        }
        others.removeAll(words.keySet());
        others.forEach(word -> assertEquals(PieceTrie.NONE, trie.find(word), word));
    }

    private static String word(SplittableRandom random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            word.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> random.nextInt(0x4E00, 0x9FFF);
                        case 1 -> random.nextInt(0x1F300, 0x1F600);
                        case 2 -> random.nextInt(0x80, 0x800);
                        default -> random.nextInt('a', 'z' + 1);
                    });
        }
        return word.toString();
    }
}
