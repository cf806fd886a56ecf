package io.github.disentangle.engine.tokenizer;

import io.github.disentangle.engine.tokenizer.TokenizerConfig.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The tokenizer of a DeBERTa-v2 or -v3 checkpoint. Immutable; any number of threads may use it at once.
public final class DebertaTokenizer {

    private final TokenizerMode mode;
    private final TokenizerFolder folder;
    private final TokenizerConfig config;
    private final EncodeOptions options;
    private final TokenTable tokens;
    private final TextPreparation preparation;
    private final Unigram model;
    private final Template template;
    private final Decoder decoder;

    DebertaTokenizer(
            TokenizerMode mode,
            TokenizerFolder folder,
            TokenizerConfig config,
            EncodeOptions options,
            TokenTable tokens,
            TextPreparation preparation,
            Unigram model,
            Template template,
            Decoder decoder) {
        this.mode = mode;
        this.folder = folder;
        this.config = config;
        this.options = options;
        this.tokens = tokens;
        this.preparation = preparation;
        this.model = model;
        this.template = template;
        this.decoder = decoder;
    }

    /// Opens the tokenizer of a checkpoint folder: as SentencePiece if there is an `spm.model`, otherwise from
    /// `tokenizer.json`.
    ///
    /// @throws TokenizerException if neither is there or a file is broken
    public static DebertaTokenizer open(Path folder) {
        var files = new TokenizerFolder(folder);
        return files.open(files.usualMode());
    }

    /// Opens the tokenizer of a checkpoint folder so that it behaves as `mode` says.
    ///
    /// @throws TokenizerException if the file the mode needs is missing or a file is broken
    public static DebertaTokenizer open(Path folder, TokenizerMode mode) {
        return new TokenizerFolder(folder).open(mode);
    }

    public TokenizerMode mode() {
        return mode;
    }

    /// What the folder says about truncation and padding; usually neither.
    public EncodeOptions options() {
        return options;
    }

    /// `[CLS] text [SEP]` with the folder's own [#options()].
    public Encoding encode(String text) {
        return encode(text, null);
    }

    /// `[CLS] text [SEP] pair [SEP]` with the folder's own [#options()]; without `pair` as [#encode(String)].
    public Encoding encode(String text, @Nullable String pair) {
        return encode(text, pair, options).getFirst();
    }

    /// Encodes with truncation and padding. The first encoding is the one to use; further ones are the windows over
    /// what was cut off.
    ///
    /// @throws TokenizerException if the text cannot be cut as the options say
    public List<Encoding> encode(String text, @Nullable String pair, EncodeOptions options) {
        Viterbi viterbi = model.viterbi();
        TokenList first = tokenize(text, viterbi);
        TokenList second = pair == null ? null : tokenize(pair, viterbi);
        int reserved = options.specialTokens() ? template.specialTokens(pair != null) : 0;
        var windows = new Windows(options, mode == TokenizerMode.SENTENCEPIECE).of(first, second, reserved);
        var builder = new EncodingBuilder(
                text,
                pair,
                template.parts(pair != null),
                options,
                new Template.Special(padId(), tokens.text(padId()), 0));
        return windows.stream().map(builder::build).toList();
    }

    /// The text the tokens stand for; ids without token are left out.
    ///
    /// @param skipSpecialTokens whether special tokens are left out
    public String decode(int[] ids, boolean skipSpecialTokens) {
        String text = decoder.decode(ids, skipSpecialTokens);
        return config.cleanUpSpaces() ? CleanUp.apply(text) : text;
    }

    /// Every way the pieces can make up the text (without special tokens around it), and the one that
    /// [#encode(String)] takes.
    public Lattice lattice(String text) {
        return LatticeBuilder.build(preparation.prepare(text), model, tokens);
    }

    /// Writes the files of this tokenizer (`spm.model`, `tokenizer.json` and settings, as far as there are any) to
    /// a folder.
    ///
    /// @throws TokenizerException if that fails
    public void saveVocabulary(Path target) {
        folder.copyTo(target);
    }

    /// One more than the highest id that has a token; at least the number of pieces.
    public int vocabularySize() {
        return tokens.size();
    }

    /// The text of a token, empty if no token has that id.
    public String piece(int id) {
        return tokens.text(id);
    }

    /// The id of a token.
    public OptionalInt id(String piece) {
        return tokens.id(piece);
    }

    /// The added tokens, special ones included, by rising id.
    public List<AddedToken> addedTokens() {
        return tokens.added();
    }

    /// Id of `[MASK]`, -1 if there is none.
    public int maskId() {
        return tokens.role(Role.MASK);
    }

    /// Id of `[PAD]`, -1 if there is none.
    public int padId() {
        return tokens.role(Role.PAD);
    }

    /// Id of `[CLS]`, -1 if there is none.
    public int clsId() {
        return tokens.role(Role.CLS);
    }

    /// Id of `[SEP]`, -1 if there is none.
    public int sepId() {
        return tokens.role(Role.SEP);
    }

    /// Id for unknown characters, -1 if there is none.
    public int unkId() {
        return tokens.role(Role.UNK);
    }

    /// The longest encoding the model was made for, if the folder says so.
    public OptionalInt modelMaxLength() {
        return config.modelMaxLength();
    }

    private TokenList tokenize(String text, Viterbi viterbi) {
        var target = new TokenList();
        for (Stretch stretch : preparation.prepare(text)) {
            switch (stretch) {
                case Stretch.Added(int id, String content, int start, int end) -> {
                    target.beginWord();
                    target.add(id, content, start, end);
                }
                case Stretch.Plain(Words words) -> model.tokenize(words, viterbi, target);
            }
        }
        return target;
    }
}
