package io.github.disentangle.engine.tokenizer;

import io.github.disentangle.engine.tokenizer.TokenizerConfig.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The tokenizer of a DeBERTa-v2 or -v3 checkpoint. Immutable; any number of threads may use it at once.
public final class DebertaTokenizer {

    private static final long LARGEST_MODEL = 256L << 20;

    private final TokenizerMode mode;
    private final TokenTable tokens;
    private final TextPreparation preparation;
    private final Unigram model;
    private final Template template;
    private final Decoder decoder;
    private final TokenizerConfig config;

    private DebertaTokenizer(
            TokenizerMode mode,
            TokenTable tokens,
            TextPreparation preparation,
            Unigram model,
            Template template,
            Decoder decoder,
            TokenizerConfig config) {
        this.mode = mode;
        this.tokens = tokens;
        this.preparation = preparation;
        this.model = model;
        this.template = template;
        this.decoder = decoder;
        this.config = config;
    }

    /// Opens the tokenizer of a checkpoint folder: as SentencePiece if there is an `spm.model`, otherwise from `tokenizer.json`.
    ///
    /// @throws TokenizerException if neither is there or a file is broken
    public static DebertaTokenizer open(Path folder) {
        return open(folder, TokenizerMode.SENTENCEPIECE);
    }

    /// Opens the tokenizer of a checkpoint folder so that it behaves as `mode` says.
    ///
    /// @throws TokenizerException if the file the mode needs is missing or a file is broken
    public static DebertaTokenizer open(Path folder, TokenizerMode mode) {
        if (mode != TokenizerMode.SENTENCEPIECE) {
            throw new TokenizerException("The mode " + mode + " is not available yet; use " + TokenizerMode.SENTENCEPIECE);
        }
        TokenizerConfig config = TokenizerConfig.read(folder);
        Path file = folder.resolve("spm.model");
        SentencePieceModel spm = SentencePieceModel.parse(file.toString(), bytes(file));
        CharsMap charsMap = CharsMap.parse(file.toString(), spm.charsMap());
        UnigramVocabulary vocabulary = UnigramVocabulary.ofSentencePiece(file.toString(), spm);
        var table = new TokenTable(vocabulary, config.numberedTokens(), config);
        var preparation = new SentencePiecePreparation(
                config.lowerCase(),
                config.splitByPunctuation(),
                table.added(),
                new SentencePieceNormalizer(spm, charsMap));
        int cls = table.role(Role.CLS);
        int sep = table.role(Role.SEP);
        return new DebertaTokenizer(
                mode,
                table,
                preparation,
                new Unigram(vocabulary, true, spm.byteFallback()),
                Template.bert(cls, table.text(cls), sep, table.text(sep)),
                new SentencePieceDecoder(table, spm),
                config);
    }

    public TokenizerMode mode() {
        return mode;
    }

    /// `[CLS] text [SEP]`, of any length.
    public Encoding encode(String text) {
        return encode(text, null);
    }

    /// `[CLS] text [SEP] pair [SEP]`, of any length; without `pair` as [#encode(String)].
    public Encoding encode(String text, @Nullable String pair) {
        return encode(text, pair, EncodeOptions.defaults()).getFirst();
    }

    /// Encodes with truncation and padding. The first encoding is the one to use; further ones are the windows over what was
    /// cut off.
    ///
    /// @throws TokenizerException if the text cannot be cut as the options say
    public List<Encoding> encode(String text, @Nullable String pair, EncodeOptions options) {
        var viterbi = new Viterbi(model.vocabulary(), model.singlePrecision());
        TokenList first = tokenize(text, viterbi);
        TokenList second = pair == null ? null : tokenize(pair, viterbi);
        int reserved = options.specialTokens() ? template.specialTokens(pair != null) : 0;
        var windows = new Windows(options, mode == TokenizerMode.SENTENCEPIECE).of(first, second, reserved);
        var padding = new Template.Special(Math.max(0, padId()), tokens.text(padId()), 0);
        return windows.stream()
                .map(combination -> {
                    int length = reserved
                            + combination.stream().mapToInt(EncodingBuilder.Window::size).sum();
                    return EncodingBuilder.build(
                            text,
                            pair,
                            combination,
                            template.parts(pair != null),
                            options.specialTokens(),
                            options.paddedLength(length),
                            options.paddingSide(),
                            padding);
                })
                .toList();
    }

    /// The text the tokens stand for.
    ///
    /// @param skipSpecialTokens whether special tokens are left out
    public String decode(int[] ids, boolean skipSpecialTokens) {
        return decoder.decode(ids, skipSpecialTokens);
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
                case Stretch.Added(AddedToken token, int start, int end) -> {
                    target.beginWord();
                    target.add(token.id(), token.content(), start, end);
                }
                case Stretch.Plain(Words words) -> model.tokenize(words, viterbi, target);
            }
        }
        return target;
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST_MODEL) {
                throw new TokenizerException(file + " has " + size + " bytes, where at most " + LARGEST_MODEL
                        + " are expected of a SentencePiece model; get the file again");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TokenizerException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
