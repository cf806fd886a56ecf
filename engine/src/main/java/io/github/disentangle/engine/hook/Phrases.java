package io.github.disentangle.engine.hook;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The phrases interventions are written in, one pattern for each kind.
final class Phrases {

    /// A pattern and what its groups mean.
    private record Phrase(Pattern pattern, Function<MatchResult, Intervention> meaning) {
        static Phrase of(String pattern, Function<MatchResult, Intervention> meaning) {
            return new Phrase(Pattern.compile(pattern), meaning);
        }
    }

    private static final String FACTOR = "(?: by (\\S+))?";
    private static final String SCOPE = "(?: in layer (\\d+)| in head (\\d+)\\.(\\d+))?";
    private static final String SPAN = "(\\*|\\d+(?:-\\d+)?)";
    private static final String LIST = "([\\d,]+)";

    private static final List<Phrase> PHRASES = List.of(
            Phrase.of(
                    "(mute|scale) (c2c|c2p|p2c)" + FACTOR + SCOPE + "( keeping temperature)?",
                    groups -> new ScaleTerm(
                            Term.parse(groups.group(2)), factor(groups, 3), scope(groups, 4), groups.group(7) != null)),
            Phrase.of(
                    "(mute|scale) head (\\d+)\\.(\\d+)" + FACTOR,
                    groups -> new ScaleBranch.ScaleHead(number(groups, 2), number(groups, 3), factor(groups, 4))),
            Phrase.of(
                    "(mute|scale) feed-forward (\\d+)" + FACTOR,
                    groups -> new ScaleBranch.ScaleFeedForward(number(groups, 2), factor(groups, 3))),
            Phrase.of("(mute|scale) conv" + FACTOR, groups -> new ScaleBranch.ScaleConvolution(factor(groups, 2))),
            Phrase.of("(mute|scale) relative-rows" + FACTOR, groups -> new ScaleRelativeRows(factor(groups, 2))),
            Phrase.of(
                    "cut " + SPAN + ">" + SPAN + SCOPE,
                    groups -> new CutEdges(new Edges.Block(span(groups, 1), span(groups, 2)), scope(groups, 3))),
            Phrase.of(
                    "cut distance (-?\\d+)\\.\\.(-?\\d+)" + SCOPE,
                    groups -> new CutEdges(
                            new Edges.DistanceBand(number(groups, 1), number(groups, 2)), scope(groups, 3))),
            Phrase.of(
                    "place token (\\d+) at (-?\\d+)",
                    groups -> new PositionEdit.PlaceToken(number(groups, 1), number(groups, 2))),
            Phrase.of(
                    "insert gap (-?\\d+) after token (\\d+)",
                    groups -> new PositionEdit.InsertGap(number(groups, 1), number(groups, 2))),
            Phrase.of("order tokens " + LIST, groups -> new PositionEdit.OrderTokens(list(groups, 1))),
            Phrase.of("shift positions by (-?\\d+)", groups -> new PositionEdit.ShiftPositions(number(groups, 1))),
            Phrase.of(
                    "replace token (\\d+) by (\\d+)",
                    groups -> new TokenEdit.ReplaceToken(number(groups, 1), number(groups, 2))),
            Phrase.of("delete token (\\d+)", groups -> new TokenEdit.DeleteToken(number(groups, 1))),
            Phrase.of("hide token (\\d+)", groups -> new TokenEdit.HideToken(number(groups, 1))),
            Phrase.of(
                    "patch (\\S+)(?: rows " + LIST + ")? with (\\d+(?:x\\d+)*):(\\S*)",
                    groups -> Patch.parse(
                            HookPoint.parse(groups.group(1)),
                            groups.group(2) == null ? List.of() : list(groups, 2),
                            groups.group(3),
                            groups.group(4))));

    private Phrases() {}

    static Intervention parse(String text) {
        try {
            for (Phrase phrase : PHRASES) {
                Matcher matcher = phrase.pattern().matcher(text.strip());
                if (matcher.matches()) {
                    return phrase.meaning().apply(matcher);
                }
            }
        } catch (IllegalArgumentException unreadable) {
            throw new InterventionException(quoted(text) + " holds a number or values that cannot be read.");
        }
        throw new InterventionException(
                quoted(text)
                        + " is no intervention; interventions look like \"mute c2p in head 3.5\", \"scale c2c by 0.5\", \"mute head 3.5\","
                        + " \"mute feed-forward 3\", \"cut 4>7 in layer 6\", \"place token 4 at 9\", \"replace token 3 by 4000\".");
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
    }

    private static int number(MatchResult groups, int group) {
        return Integer.parseInt(groups.group(group));
    }

    /// The factor of a phrase whose first group is `mute` or `scale`.
    private static float factor(MatchResult groups, int group) {
        @Nullable String factor = groups.group(group);
        boolean mute = groups.group(1).equals("mute");
        if (mute == (factor != null)) {
            throw new InterventionException("To mute takes no factor, to scale takes one, as in \"scale c2c by 0.5\".");
        }
        return mute ? 0 : Float.parseFloat(factor);
    }

    private static Scope scope(MatchResult groups, int group) {
        if (groups.group(group) != null) {
            return Scope.ofLayer(number(groups, group));
        }
        return groups.group(group + 1) == null
                ? Scope.MODEL
                : Scope.ofHead(number(groups, group + 1), number(groups, group + 2));
    }

    private static Span span(MatchResult groups, int group) {
        String text = groups.group(group);
        if (text.equals("*")) {
            return Span.ALL;
        }
        int dash = text.indexOf('-');
        return dash < 0
                ? Span.of(Integer.parseInt(text))
                : new Span(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    private static List<Integer> list(MatchResult groups, int group) {
        return Arrays.stream(groups.group(group).split(","))
                .map(Integer::valueOf)
                .toList();
    }
}
