package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of a `tokenizer.json`, the settings still as JSON.
///
/// @param settings everything but the vocabulary
/// @param model the settings of the model but its vocabulary
/// @param pieces the vocabulary; the place is the id
/// @param scores the score of each piece
record TokenizerJson(JsonFile settings, JsonFile model, String[] pieces, double[] scores) {

    private static final String UNIGRAM = "Unigram";

    static TokenizerJson read(Path path) {
        JsonFile.checkSize(path);
        try (var reader = new JsonReader(Files.newBufferedReader(path))) {
            var draft = new Draft(path.toString());
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                if (key.equals("model") && reader.peek() == JsonToken.BEGIN_OBJECT) {
                    draft.readModel(reader);
                } else {
                    draft.settings.add(key, JsonParser.parseReader(reader));
                }
            }
            reader.endObject();
            return draft.finish();
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new TokenizerException(path + " cannot be read as a tokenizer: " + e.getMessage(), e);
        }
    }

    /// Id for unknown characters, -1 if there is none.
    int unknownId() {
        return model.integer("unk_id", -1);
    }

    List<AddedToken> addedTokens() {
        var tokens = new ArrayList<AddedToken>();
        for (JsonElement element : settings.elements("added_tokens")) {
            JsonFile token = settings.object("added_tokens", element);
            int id = TokenizerConfig.checkedId(token, "id", token.integer("id", TokenizerConfig.NO_ID));
            tokens.add(TokenizerConfig.ofObject(token, id, false, true));
        }
        return tokens;
    }

    /// Special tokens around the sequences, as `post_processor` says.
    Template template() {
        JsonFile processor = settings.member("post_processor");
        return processor == null ? Template.bare() : template(processor);
    }

    /// What `truncation` and `padding` say; the given options where they say nothing.
    EncodeOptions options(EncodeOptions otherwise) {
        EncodeOptions options = otherwise;
        JsonFile truncation = settings.member("truncation");
        if (truncation != null) {
            String strategy = truncation.string("strategy", "LongestFirst");
            Truncation how = switch (strategy) {
                case "LongestFirst" -> Truncation.LONGEST_FIRST;
                case "OnlyFirst" -> Truncation.ONLY_FIRST;
                case "OnlySecond" -> Truncation.ONLY_SECOND;
                default -> throw truncation.wrong("strategy", "a known strategy", strategy);
            };
            options = options.truncated(how, length(truncation, "max_length"), length(truncation, "stride"))
                    .withTruncationSide(side(truncation));
        }
        JsonFile padding = settings.member("padding");
        if (padding != null) {
            JsonElement strategy = padding.get("strategy");
            int fixed = strategy != null && strategy.isJsonObject()
                    ? length(padding.object("strategy", strategy), "Fixed")
                    : 0;
            options = options.padded(fixed, length(padding, "pad_to_multiple_of"), side(padding));
        }
        return options;
    }

    private static int length(JsonFile file, String key) {
        int length = file.integer(key, 0);
        if (length < 0) {
            throw file.wrong(key, "a length", Integer.toString(length));
        }
        return length;
    }

    private static Side side(JsonFile file) {
        return file.string("direction", "Right").equals("Left") ? Side.LEFT : Side.RIGHT;
    }

    private static Template template(JsonFile processor) {
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
        if (pair.size() != 2 || !(pair.get(0).isJsonPrimitive() && pair.get(1).isJsonPrimitive())) {
            throw processor.wrong(key, "a token and its id", pair.toString());
        }
        return new Template.Special(pair.get(1).getAsInt(), pair.get(0).getAsString(), 0);
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
        List<JsonElement> ids = token == null ? List.of() : token.elements("ids");
        List<JsonElement> texts = token == null ? List.of() : token.elements("tokens");
        if (ids.isEmpty() || ids.size() != texts.size()) {
            throw processor.wrong("special_tokens", "the ids and texts of " + name, String.valueOf(token));
        }
        var parts = new ArrayList<Template.Part>();
        for (int i = 0; i < ids.size(); i++) {
            parts.add(new Template.Special(ids.get(i).getAsInt(), texts.get(i).getAsString(), typeId));
        }
        return parts;
    }

    /// What was read so far.
    private static final class Draft {
        final String file;
        final JsonObject settings = new JsonObject();
        final JsonObject model = new JsonObject();
        String[] pieces = new String[1024];
        double[] scores = new double[1024];
        int size;

        @Nullable
        JsonToken vocabularyForm;

        Draft(String file) {
            this.file = file;
        }

        void readModel(JsonReader reader) throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                if (key.equals("vocab")) {
                    vocabularyForm = reader.peek();
                    readVocabulary(reader);
                } else {
                    model.add(key, JsonParser.parseReader(reader));
                }
            }
            reader.endObject();
        }

        private void readVocabulary(JsonReader reader) throws IOException {
            if (vocabularyForm != JsonToken.BEGIN_ARRAY) {
                reader.skipValue();
                return;
            }
            reader.beginArray();
            while (reader.hasNext()) {
                if (size == pieces.length) {
                    pieces = Arrays.copyOf(pieces, size * 2);
                    scores = Arrays.copyOf(scores, size * 2);
                }
                reader.beginArray();
                pieces[size] = reader.nextString();
                scores[size] = reader.nextDouble();
                reader.endArray();
                size++;
            }
            reader.endArray();
        }

        TokenizerJson finish() {
            var modelSettings = new JsonFile(file, model);
            String type = modelSettings.string("type", UNIGRAM);
            if (!type.equals(UNIGRAM)) {
                throw new TokenizerException(file + " holds a tokenizer of type " + type
                        + ", but DeBERTa-v2 tokenizers are of type Unigram; use the tokenizer.json that belongs to the"
                        + " checkpoint");
            }
            if (vocabularyForm != JsonToken.BEGIN_ARRAY || size == 0) {
                throw new TokenizerException(file + " holds no vocabulary; get the file again");
            }
            int unknown = modelSettings.integer("unk_id", -1);
            if (unknown < -1 || unknown >= size) {
                throw modelSettings.wrong(
                        "unk_id", "the id of one of the " + size + " pieces", Integer.toString(unknown));
            }
            return new TokenizerJson(
                    new JsonFile(file, settings),
                    modelSettings,
                    Arrays.copyOf(pieces, size),
                    Arrays.copyOf(scores, size));
        }
    }
}
