package io.github.disentangle.ui.picture;

import java.util.regex.Pattern;

/// The name of a logit as a person reads it.
public final class TargetName {

    private static final Pattern TOKEN = Pattern.compile("@(\\d+)(?=$| )");
    private static final Pattern WORD_START = Pattern.compile("(^| )▁(?=\\S)");

    private TargetName() {}

    /// In words: `Paris at 6` for `▁Paris@6`, `start at 13 + end at 14` for `start@13 + end@14`.
    ///
    /// @param name as the engine knows it ([io.github.disentangle.engine.explain.Subjects])
    public static String words(String name) {
        return WORD_START.matcher(TOKEN.matcher(name).replaceAll(" at $1")).replaceAll("$1");
    }
}
