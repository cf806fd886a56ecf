package io.github.disentangle.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.task.Result;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveTest {

    private final Desk desk = new Desk();

    static List<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Desk.MODELS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleComesWithAnExampleItAnswers(String name) {
        desk.open(name);
        assertNull(desk.workbench.noticeProperty().get());
        Analysis analysis = desk.live.analysis().value();
        assertNotNull(analysis, "no answer to " + desk.workbench.state().draft());
        assertNotNull(desk.live.head().value());
        int answers = switch (analysis.prediction().result()) {
            case Result.Ranking ranking -> ranking.scores().size();
            case Result.Entities entities -> entities.entities().size();
            case Result.Fillings fillings -> fillings.masks().size();
            case Result.Answers found -> found.answers().size();
            case Result.Features features -> features.states().length("position");
        };
        assertTrue(answers > 0, "the example shows nothing");
    }

    @Test
    void anotherModelOfTheSameKindKeepsWhatWasTyped() {
        desk.open("sentiment");
        type("A dull and noisy film.");
        desk.open("sentiment-v3");
        assertEquals("A dull and noisy film.", desk.workbench.state().draft().text());
    }

    @Test
    void anotherKindOfTaskKeepsTheTextAndFillsWhatIsMissing() {
        desk.open("sentiment");
        type("The dog chased the cat.");
        desk.open("nli");
        Draft draft = desk.workbench.state().draft();
        assertEquals("The dog chased the cat.", draft.text());
        assertNotNull(desk.live.analysis().value());
        assertTrue(!draft.second().isBlank());
    }

    @Test
    void undoBringsTheFormerModelBack() {
        desk.open("sentiment");
        Analysis sentiment = desk.live.analysis().value();
        desk.open("topics");
        desk.workbench.undo();
        assertEquals(
                sentiment.prediction().result(),
                desk.live.analysis().value().prediction().result());
        assertSame(sentiment.question().model(), desk.live.model().get());
    }

    @Test
    void aFolderThatIsNoModelChangesNothing(@TempDir Path empty) {
        desk.open("sentiment");
        var state = desk.workbench.state();
        var answer = desk.live.analysis().value();
        int steps = desk.workbench.history().steps().size();
        desk.opener.open(empty);
        Notice notice = desk.workbench.noticeProperty().get();
        assertEquals(Notice.Kind.ERROR, notice.kind());
        assertTrue(notice.sentence().contains(empty.getFileName().toString()), notice.sentence());
        assertEquals(state, desk.workbench.state());
        assertEquals(steps, desk.workbench.history().steps().size());
        assertSame(answer, desk.live.analysis().value());
        desk.open("topics");
        assertNull(desk.workbench.noticeProperty().get(), "a model that opens takes the message away");
    }

    @Test
    void anInputTheTaskCannotUseIsExplainedAndTheOldAnswerStays() {
        desk.open("fill-mask");
        var answer = desk.live.analysis().value();
        type("There is no gap in this sentence.");
        assertSame(answer, desk.live.analysis().value());
        assertTrue(desk.live.analysis().staleProperty().get());
        assertTrue(desk.workbench.noticeProperty().get().sentence().contains("[MASK]"));
        type("There is a [MASK] in this sentence.");
        assertNull(desk.workbench.noticeProperty().get(), "an answer takes the message away");
    }

    @Test
    void noTextMeansNoAnswer() {
        desk.open("sentiment");
        type("  \n ");
        assertNull(desk.live.analysis().value());
        assertNull(desk.live.head().value());
        assertNull(desk.workbench.noticeProperty().get());
    }

    @Test
    void controlCharactersAndHugeTextsAreAnswered() {
        desk.open("sentiment");
        type("bad\u0000\u0007\u202e film \ud800 \uffff");
        assertNull(desk.workbench.noticeProperty().get());
        assertNotNull(desk.live.analysis().value());
        type("This film is really good. ".repeat(400));
        assertNotNull(desk.live.analysis().value());
        assertTrue(!desk.live.analysis().staleProperty().get());
    }

    @Test
    void theFormerAnswerIsKeptForComparison() {
        desk.open("sentiment");
        var first = desk.live.analysis().value();
        type("This film is good.");
        assertSame(first, desk.live.before().get());
        desk.open("topics");
        assertNull(desk.live.before().get(), "answers of two models are not compared");
    }

    @Test
    void whatWasHalfTypedIsNoAnswerToCompareWith() {
        desk.open("sentiment");
        var first = desk.live.analysis().value();
        type("This film");
        type("This film is");
        type("This film is bad.");
        assertSame(first, desk.live.before().get());
        desk.workbench.undo();
        assertEquals(
                first.prediction().result(),
                desk.live.analysis().value().prediction().result());
        assertEquals(
                "This film is bad.",
                desk.live.before().get().prediction().mainPass().encoding().text());
    }

    private void type(String text) {
        desk.workbench.execute(Commands.type("text", text, draft -> draft.withText(text)));
    }
}
