package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.CutEdges;
import io.github.disentangle.engine.hook.Edges;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Patch;
import io.github.disentangle.engine.hook.PositionEdit;
import io.github.disentangle.engine.hook.ScaleBranch;
import io.github.disentangle.engine.hook.ScaleRelativeRows;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Span;
import io.github.disentangle.engine.hook.TokenEdit;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.figure.TokenAxis;
import org.jspecify.annotations.Nullable;

/// Interventions in a few words, with the tokens they name.
///
/// @param tokens of the present input; null when there is none
public record InterventionWords(@Nullable TokenAxis tokens) {

    /// Short, for a chip or a menu.
    public String of(Intervention intervention) {
        return switch (intervention) {
            case ScaleTerm fader ->
                scaled(fader.term().key(), fader.factor())
                        + place(fader.scope())
                        + (fader.keepTemperature() ? text("chip.temperature") : "");
            case ScaleBranch.ScaleHead head -> scaled(text("chip.head", head.layer(), head.head()), head.factor());
            case ScaleBranch.ScaleFeedForward block -> scaled(text("chip.feedForward", block.layer()), block.factor());
            case ScaleBranch.ScaleConvolution convolution -> scaled(text("chip.convolution"), convolution.factor());
            case ScaleRelativeRows rows -> scaled(text("chip.relativeRows"), rows.factor());
            case CutEdges cut -> edges(cut.edges()) + place(cut.scope());
            case PositionEdit.PlaceToken placed -> text("chip.place", named(placed.token()), placed.position());
            case PositionEdit.InsertGap gap -> text("chip.gap", gap.size(), named(gap.token()));
            case PositionEdit.OrderTokens _ -> text("chip.order");
            case PositionEdit.ShiftPositions shift -> text("chip.shift", Numbers.signed(shift.distance()));
            case TokenEdit.HideToken hidden -> text("chip.hide", named(hidden.token()));
            case TokenEdit.DeleteToken deleted -> text("chip.delete", named(deleted.token()));
            case TokenEdit.ReplaceToken replaced -> text("chip.replace", named(replaced.token()));
            case Patch patch -> text("chip.patch", patch.point());
        };
    }

    private static String scaled(String what, float factor) {
        return factor == 0 ? text("chip.mute", what) : text("chip.scale", what, Numbers.readable(factor));
    }

    private static String place(Scope scope) {
        if (scope.layer() == Scope.ALL) {
            return text("chip.in.model");
        }
        return scope.head() == Scope.ALL
                ? text("chip.in.layer", scope.layer())
                : text("chip.in.head", scope.layer(), scope.head());
    }

    private String edges(Edges edges) {
        return switch (edges) {
            case Edges.Block(Span queries, Span keys) -> text("chip.cut", span(queries), span(keys));
            case Edges.DistanceBand(int from, int to) -> text("chip.cut.distance", from, to);
        };
    }

    private String span(Span span) {
        if (span.equals(Span.ALL)) {
            return text("chip.everything");
        }
        return span.first() == span.last()
                ? named(span.first())
                : text("chip.span", named(span.first()), named(span.last()));
    }

    private String named(int token) {
        return tokens != null && token < tokens.length()
                ? text("chip.token", tokens.text(token))
                : text("chip.token.number", token);
    }
}
