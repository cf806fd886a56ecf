package io.github.disentangle.ui.view.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.live.Desk;
import io.github.disentangle.ui.state.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PredictionViewModelTest {

    @Test
    void barsAreTheReferencesProbabilities() throws IOException {
        var desk = new Desk().open("sentiment");
        var model = new PredictionViewModel(desk.workbench, desk.live, desk.pinned);
        Path golden = Path.of("..", "samples", "golden", "models", "sentiment.json");
        for (JsonElement each : JsonParser.parseString(Files.readString(golden))
                .getAsJsonObject()
                .getAsJsonArray("inputs")) {
            JsonObject input = each.getAsJsonObject();
            String text = input.get("text").getAsString();
            desk.workbench.execute(Commands.type("text", text, draft -> draft.withText(text)));
            var expected = input.getAsJsonObject("pipeline").getAsJsonArray("text-classification");
            List<PredictionRow> rows = model.rows().getValue();
            assertEquals(expected.size(), rows.size());
            for (int place = 0; place < rows.size(); place++) {
                JsonObject label = expected.get(place).getAsJsonObject();
                assertEquals(label.get("label").getAsString(), rows.get(place).name());
                assertEquals(label.get("score").getAsDouble(), rows.get(place).share(), 1e-3);
                assertEquals(place == 0, rows.get(place).best());
            }
        }
    }

    @Test
    void theFormerAnswerIsOutlinedAndTheChangeSaid() {
        var desk = new Desk().open("sentiment");
        var model = new PredictionViewModel(desk.workbench, desk.live, desk.pinned);
        assertEquals(OptionalDouble.empty(), model.rows().getValue().getFirst().before());
        double positive = share(model, "POSITIVE");
        desk.workbench.execute(Commands.type("text", "x", draft -> draft.withText("This film is bad.")));
        PredictionRow row = row(model, "POSITIVE");
        assertEquals(positive, row.before().orElseThrow());
        assertTrue(row.change().startsWith("−") && row.change().endsWith("pt"), row.change());
    }

    @Test
    void entitiesAreWholeWordsWithTheirType() {
        var desk = new Desk().open("ner");
        var rows = new PredictionViewModel(desk.workbench, desk.live, desk.pinned)
                .rows()
                .getValue();
        assertEquals(
                List.of("Kate PER", "Kyiv Symphony Orchestra ORG", "May 4, 1931 DATE"),
                rows.stream().map(row -> row.name() + " " + row.tag()).toList());
    }

    @Test
    void answersComeWithHowSureTheModelIs() {
        var desk = new Desk().open("qa");
        var rows = new PredictionViewModel(desk.workbench, desk.live, desk.pinned)
                .rows()
                .getValue();
        assertTrue(rows.getFirst().name().startsWith("Madrid"), rows.toString());
        assertTrue(rows.getFirst().best());
    }

    @Test
    void aGapIsOfferedItsBestWords() {
        var desk = new Desk().open("fill-mask");
        var rows = new PredictionViewModel(desk.workbench, desk.live, desk.pinned)
                .rows()
                .getValue();
        assertEquals(5, rows.size());
        assertEquals("Paris", rows.getFirst().name());
    }

    @Test
    void aValueIsNoShare() {
        var desk = new Desk().open("similarity");
        PredictionRow row = new PredictionViewModel(desk.workbench, desk.live, desk.pinned)
                .rows()
                .getValue()
                .getFirst();
        assertTrue(Double.isNaN(row.share()));
        assertEquals("4.34", row.value());
    }

    @Test
    void aBareEncoderSaysWhyItPredictsNothing() {
        var desk = new Desk().open("backbone");
        var model = new PredictionViewModel(desk.workbench, desk.live, desk.pinned);
        assertEquals(List.of(), model.rows().getValue());
        assertTrue(model.emptyReason().getValue().contains("no task head"));
    }

    @Test
    void nearlyCertainIsNotWrittenAsCertain() {
        assertEquals("> 99.9 %", Numbers.probability(0.99999));
        assertEquals("< 0.1 %", Numbers.probability(1e-9));
        assertEquals("62.4 %", Numbers.probability(0.62417));
        assertEquals("0.0 %", Numbers.probability(0));
        assertEquals("100.0 %", Numbers.probability(1));
    }

    private static double share(PredictionViewModel model, String label) {
        return row(model, label).share();
    }

    private static PredictionRow row(PredictionViewModel model, String label) {
        return model.rows().getValue().stream()
                .filter(row -> row.name().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
