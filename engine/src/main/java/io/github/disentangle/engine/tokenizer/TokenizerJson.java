package io.github.disentangle.engine.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
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
        try (var reader = new JsonReader(new StringReader(TokenizerFile.readText(path)))) {
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
            throw new TokenizerException(
                    path + " is not a whole tokenizer.json; get the file again (" + JsonFile.firstLine(e) + ")", e);
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
