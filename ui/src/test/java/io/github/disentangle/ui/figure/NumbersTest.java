package io.github.disentangle.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void countWithCommas() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.31249, 0.312",
        "12.34, 12.3",
        "-1.0549, −1.05",
        "1234.4, 1230",
        "0.5, 0.5",
        "100, 100",
        "123456, 123000",
        "1234567, 1.23e6",
        "0.0012345, 0.00123",
        "0.00001234, 1.23e−5",
        "-0.00002, −2e−5",
        "0.9996, 1",
        "NaN, –",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void readOutHasThreeDigits(double value, String expected) {
        assertEquals(expected, Numbers.readable(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.314, .31",
        "-0.04, −.04",
        "0.004, 0",
        "-0.004, 0",
        "1, 1.00",
        "9.994, 9.99",
        "9.996, 10.0",
        "99.96, 100",
        "-123.4, −123",
        "0.999, 1.00",
        "NaN, –"
    })
    void cellsHaveShortNumbers(double value, String expected) {
        assertEquals(expected, Numbers.cell(value));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "1, 100 %", "0.314, 31 %", "0.0042, 0.42 %", "0.0931, 9.3 %", "0.9996, 100 %", "-0.21, −21 %"
    })
    void sharesArePerCent(double share, String expected) {
        assertEquals(expected, Numbers.percent(share));
    }

    @ParameterizedTest
    @CsvSource({"0.5, +0.5", "-0.5, −0.5", "0, 0"})
    void differencesCarryTheirSign(double value, String expected) {
        assertEquals(expected, Numbers.signed(value));
    }

    @Test
    void numbersOfAColumnShareTheirDecimals() {
        int decimals = Numbers.decimals(3.17, -0.0822, Double.NaN, 0);

        assertEquals(2, decimals);
        assertEquals("−0.08", Numbers.fixed(-0.0822, decimals));
        assertEquals("−0.004", Numbers.fixed(-0.004, decimals));
        assertEquals("–", Numbers.fixed(Double.NaN, decimals));
        assertEquals(0, Numbers.decimals(512, 3));
        assertEquals(4, Numbers.decimals(0.0312));
    }

    @Test
    void whereThereIsLittleRoomOneDecimalIsLeft() {
        assertEquals("−1.2", Numbers.brief(-1.234));
        assertEquals(".3", Numbers.brief(0.31));
        assertEquals("12", Numbers.brief(12.3));
        assertEquals("0", Numbers.brief(0.04));
    }

    @Test
    void smallNumbersKeepTwoDigitsAndZeroHasNoSign() {
        assertEquals(".012", Numbers.rough(0.0123));
        assertEquals("−.012", Numbers.rough(-0.0123));
        assertEquals("2.4e−5", Numbers.rough(2.44e-5));
        assertEquals("+3.17", Numbers.signed(3.17, 2));
        assertEquals("+0.001", Numbers.signed(0.0012, 2));
        assertEquals("−3e−7", Numbers.signed(-3.2e-7, 4));
        assertEquals("0.00", Numbers.signed(-0.0, 2));
        assertEquals("0.00", Numbers.fixed(0, 2));
    }

    @Test
    void numbersOfOneSumHaveAsManyDecimals() {
        assertEquals(List.of("10.852", "−5.553", "5.299"), Numbers.addable(10.8521, -5.5534, 5.2987));
        assertEquals(List.of("0.0000", "4.3627"), Numbers.addable(0, 4.3627));
        assertEquals(List.of("0", "0"), Numbers.addable(0, 0));
    }

    @Test
    void watchedLogitsDoNotJumpAbout() {
        assertEquals("5.30", Numbers.logit(5.2987));
        assertEquals("0.00", Numbers.logit(0));
        assertEquals("−0.50", Numbers.logit(-0.5));
        assertEquals("0.031", Numbers.logit(0.0312));
        assertEquals("+0.10", Numbers.logitChange(0.1));
        assertEquals("−0.0012", Numbers.logitChange(-0.00123));
    }
}
