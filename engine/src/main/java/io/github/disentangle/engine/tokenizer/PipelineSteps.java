package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Makes the steps of a `tokenizer.json` from their description.
final class PipelineSteps {

    private PipelineSteps() {}

    /// @param step the description, or null for no step
    static Normalizer normalizer(@Nullable JsonFile step) {
        if (step == null) {
            return new Normalizer.Sequence(List.of());
        }
        String type = step.string("type", "");
        return switch (type) {
            case "Sequence" ->
                new Normalizer.Sequence(step.elements("normalizers").stream()
                        .map(it -> normalizer(step.object("normalizers", it)))
                        .toList());
            case "Strip" -> new Normalizer.Strip(step.flag("strip_left", true), step.flag("strip_right", true));
            case "StripAccents" -> new Normalizer.StripAccents();
            case "Lowercase" -> new Normalizer.Lowercase();
            case "Prepend" -> new Normalizer.Prepend(step.string("prepend", ""));
            case "Precompiled" -> new Precompiled(charsMap(step));
            case "Replace" -> replace(step);
            case "NFC" -> new UnicodeForm(java.text.Normalizer.Form.NFC);
            case "NFD" -> new UnicodeForm(java.text.Normalizer.Form.NFD);
            case "NFKC" -> new UnicodeForm(java.text.Normalizer.Form.NFKC);
            case "NFKD" -> new UnicodeForm(java.text.Normalizer.Form.NFKD);
            default -> throw step.wrong("type", "a known normalizer", type);
        };
    }

    /// @param step the description, or null for no step
    static PreTokenizer preTokenizer(@Nullable JsonFile step) {
        if (step == null) {
            return new PreTokenizer.Sequence(List.of());
        }
        String type = step.string("type", "");
        return switch (type) {
            case "Sequence" ->
                new PreTokenizer.Sequence(step.elements("pretokenizers").stream()
                        .map(it -> preTokenizer(step.object("pretokenizers", it)))
                        .toList());
            case "Metaspace" -> metaspace(step);
            case "Punctuation" -> new PreTokenizer.Punctuation(behavior(step));
            case "Whitespace" -> new PreTokenizer.Whitespace();
            case "WhitespaceSplit" -> new PreTokenizer.WhitespaceSplit();
            default -> throw step.wrong("type", "a known pre-tokenizer", type);
        };
    }

    /// @param step the description, or null for no step
    static Decoder decoder(@Nullable JsonFile step, TokenTable tokens) {
        if (step == null) {
            return new SpacedDecoder(tokens);
        }
        String type = step.string("type", "");
        if (!type.equals("Metaspace")) {
            throw step.wrong("type", "the decoder Metaspace", type);
        }
        return new MetaspaceDecoder(tokens, metaspace(step));
    }

    private static PreTokenizer.Metaspace metaspace(JsonFile step) {
        String symbol = step.string("replacement", "▁");
        if (symbol.codePointCount(0, symbol.length()) != 1) {
            throw step.wrong("replacement", "one character", symbol);
        }
        String scheme = step.string("prepend_scheme", "always");
        PreTokenizer.Prepend prepend = switch (scheme) {
            case "always" -> PreTokenizer.Prepend.ALWAYS;
            case "first" -> PreTokenizer.Prepend.FIRST;
            case "never" -> PreTokenizer.Prepend.NEVER;
            default -> throw step.wrong("prepend_scheme", "always, first or never", scheme);
        };
        if (!step.flag("add_prefix_space", true)) {
            if (prepend != PreTokenizer.Prepend.NEVER) {
                throw step.wrong("prepend_scheme", "never (because add_prefix_space is false)", scheme);
            }
        }
        return new PreTokenizer.Metaspace(symbol.codePointAt(0), prepend, step.flag("split", true));
    }

    private static SplitBehavior behavior(JsonFile step) {
        String name = step.string("behavior", SplitBehavior.ISOLATED.jsonName());
        for (SplitBehavior behavior : SplitBehavior.values()) {
            if (behavior.jsonName().equals(name)) {
                return behavior;
            }
        }
        throw step.wrong("behavior", "a known way to split", name);
    }

    private static CharsMap charsMap(JsonFile step) {
        try {
            byte[] bytes = Base64.getDecoder().decode(step.string("precompiled_charsmap", ""));
            return CharsMap.parse(step.file(), bytes);
        } catch (IllegalArgumentException e) {
            throw step.wrong("precompiled_charsmap", "base64", e.getMessage());
        }
    }

    private static Normalizer replace(JsonFile step) {
        JsonFile pattern = step.member("pattern");
        JsonElement regex = pattern == null ? null : pattern.get("Regex");
        JsonElement literal = pattern == null ? null : pattern.get("String");
        String content = step.string("content", "");
        if (pattern == null || regex == null && literal == null) {
            throw step.wrong("pattern", "a Regex or a String", String.valueOf(step.get("pattern")));
        }
        try {
            return Replace.of(
                    regex != null ? pattern.string("Regex", "") : Pattern.quote(pattern.string("String", "")), content);
        } catch (PatternSyntaxException e) {
            throw step.wrong("pattern", "a regular expression", e.getPattern());
        }
    }

    /// Special tokens around the sequences.
    ///
    /// @param processor the description of the post-processor, or null for none
    static Template template(@Nullable JsonFile processor) {
        if (processor == null) {
            return Template.bare();
        }
        String type = processor.string("type", "");
        return switch (type) {
            case "TemplateProcessing" -> new Template(parts(processor, "single", 1), parts(processor, "pair", 2));
            case "BertProcessing" -> {
                Template.Special cls = textAndId(processor, "cls");
                Template.Special sep = textAndId(processor, "sep");
                yield Template.bert(cls.id(), cls.text(), sep.id(), sep.text());
            }
            default -> throw processor.wrong("type", "TemplateProcessing or BertProcessing", type);
        };
    }

    private static Template.Special textAndId(JsonFile processor, String key) {
        List<JsonElement> pair = processor.elements(key);
        if (pair.size() != 2) {
            throw processor.wrong(key, "a token and its id", pair.toString());
        }
        int id = TokenizerConfig.checkedId(processor, key, processor.integer(key, pair.get(1)));
        return new Template.Special(id, processor.string(key, pair.get(0)), 0);
    }

    private static List<Template.Part> parts(JsonFile processor, String key, int sequences) {
        var parts = new ArrayList<Template.Part>();
        for (JsonElement element : processor.elements(key)) {
            JsonFile part = processor.object(key, element);
            JsonFile sequence = part.member("Sequence");
            JsonFile special = part.member("SpecialToken");
            if (sequence != null) {
                int number = sequence.string("id", "A").equals("A") ? 0 : 1;
                if (number >= sequences) {
                    throw part.wrong("Sequence", "the only sequence, A", "B");
                }
                parts.add(new Template.Sequence(number, sequence.integer("type_id", 0)));
            } else if (special != null) {
                parts.addAll(specials(processor, special.string("id", ""), special.integer("type_id", 0)));
            } else {
                throw processor.wrong(key, "sequences and special tokens", element.toString());
            }
        }
        return parts;
    }

    private static List<Template.Part> specials(JsonFile processor, String name, int typeId) {
        JsonFile all = processor.member("special_tokens");
        JsonFile token = all == null ? null : all.member(name);
        if (token == null) {
            throw processor.wrong("special_tokens", "the token " + name, String.valueOf(all));
        }
        List<JsonElement> ids = token.elements("ids");
        List<JsonElement> texts = token.elements("tokens");
        if (ids.size() != texts.size()) {
            throw token.wrong("tokens", "a text for each of " + ids.size() + " ids", texts.toString());
        }
        var parts = new ArrayList<Template.Part>();
        for (int i = 0; i < ids.size(); i++) {
            int id = TokenizerConfig.checkedId(token, "ids", token.integer("ids", ids.get(i)));
            parts.add(new Template.Special(id, token.string("tokens", texts.get(i)), typeId));
        }
        return parts;
    }
}
