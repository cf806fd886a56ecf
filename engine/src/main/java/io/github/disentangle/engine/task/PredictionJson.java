package io.github.disentangle.engine.task;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.disentangle.engine.task.Result.Answer;
import io.github.disentangle.engine.task.Result.Answers;
import io.github.disentangle.engine.task.Result.Entities;
import io.github.disentangle.engine.task.Result.Entity;
import io.github.disentangle.engine.task.Result.Features;
import io.github.disentangle.engine.task.Result.Filling;
import io.github.disentangle.engine.task.Result.Fillings;
import io.github.disentangle.engine.task.Result.LabelScore;
import io.github.disentangle.engine.task.Result.Ranking;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import io.github.disentangle.engine.task.TaskInput.ZeroShotInput;
import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.engine.tokenizer.DebertaTokenizer;
import java.util.List;
import java.util.function.Function;

/// A prediction as a JSON document; `result` is what the reference's pipeline of the task prints.
///
/// Tasks that take one pass per label or choice show all passes, an array each; tasks that read a text in windows show
/// the main window.
public final class PredictionJson {

    private PredictionJson() {}

    /// `{"model", "task", "tokens", "input_ids", "logits", "result"}`, and `warnings` if there are any.
    ///
    /// @param tokenizer what made the encodings
    /// @param model the model's name or folder
    public static JsonObject document(Prediction prediction, DebertaTokenizer tokenizer, String model) {
        var document = new JsonObject();
        document.addProperty("model", model);
        document.addProperty("task", prediction.task().kind().taskName());
        document.add("tokens", perPass(prediction, pass -> tokens(pass, tokenizer)));
        document.add("input_ids", perPass(prediction, PredictionJson::ids));
        document.add("logits", logits(prediction));
        document.add("result", result(prediction));
        if (!prediction.warnings().isEmpty()) {
            document.add("warnings", array(prediction.warnings(), JsonPrimitive::new));
        }
        return document;
    }

    /// What the reference's pipeline prints.
    public static JsonElement result(Prediction prediction) {
        return switch (prediction.result()) {
            case Ranking(List<LabelScore> scores) ->
                switch (prediction.task()) {
                    case TextClassification task -> labels(task, prediction.input(), scores);
                    case ZeroShotClassification _ -> zeroShot(prediction.input(), scores);
                    default -> array(scores, PredictionJson::choice);
                };
            case Entities(List<Entity> entities) -> array(entities, PredictionJson::entity);
            case Fillings(var masks) -> {
                JsonArray lists = array(masks, mask -> array(mask.words(), PredictionJson::filling));
                yield masks.size() == 1 ? lists.get(0) : lists;
            }
            case Answers found ->
                found.answers().size() == 1
                        ? answer(found.answers().getFirst())
                        : array(found.answers(), PredictionJson::answer);
            case Features(Tensor states) -> {
                var batch = new JsonArray();
                batch.add(values(states));
                yield batch;
            }
        };
    }

    private static JsonElement labels(TextClassification task, TaskInput input, List<LabelScore> scores) {
        if (task.topK().isPresent()) {
            int count = Math.min(task.topK().getAsInt(), scores.size());
            return array(scores.subList(0, count), PredictionJson::label);
        }
        JsonObject best = label(scores.getFirst());
        if (!(input instanceof TextInput)) {
            return best;
        }
        var list = new JsonArray();
        list.add(best);
        return list;
    }

    private static JsonObject label(LabelScore score) {
        var json = new JsonObject();
        json.addProperty("label", score.label());
        json.addProperty("score", score.score());
        return json;
    }

    private static JsonObject choice(LabelScore score) {
        JsonObject json = label(score);
        json.addProperty("index", score.index());
        return json;
    }

    private static JsonObject zeroShot(TaskInput input, List<LabelScore> scores) {
        var json = new JsonObject();
        if (input instanceof ZeroShotInput zeroShot) {
            json.addProperty("sequence", zeroShot.text());
        }
        json.add("labels", array(scores, score -> new JsonPrimitive(score.label())));
        json.add("scores", array(scores, score -> new JsonPrimitive(score.score())));
        return json;
    }

    private static JsonObject entity(Entity entity) {
        boolean group = entity.index() < 0;
        var json = new JsonObject();
        json.addProperty(group ? "entity_group" : "entity", entity.label());
        json.addProperty("score", entity.score());
        if (!group) {
            json.addProperty("index", entity.index());
        }
        json.addProperty("word", entity.word());
        json.addProperty("start", entity.start());
        json.addProperty("end", entity.end());
        return json;
    }

    private static JsonObject filling(Filling filling) {
        var json = new JsonObject();
        json.addProperty("score", filling.score());
        json.addProperty("token", filling.token());
        json.addProperty("token_str", filling.word());
        json.addProperty("sequence", filling.sequence());
        return json;
    }

    private static JsonObject answer(Answer answer) {
        var json = new JsonObject();
        json.addProperty("score", answer.score());
        json.addProperty("start", answer.start());
        json.addProperty("end", answer.end());
        json.addProperty("answer", answer.text());
        return json;
    }

    private static JsonElement logits(Prediction prediction) {
        Pass main = prediction.mainPass();
        return switch (prediction.task()) {
            case QuestionAnswering _ -> {
                var span = new JsonObject();
                span.add("start", values(main.output(Pass.START)));
                span.add("end", values(main.output(Pass.END)));
                yield span;
            }
            case FeatureExtraction _ -> JsonNull.INSTANCE;
            case MultipleChoice _ ->
                array(
                        prediction.passes(),
                        pass -> values(pass.output(Pass.LOGITS)).get(0));
            default -> perPass(prediction, pass -> values(pass.output(Pass.LOGITS)));
        };
    }

    private static JsonElement perPass(Prediction prediction, Function<Pass, JsonElement> part) {
        return switch (prediction.task()) {
            case ZeroShotClassification _, MultipleChoice _ -> array(prediction.passes(), part);
            default -> part.apply(prediction.mainPass());
        };
    }

    private static JsonArray tokens(Pass pass, DebertaTokenizer tokenizer) {
        var array = new JsonArray();
        for (int id : pass.encoding().ids()) {
            array.add(tokenizer.piece(id));
        }
        return array;
    }

    private static JsonArray ids(Pass pass) {
        var array = new JsonArray();
        for (int id : pass.encoding().ids()) {
            array.add(id);
        }
        return array;
    }

    private static JsonArray values(Tensor tensor) {
        var array = new JsonArray();
        if (tensor.shape().length > 1) {
            for (int row = 0; row < tensor.shape()[0]; row++) {
                array.add(values(tensor.at(row)));
            }
        } else {
            for (float value : tensor.data()) {
                array.add(value);
            }
        }
        return array;
    }

    private static <T> JsonArray array(List<T> values, Function<? super T, ? extends JsonElement> json) {
        var array = new JsonArray();
        values.forEach(value -> array.add(json.apply(value)));
        return array;
    }
}
