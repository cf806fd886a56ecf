package io.github.disentangle.engine.tokenizer;

import io.github.disentangle.engine.tokenizer.PreTokenizer.Metaspace;
import io.github.disentangle.engine.tokenizer.PreTokenizer.Prepend;
import io.github.disentangle.engine.tokenizer.TokenizerConfig.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Builds tokenizers from the files of a checkpoint folder, one pipeline per [TokenizerMode].
final class TokenizerFolder {

    private static final List<String> MODEL_NAMES = List.of("spm.model", "spiece.model", "tokenizer.model");
    private static final String JSON_NAME = "tokenizer.json";
    private static final List<String> SETTINGS_NAMES =
            List.of(JSON_NAME, "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");

    private final Path folder;
    private final TokenizerConfig config;

    TokenizerFolder(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new TokenizerException(folder + " is not a folder; choose the folder of a checkpoint");
        }
        config = TokenizerConfig.read(folder);
    }

    /// The mode for a folder about which nothing else is known.
    TokenizerMode usualMode() {
        return model().isPresent() ? TokenizerMode.SENTENCEPIECE : TokenizerMode.TOKENIZER_JSON;
    }

    DebertaTokenizer open(TokenizerMode mode) {
        return switch (mode) {
            case SENTENCEPIECE -> sentencePiece();
            case FAST_V4 -> model().isPresent() ? fastVersion4() : tokenizerJson(mode);
            case V5 -> version5();
            case TOKENIZER_JSON -> tokenizerJson(mode);
        };
    }

    /// Copies the tokenizer's files to another folder, the model under the name by which checkpoints know it.
    void copyTo(Path target) {
        try {
            Files.createDirectories(target);
            Optional<Path> model = model();
            if (model.isPresent()) {
                copy(model.get(), target.resolve(MODEL_NAMES.getFirst()));
            }
            for (String name : SETTINGS_NAMES) {
                if (Files.exists(folder.resolve(name))) {
                    copy(folder.resolve(name), target.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new TokenizerException(
                    "The tokenizer files of " + folder + " cannot be copied to " + target + ": " + e, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to) || !Files.isSameFile(from, to)) {
            Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private DebertaTokenizer sentencePiece() {
        Path file = requireModel();
        SentencePieceModel spm = read(file);
        UnigramVocabulary vocabulary = UnigramVocabulary.ofSentencePiece(file.toString(), spm);
        var tokens = new TokenTable(vocabulary, config.numberedTokens(), config, UnaryOperator.identity());
        var normalizer = new SentencePieceNormalizer(spm, CharsMap.parse(file.toString(), spm.charsMap()));
        return new DebertaTokenizer(
                TokenizerMode.SENTENCEPIECE,
                this,
                config,
                config.options(),
                tokens,
                new SentencePiecePreparation(
                        config.lowerCase(), config.splitByPunctuation(), tokens.added(), normalizer),
                new Unigram(vocabulary, true, spm.byteFallback()),
                bertTemplate(tokens),
                new SentencePieceDecoder(tokens, spm));
    }

    /// As `DebertaV2Converter` of transformers 4 writes it.
    private DebertaTokenizer fastVersion4() {
        Path file = requireModel();
        SentencePieceModel spm = read(file);
        var steps = new ArrayList<Normalizer>();
        if (config.lowerCase()) {
            steps.add(new Normalizer.Lowercase());
        }
        steps.add(new Normalizer.Strip(true, true));
        steps.add(new Precompiled(CharsMap.parse(file.toString(), spm.charsMap())));
        steps.add(Replace.of(" {2,}", " "));
        var normalizer = new Normalizer.Sequence(steps);
        UnigramVocabulary vocabulary = UnigramVocabulary.ofEveryPiece(spm);
        var tokens = new TokenTable(vocabulary, numbered(modelTokens(spm)), config, normalizer::normalize);
        var metaspace = new Metaspace(Metaspace.SYMBOL, Prepend.ALWAYS, true);
        return new DebertaTokenizer(
                TokenizerMode.FAST_V4,
                this,
                config,
                config.options(),
                tokens,
                new TokenizersPreparation(tokens.added(), normalizer, words(metaspace)),
                new Unigram(vocabulary, false, false),
                bertTemplate(tokens),
                new MetaspaceDecoder(tokens, metaspace));
    }

    /// As the class `DebertaV2Tokenizer` of transformers 5 builds it, which takes only vocabulary, added tokens,
    /// template and lengths from `tokenizer.json`.
    private DebertaTokenizer version5() {
        var steps = new ArrayList<Normalizer>();
        if (config.lowerCase()) {
            steps.add(new Normalizer.Lowercase());
        }
        steps.add(Replace.of("\\s{2,}|[\\n\\r\\t]", " "));
        steps.add(new UnicodeForm(Form.NFC));
        steps.add(new Normalizer.Strip(false, true));
        var normalizer = new Normalizer.Sequence(steps);
        TokenizerConfig plain = config.withRawRoles();
        Optional<TokenizerJson> json = json();
        UnigramVocabulary vocabulary;
        TokenTable tokens;
        if (json.isPresent()) {
            TokenizerJson file = json.get();
            vocabulary = UnigramVocabulary.ofJson(file);
            tokens = new TokenTable(vocabulary, numbered(file.addedTokens()), plain, normalizer::normalize);
        } else {
            SentencePieceModel spm = read(requireModel());
            vocabulary = UnigramVocabulary.ofEveryPiece(spm);
            tokens = new TokenTable(vocabulary, numbered(modelTokens(spm)), plain, normalizer::normalize);
        }
        var metaspace = new Metaspace(Metaspace.SYMBOL, config.addPrefixSpace() ? Prepend.ALWAYS : Prepend.FIRST, true);
        return new DebertaTokenizer(
                TokenizerMode.V5,
                this,
                config,
                json.map(it -> it.options(config.options())).orElse(config.options()),
                tokens,
                new TokenizersPreparation(tokens.added(), normalizer, words(metaspace)),
                new Unigram(vocabulary, false, false),
                json.map(it -> PipelineSteps.template(it.settings().member("post_processor")))
                        .orElseGet(() -> bertTemplate(tokens)),
                new MetaspaceDecoder(tokens, metaspace));
    }

    private DebertaTokenizer tokenizerJson(TokenizerMode mode) {
        TokenizerJson json = json().orElseThrow(() -> new TokenizerException(
                folder + " has no tokenizer.json" + (model().isPresent() ? "" : " and no spm.model")
                        + "; copy the tokenizer files of the checkpoint into it"));
        UnigramVocabulary vocabulary = UnigramVocabulary.ofJson(json);
        JsonFile settings = json.settings();
        Normalizer normalizer = PipelineSteps.normalizer(settings.member("normalizer"));
        var tokens = new TokenTable(vocabulary, numbered(json.addedTokens()), config, normalizer::normalize);
        return new DebertaTokenizer(
                mode,
                this,
                config,
                json.options(config.options()),
                tokens,
                new TokenizersPreparation(
                        tokens.added(), normalizer, PipelineSteps.preTokenizer(settings.member("pre_tokenizer"))),
                new Unigram(vocabulary, false, json.model().flag("byte_fallback", false)),
                PipelineSteps.template(settings.member("post_processor")),
                PipelineSteps.decoder(settings.member("decoder"), tokens));
    }

    private PreTokenizer words(Metaspace metaspace) {
        return config.splitByPunctuation()
                ? new PreTokenizer.Sequence(List.of(new PreTokenizer.Punctuation(SplitBehavior.ISOLATED), metaspace))
                : metaspace;
    }

    /// Control pieces become special tokens, user-defined ones ordinary added tokens.
    private static List<AddedToken> modelTokens(SentencePieceModel spm) {
        var tokens = new ArrayList<AddedToken>();
        for (int id = 0; id < spm.pieces().size(); id++) {
            PieceType type = spm.pieces().type(id);
            boolean control = type == PieceType.CONTROL;
            if (control || type == PieceType.USER_DEFINED) {
                tokens.add(new AddedToken(id, spm.pieces().text(id), control, false, false, false, false));
            }
        }
        return tokens;
    }

    private List<AddedToken> numbered(List<AddedToken> first) {
        var tokens = new ArrayList<>(first);
        tokens.addAll(config.numberedTokens());
        return tokens;
    }

    private static Template bertTemplate(TokenTable tokens) {
        int cls = tokens.role(Role.CLS);
        int sep = tokens.role(Role.SEP);
        if (cls < 0 || sep < 0) {
            throw new TokenizerException("tokenizer_config.json names no " + (cls < 0 ? "cls_token" : "sep_token")
                    + ", which every DeBERTa-v2 input needs; add it");
        }
        return Template.bert(cls, tokens.text(cls), sep, tokens.text(sep));
    }

    private Optional<Path> model() {
        return MODEL_NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }

    private Optional<TokenizerJson> json() {
        Path file = folder.resolve(JSON_NAME);
        return Files.exists(file) ? Optional.of(TokenizerJson.read(file)) : Optional.empty();
    }

    private Path requireModel() {
        return model().orElseThrow(() -> new TokenizerException(
                folder + " has no spm.model; copy the tokenizer files of the checkpoint into it"));
    }

    static SentencePieceModel read(Path file) {
        return SentencePieceModel.parse(file.toString(), TokenizerFile.read(file));
    }
}
