package io.github.disentangle.app.command;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.figure.export.FigureExport;
import io.github.disentangle.ui.figure.export.FigureFormat;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The figure the screen shows, as a file.
@Command(
        name = "figure",
        description = "The figure the workbench shows, as SVG, PDF or PNG. The same input gives the same file.")
final class FigureCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    TaskInputOptions asked = new TaskInputOptions();

    @Option(names = "--view", required = true, paramLabel = "V", description = "Which one: ${COMPLETION-CANDIDATES}.")
    FigureView view = FigureView.MATRIX;

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
            names = "--threshold",
            paramLabel = "P",
            description = "Leave out weaker lines. Default: 0.05 for head, 0.02 for flow.")
    @Nullable
    Double threshold;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "What explains the evidence; see explain --method. Default: decompx.")
    String methodName = "decompx";

    @Option(
            names = "--target",
            paramLabel = "LABEL",
            description =
                    "What evidence, flow and knock-outs are of; see explain --target. Default: what the model answers.")
    @Nullable
    String target;

    @Option(names = "--dark", description = "Light on dark.")
    boolean dark;

    @Option(names = "--width", paramLabel = "MM", description = "Width in millimetres. Default: what the figure needs.")
    @Nullable
    Double width;

    @Option(
            names = "--height",
            paramLabel = "MM",
            description = "Height in millimetres. Default: what the figure needs.")
    @Nullable
    Double height;

    @Option(names = "--dpi", paramLabel = "N", description = "Dots per inch of a PNG. Default: ${DEFAULT-VALUE}.")
    double dotsPerInch = 192;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write; its ending, .svg, .pdf or .png, says what it becomes.")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        TaskInput input = asked.input();
        FigureFormat format = FigureFormat.of(out)
                .orElseThrow(() -> Usage.bad(spec, "--out " + out + " ends neither in .svg nor .pdf nor .png"));
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Usage.bad(spec, "--out " + out + ": there is no folder " + folder);
        }
        AttentionMap map = map();
        Method method = Usage.method(spec, methodName);
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), OpenOptions.with(kernels), Progress.NONE)) {
            below("--layer", layer, open.config().layers());
            below("--head", head, open.config().heads());
            if (!map.presentIn(open.config())) {
                throw Usage.bad(spec, "--term " + term + ": this model's scores have no such addend");
            }
            Prediction prediction = open.predict(open.taskFor(input), input, Progress.NONE);
            var scene = new FigureView.Scene(
                    open,
                    prediction,
                    layer,
                    head,
                    map,
                    !raw,
                    Optional.ofNullable(threshold),
                    method,
                    Optional.ofNullable(target),
                    Progress.NONE);
            Picture picture = view.draw(scene);
            if (picture.figure() == null) {
                throw new FigureException(view, picture.obstacle());
            }
            export(picture.figure(), format);
        }
        return ExitCode.FINE;
    }

    private void export(Figure figure, FigureFormat format) throws IOException {
        var theme = new FigureTheme(dark ? Palette.night() : Palette.day(), new Typefaces());
        Size usual = figure.preferredSize(theme);
        var size = new Size(
                width == null ? usual.width() : width * FigureExport.PIXELS_PER_MILLIMETRE,
                height == null ? usual.height() : height * FigureExport.PIXELS_PER_MILLIMETRE);
        FigureExport export;
        try {
            export = new FigureExport(size, theme, Viewport.FIT, true, dotsPerInch);
        } catch (IllegalArgumentException e) {
            throw Usage.bad(spec, "--width, --height and --dpi ask for " + e.getMessage());
        }
        export.write(figure, format, out);
    }

    private AttentionMap map() {
        return Arrays.stream(AttentionMap.values())
                .filter(map -> name(map).equals(term.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Usage.bad(
                        spec,
                        "--term " + term + " is none of "
                                + Arrays.stream(AttentionMap.values())
                                        .map(FigureCommand::name)
                                        .collect(Collectors.joining(", "))));
    }

    /// `probability`, `score`, `c2c`, `c2p` or `p2c`.
    private static String name(AttentionMap map) {
        return map.messageKey().substring("map.".length());
    }

    private void below(String option, int value, int count) {
        if (value < 0 || value >= count) {
            throw Usage.bad(spec, option + " " + value + ": this model has " + count + ", counted from 0");
        }
    }
}
