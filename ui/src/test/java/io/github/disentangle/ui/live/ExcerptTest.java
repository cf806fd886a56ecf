package io.github.disentangle.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Draft;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final String LONG = "The film is long and nobody knows why. ".repeat(60);

    private final Desk desk = new Desk().open("sentiment");

    @Test
    void aTextThatIsReadWholeHasNone() {
        assertEquals(Optional.empty(), shown());
    }

    @Test
    void aLongTextIsReadPartByPartThereAndBack() {
        desk.workbench.execute(Commands.type("text", LONG, draft -> draft.withText(LONG)));
        Excerpt first = shown().orElseThrow();
        assertEquals(0, first.start());
        assertTrue(first.goesOn());
        assertEquals(LONG.strip().length(), first.length());

        readFrom(first.next(LONG));
        Excerpt second = shown().orElseThrow();
        assertEquals(first.end() + 1, second.start(), "the space between belongs to neither");
        assertTrue(second.end() > second.start());

        readFrom(second.previous(LONG));
        Excerpt back = shown().orElseThrow();
        assertTrue(back.start() < second.start() && Character.isUpperCase(LONG.charAt(back.start()))
                || back.start() == 0
                || LONG.charAt(back.start() - 1) == ' ');

        desk.workbench.execute(Commands.type("text", "Bad.", draft -> draft.withText("Bad.")));
        assertEquals(0, desk.workbench.state().draft().from(), "another text is read from its beginning");
        assertEquals(Optional.empty(), shown());
    }

    @Test
    void theLastPartGoesNoFurther() {
        desk.workbench.execute(Commands.type("text", LONG, draft -> draft.withText(LONG)));
        int parts = 1;
        for (Excerpt part = shown().orElseThrow(); part.goesOn(); part = shown().orElseThrow()) {
            readFrom(part.next(LONG));
            parts++;
        }
        assertEquals(LONG.strip().length(), shown().orElseThrow().end());
        assertEquals(2, parts);
    }

    @Test
    void aTextWithoutSpacesIsCutBetweenCharacters() {
        String text = "电影😀".repeat(10);
        Excerpt shown = new Excerpt(30, 40, 40);
        int previous = shown.previous(text);
        assertEquals(
                text.length(),
                text.substring(0, previous).length() + text.substring(previous).length());
        assertTrue(!Character.isLowSurrogate(text.charAt(previous)));
        assertEquals(0, new Excerpt(5, 20, 40).previous(text));
    }

    private void readFrom(int start) {
        desk.workbench.execute(Commands.draft("", draft -> draft.readFrom(start)));
    }

    private Optional<Excerpt> shown() {
        Analysis analysis = desk.live.analysis().value();
        assertNotNull(analysis);
        Draft draft = desk.workbench.state().draft();
        return Excerpt.of(draft, analysis.encoding());
    }
}
