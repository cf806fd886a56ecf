package io.github.disentangle.app.command;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.kernel.Kernels;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.OpenOptions;
import io.github.disentangle.engine.task.TaskInput;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.Listing;
import io.github.disentangle.ui.figure.Size;
import io.github.disentangle.ui.figure.Typefaces;
import io.github.disentangle.ui.figure.Viewport;
import io.github.disentangle.ui.figure.export.FigureExport;
import io.github.disentangle.ui.figure.export.FigureFormat;
import io.github.disentangle.ui.figure.export.ListingFormat;
import io.github.disentangle.ui.live.Analysis;
import io.github.disentangle.ui.live.Question;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ModelArgument model = new ModelArgument();

    @Mixin
    TaskInputOptions asked = new TaskInputOptions();

    @Option(names = "--view", required = true, paramLabel = "V", description = "Which one: ${COMPLETION-CANDIDATES}.")
    FigureView view = FigureView.MATRIX;

    @Mixin
    FigureOptions options = new FigureOptions();

    @Option(
            names = "--intervene",
            paramLabel = "WHAT",
            description = "What is changed inside the model, e.g. 'mute p2c in head 2.1' or 'cut 4>7 in layer 3'; "
                    + "repeat it. Layers, heads and tokens count from 0.")
    List<String> interventions = new ArrayList<>();

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
            description = "The file to write; its ending says what it becomes: .svg, .pdf or .png, or its numbers as "
                    + ".csv, .tsv, .md or .json.")
    Path out = Path.of("");

    FigureCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        TaskInput input = asked.input();
        Optional<FigureFormat> picture = FigureFormat.of(out);
        Optional<ListingFormat> table = ListingFormat.of(out);
        if (picture.isEmpty() && table.isEmpty()) {
            throw Usage.bad(
                    spec, "--out " + out + " ends neither in .svg, .pdf or .png nor in .csv, .tsv, .md or .json");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Usage.bad(spec, "--out " + out + ": there is no folder " + folder);
        }
        options.check(view);
        checkLook(picture);
        options.map();
        options.method();
        List<Intervention> asTold = interventions.stream().map(this::parsed).toList();
        try (Kernels kernels = KernelProvider.select().kernels();
                OpenModel open = OpenModel.open(model.folder(), OpenOptions.with(kernels), Progress.NONE)) {
            options.check(open.config());
            var analysis = Analysis.of(new Question(open, input, asTold), Progress.NONE);
            analysis.remarks().forEach(remark -> console.err().println("warning: " + remark));
            Picture drawn = view.draw(new FigureView.Scene(analysis, options, Progress.NONE));
            Figure figure = drawn.figure();
            if (figure == null) {
                throw new FigureException(view, drawn.obstacle());
            }
            if (picture.isPresent()) {
                export(figure, picture.get());
            } else {
                Listing listing =
                        figure.listing().orElseThrow(() -> new FigureException(view, "it has no numbers to list"));
                Files.writeString(out, table.orElseThrow().write(listing, listing.unsorted()));
            }
        }
        return ExitCode.FINE;
    }

    /// What says how a picture looks says nothing to a table, and dots are for PNG only.
    private void checkLook(Optional<FigureFormat> picture) {
        var given = Objects.requireNonNull(spec).commandLine().getParseResult();
        for (String option : List.of("--dark", "--width", "--height", "--dpi")) {
            boolean meant =
                    option.equals("--dpi") ? picture.equals(Optional.of(FigureFormat.PNG)) : picture.isPresent();
            if (given.hasMatchedOption(option) && !meant) {
                throw Usage.bad(spec, option + " has no meaning for --out " + out);
            }
        }
    }

    private Intervention parsed(String phrase) {
        try {
            return Intervention.parse(phrase);
        } catch (InterventionException e) {
            throw Usage.bad(spec, "--intervene: " + e.getMessage());
        }
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
}
