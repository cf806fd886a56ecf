package io.github.disentangle.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetNameTest {

    @ParameterizedTest
    @CsvSource({
        "POSITIVE, POSITIVE",
        "▁Paris@6, Paris at 6",
        "ing@6, ing at 6",
        "▁@6, ▁ at 6",
        "B-PER@1, B-PER at 1",
        "start@13 + end@14, start at 13 + end at 14",
        "▁Paris@6 vs ▁Rome@6, Paris at 6 vs Rome at 6",
        "me@home, me@home"
    })
    void namesOfLogitsReadAsWords(String name, String words) {
        assertEquals(words, TargetName.words(name));
    }
}
