package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A text with one number per token as coloured chips: attributions, evidence, marginals.
///
/// @param tokens in reading order; pieces of one word stay together
/// @param values `[token]`
/// @param showValues whether the numbers are written beneath the chips
/// @param completeness printed below when given
public record TextFigure(
        Caption caption,
        TokenAxis tokens,
        Tensor values,
        Legend legend,
        boolean showValues,
        @Nullable Completeness completeness)
        implements Figure {

    public TextFigure {
        if (values.shape().length != 1 || values.shape()[0] != tokens.length()) {
            throw new IllegalArgumentException("values " + values + " for " + tokens.length() + " tokens");
        }
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? legend.unit() : caption.title();
    }

    @Override
    public String summary() {
        int strongest = -1;
        for (int index = 0; index < tokens.length(); index++) {
            float value = values.get(index);
            if (Float.isFinite(value) && (strongest < 0 || Math.abs(value) > Math.abs(values.get(strongest)))) {
                strongest = index;
            }
        }
        return name() + ": " + tokens.length() + " tokens"
                + (strongest < 0
                        ? ""
                        : ", strongest " + tokens.text(strongest) + " " + Numbers.signed(values.get(strongest)));
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        double width = 640;
        return new Size(width, TextFigureLayout.height(this, theme, width));
    }

    @Override
    public Optional<Listing> listing() {
        TokenAxis named = tokens.title().isBlank() ? tokens.titled(text("axis.token")) : tokens;
        var columns = new ArrayList<>(Listing.ofTokens(named, line -> line));
        columns.add(Listing.Column.ofNumbers(legend.unit(), values::get));
        return Optional.of(Listing.of(
                columns,
                IntStream.range(0, tokens.length())
                        .mapToObj(token -> new Target.Token(Target.Side.KEY, token))
                        .toList()));
    }

    /// Height that shows the whole text at a width.
    public double heightAt(double width, FigureTheme theme) {
        return TextFigureLayout.height(this, theme, width);
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new TextFigureLayout(this, frame);
    }
}
