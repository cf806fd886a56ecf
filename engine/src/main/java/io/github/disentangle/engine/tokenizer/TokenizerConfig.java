package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The tokenizer settings of a checkpoint folder besides the vocabulary, gathered from `tokenizer_config.json`,
/// `special_tokens_map.json` and `added_tokens.json`, each of which may be missing.
///
/// @param lowerCase `do_lower_case`
/// @param splitByPunctuation `split_by_punct`
/// @param addPrefixSpace `add_prefix_space`, read by transformers 5 only
/// @param cleanUpSpaces `clean_up_tokenization_spaces`
/// @param modelMaxLength the longest input the model was made for, empty when unknown
/// @param truncationSide where too long inputs are cut
/// @param paddingSide where short inputs are filled
/// @param roles the special tokens; a role without token is absent
/// @param moreSpecialTokens further special tokens
/// @param numberedTokens added tokens whose id is given
record TokenizerConfig(
        boolean lowerCase,
        boolean splitByPunctuation,
        boolean addPrefixSpace,
        boolean cleanUpSpaces,
        OptionalInt modelMaxLength,
        Side truncationSide,
        Side paddingSide,
        Map<Role, AddedToken> roles,
        List<AddedToken> moreSpecialTokens,
        List<AddedToken> numberedTokens) {

    /// In place of an id: not known yet.
    static final int NO_ID = -1;

    private static final int HIGHEST_ID = 1 << 24;

    /// What a special token is for, in the order in which the reference gives out ids.
    enum Role {
        BOS("bos_token", "[CLS]"),
        EOS("eos_token", "[SEP]"),
        UNK("unk_token", "[UNK]"),
        SEP("sep_token", "[SEP]"),
        PAD("pad_token", "[PAD]"),
        CLS("cls_token", "[CLS]"),
        MASK("mask_token", "[MASK]");

        private final String key;
        private final String usual;

        Role(String key, String usual) {
            this.key = key;
            this.usual = usual;
        }
    }

    static TokenizerConfig read(Path folder) {
        JsonFile config = JsonFile.readIfPresent(folder.resolve("tokenizer_config.json"));
        JsonFile map = JsonFile.readIfPresent(folder.resolve("special_tokens_map.json"));
        JsonFile added = JsonFile.readIfPresent(folder.resolve("added_tokens.json"));

        var roles = new EnumMap<Role, AddedToken>(Role.class);
        for (Role role : Role.values()) {
            JsonFile source = config.has(role.key) || !map.has(role.key) ? config : map;
            AddedToken token = role(source, role);
            if (token != null) {
                roles.put(role, token);
            }
        }
        var more = new ArrayList<AddedToken>();
        for (String key : List.of("additional_special_tokens", "extra_special_tokens")) {
            JsonFile source = config.has(key) || !map.has(key) ? config : map;
            for (JsonElement element : source.elements(key)) {
                more.add(token(source, key, NO_ID, element, true, false));
            }
        }
        var special = new LinkedHashMap<String, AddedToken>();
        more.forEach(token -> special.put(token.content(), token));
        roles.values().forEach(token -> special.put(token.content(), token));

        return new TokenizerConfig(
                config.flag("do_lower_case", false),
                config.flag("split_by_punct", false),
                config.flag("add_prefix_space", true),
                config.flag("clean_up_tokenization_spaces", false),
                maxLength(config),
                side(config, "truncation_side"),
                side(config, "padding_side"),
                roles,
                more,
                config.has("added_tokens_decoder") ? decoderTokens(config) : listedTokens(added, special));
    }

    /// No truncation, no padding, the sides as configured.
    EncodeOptions options() {
        EncodeOptions none = EncodeOptions.defaults();
        return new EncodeOptions(
                none.specialTokens(),
                none.truncation(),
                none.maxLength(),
                none.stride(),
                none.padTo(),
                none.padToMultipleOf(),
                truncationSide,
                paddingSide);
    }

    /// These settings with special tokens that are all looked for in the raw text, as transformers 5 does.
    TokenizerConfig withRawRoles() {
        var raw = new EnumMap<Role, AddedToken>(Role.class);
        roles.forEach((role, token) -> raw.put(role, token.inRawText()));
        return new TokenizerConfig(
                lowerCase,
                splitByPunctuation,
                addPrefixSpace,
                cleanUpSpaces,
                modelMaxLength,
                truncationSide,
                paddingSide,
                raw,
                moreSpecialTokens,
                numberedTokens);
    }

    private static @Nullable AddedToken role(JsonFile source, Role role) {
        JsonElement element = source.get(role.key);
        if (element == null) {
            return new AddedToken(NO_ID, role.usual, true, role == Role.UNK, false, false, false);
        }
        return element.isJsonNull() ? null : token(source, role.key, NO_ID, element, true, role == Role.UNK);
    }

    /// Tokens of `added_tokens_decoder`: id → token with flags.
    private static List<AddedToken> decoderTokens(JsonFile config) {
        var tokens = new ArrayList<AddedToken>();
        String key = "added_tokens_decoder";
        for (Map.Entry<String, JsonElement> entry : config.members(key).entrySet()) {
            int id;
            try {
                id = Integer.parseInt(entry.getKey());
            } catch (NumberFormatException e) {
                throw config.wrong(key, "ids as names", entry.getKey());
            }
            tokens.add(token(config, key, checkedId(config, key, id), entry.getValue(), false, true));
        }
        return tokens;
    }

    /// Tokens of `added_tokens.json`: text → id; the flags come from the special token of the same text.
    private static List<AddedToken> listedTokens(JsonFile added, Map<String, AddedToken> special) {
        var tokens = new ArrayList<AddedToken>();
        for (Map.Entry<String, JsonElement> entry : added.object().entrySet()) {
            String content = entry.getKey();
            int id = checkedId(added, content, added.integer(content, NO_ID));
            AddedToken known = special.get(content);
            tokens.add(
                    known != null ? known.withId(id) : new AddedToken(id, content, false, true, false, false, false));
        }
        return tokens;
    }

    /// @throws TokenizerException if `id` cannot be the id of a token
    static int checkedId(JsonFile file, String key, int id) {
        if (id < 0 || id >= HIGHEST_ID) {
            throw file.wrong(key, "an id from 0 to " + (HIGHEST_ID - 1), Integer.toString(id));
        }
        return id;
    }

    private static AddedToken token(
            JsonFile file, String key, int id, JsonElement element, boolean special, boolean normalized) {
        if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
            return new AddedToken(id, element.getAsString(), special, normalized, false, false, false);
        }
        return ofObject(file.object(key, element), id, special, normalized);
    }

    /// A token written with its flags, as in `added_tokens_decoder` and in `tokenizer.json`.
    static AddedToken ofObject(JsonFile token, int id, boolean special, boolean normalized) {
        return new AddedToken(
                id,
                token.string("content", ""),
                special || token.flag("special", false),
                token.flag("normalized", normalized),
                token.flag("lstrip", false),
                token.flag("rstrip", false),
                token.flag("single_word", false));
    }

    /// Transformers writes 10³⁰ for "no limit".
    private static OptionalInt maxLength(JsonFile config) {
        double length = config.number("model_max_length", Double.POSITIVE_INFINITY);
        return length >= 1 && length <= Integer.MAX_VALUE ? OptionalInt.of((int) length) : OptionalInt.empty();
    }

    private static Side side(JsonFile config, String key) {
        return "left".equals(config.string(key, "right")) ? Side.LEFT : Side.RIGHT;
    }
}
