package io.github.disentangle.app.command;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.picture.Way;
import io.github.disentangle.ui.state.AttentionMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a view of `figure` shows: what the pickers above the picture say in the workbench.
final class FigureOptions {

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(names = "--layer", paramLabel = "L", description = "The layer, counted from 0. Default: 0.")
    int layer;

    @Option(names = "--head", paramLabel = "H", description = "The head, counted from 0. Default: 0.")
    int head;

    @Option(
            names = "--term",
            paramLabel = "TERM",
            description =
                    "What the matrix shows: probability, score, c2c, c2p or p2c; and what of each head is knocked "
                            + "out, unless all of it. Default: probability.")
    String term = "probability";

    @Option(
            names = "--raw",
            description = "Show addends as they are, not with their row's mean taken off; and states likewise.")
    boolean raw;

    @Option(
            names = "--words",
            description = "Gather the pieces of a word: attention to it is their sum, from it their mean; "
                    + "scores and lengths are means, contributions sums.")
    boolean words;

    @Option(names = "--mask", paramLabel = "N", description = "Which of several masks lens reads, counted from 0.")
    @Nullable
    Integer mask;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Leave out weaker lines. Default: 0.05 for head, for flow a quarter of an even share "
                    + "(1 by the number of tokens).")
    @Nullable
    Double threshold;

    @Option(
            names = "--way",
            description = "Which lines between two texts head shows: ${COMPLETION-CANDIDATES}. Default: all.")
    Way way = Way.ALL;

    @Option(names = "--mixing", description = "What flows: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Mixing mixing = Mixing.ALTI;

    @Option(
            names = "--query",
            paramLabel = "N",
            description = "The token, counted from 0, whose state flow follows, or whose c2p curve kernel shows.")
    @Nullable
    Integer query;

    @Option(names = "--key", paramLabel = "N", description = "The token whose p2c curve kernel shows.")
    @Nullable
    Integer key;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "What explains the evidence; see explain --method. Default: decompx.")
    String methodName = "decompx";

    @Option(names = "--distances", description = "Evidence by distance, for methods that count distances too.")
    boolean distances;

    @Option(
            names = "--estimates",
            description = "Leave knock-outs as they are estimated; otherwise the largest are verified by runs.")
    boolean estimates;

    @Option(
            names = "--target",
            paramLabel = "LABEL",
            description =
                    "What evidence, flow and knock-outs are of; see explain --target. Default: what the model answers.")
    @Nullable
    String target;

    /// @throws ParameterException if an option was given that says nothing to the view
    void check(FigureView view) {
        var given = command == null ? null : command.commandLine().getParseResult();
        if (given == null) {
            return;
        }
        for (OptionSpec option : given.matchedOptions()) {
            boolean ours = option.userObject() instanceof java.lang.reflect.Field field
                    && field.getDeclaringClass() == FigureOptions.class;
            if (ours && !view.knows(option.longestName())) {
                throw bad(option.longestName() + " has no meaning for --view " + view);
            }
        }
        if (words && distances) {
            throw bad("--words has no meaning for --distances: distances are counted between pieces");
        }
    }

    /// @throws ParameterException if the model has no such layer, head or addend
    void check(ModelConfig config) {
        below("--layer", layer, config.layers());
        below("--head", head, config.heads());
        if (!map().presentIn(config)) {
            throw bad("--term " + term + ": this model's scores have no such addend");
        }
    }

    AttentionMap map() {
        return Arrays.stream(AttentionMap.values())
                .filter(map -> map.commandName().equals(term.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> bad("--term " + term + " is none of "
                        + Arrays.stream(AttentionMap.values())
                                .map(AttentionMap::commandName)
                                .collect(Collectors.joining(", "))));
    }

    Method method() {
        return Usage.method(command, methodName);
    }

    /// A token that is asked for; empty if none is.
    ///
    /// @throws ParameterException if the input has no such token
    OptionalInt token(String option, @Nullable Integer wanted, Encoding encoding) {
        if (wanted == null) {
            return OptionalInt.empty();
        }
        if (wanted < 0 || wanted >= encoding.length()) {
            throw bad(option + " " + wanted + ": this input has " + encoding.length() + " tokens, counted from 0");
        }
        return OptionalInt.of(wanted);
    }

    ParameterException bad(String message) {
        return Usage.bad(command, message);
    }

    private void below(String option, int value, int count) {
        if (value < 0 || value >= count) {
            throw bad(option + " " + value + ": this model has " + count + ", counted from 0");
        }
    }
}
