package io.github.disentangle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.kernel.KernelProvider;
import io.github.disentangle.engine.mixing.Mixing;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.Target;
import io.github.disentangle.ui.figure.export.ListingFormat;
import io.github.disentangle.ui.live.Examples;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Invocation;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.ModelOpener;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.picture.HiddenPictures;
import io.github.disentangle.ui.picture.KnockedPart;
import io.github.disentangle.ui.picture.Way;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.state.WorkbenchState;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.atlas.AtlasViewModel;
import io.github.disentangle.ui.view.evidence.EvidenceViewModel;
import io.github.disentangle.ui.view.flow.FlowViewModel;
import io.github.disentangle.ui.view.head.HeadViewModel;
import io.github.disentangle.ui.view.hidden.HiddenViewModel;
import io.github.disentangle.ui.view.kernel.KernelViewModel;
import io.github.disentangle.ui.view.matrix.MatrixViewModel;
import io.github.disentangle.ui.view.terms.TermsViewModel;
import io.github.disentangle.ui.work.SameThreadWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A copied command line, taken apart by a shell, draws the numbers that were seen.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the line is for a POSIX shell")
class CopiedCommandTest {

    @TempDir
    Path temporary;

    /// What a person looks at.
    private record Seen(
            String name,
            String sample,
            UnaryOperator<Draft> input,
            List<String> interventions,
            List<Target> pins,
            ViewKind view,
            Function<Desk, FigureModel> model) {

        @Override
        public String toString() {
            return name;
        }
    }

    /// A workbench without a window.
    private static final class Desk {

        final Workbench workbench = new Workbench("Start", WorkbenchState.EMPTY, InstantSource.system());
        final Live live;
        final HeadChoice choice;

        Desk(Seen seen) {
            var work = new SameThreadWork();
            var models = new Models(() -> KernelProvider.select().kernels());
            live = new Live(workbench, work, models);
            choice = new HeadChoice(workbench, live);
            new ModelOpener(workbench, work, models, new Examples(), folder -> {})
                    .open(Path.of("..", "samples", "models", seen.sample()));
            workbench.execute(Commands.draft("typed", seen.input()));
            seen.interventions().forEach(phrase -> workbench.execute(Commands.intervene(Intervention.parse(phrase))));
            workbench.execute(Commands.lookAt(1, 2));
            workbench.execute(Commands.pinAll(seen.pins()));
            workbench.execute(Commands.view(seen.view()));
        }
    }

    static Stream<Seen> seen() {
        List<String> none = List.of();
        List<Target> cell = List.of(new Target.Cell(1, 3));
        UnaryOperator<Draft> awkward = draft -> draft.withText("-- It's \"not\" $HOME,\n`bad` \\ at all! 数 @x");
        return Stream.of(
                seen("matrix", awkward, none, ViewKind.MATRIX, desk -> {
                    desk.workbench.execute(Commands.show(AttentionMap.CONTENT_TO_POSITION));
                    return new MatrixViewModel(desk.workbench, desk.live);
                }),
                seen(
                        "matrix with interventions",
                        awkward,
                        List.of("mute p2c in layer 0", "cut 1>2 in head 1.2", "place token 2 at 5", "scale c2c by 1"),
                        ViewKind.MATRIX,
                        desk -> new MatrixViewModel(desk.workbench, desk.live)),
                words("matrix", "ner", ViewKind.MATRIX, desk -> new MatrixViewModel(desk.workbench, desk.live)),
                words("terms", "sentiment", ViewKind.TERMS, desk -> new TermsViewModel(desk.live)),
                words("head", "nli", ViewKind.HEAD, desk -> new HeadViewModel(desk.live)),
                words(
                        "evidence",
                        "sentiment",
                        ViewKind.EVIDENCE,
                        desk -> new EvidenceViewModel(desk.workbench, desk.live, new Explanations(desk.live, 2))),
                words("flow", "sentiment", ViewKind.FLOW, desk -> new FlowViewModel(desk.workbench, desk.live)),
                words("paths", "ner", ViewKind.HIDDEN, desk -> {
                    var model = new HiddenViewModel(desk.live, desk.choice);
                    model.mode().set(HiddenPictures.Mode.PATHS);
                    return model;
                }),
                new Seen(
                        "lens of the second mask",
                        "fill-mask",
                        draft -> draft.withText("The [MASK] sat on the [MASK]."),
                        none,
                        List.of(),
                        ViewKind.HIDDEN,
                        desk -> {
                            var model = new HiddenViewModel(desk.live, desk.choice);
                            model.mode().set(HiddenPictures.Mode.LENS);
                            model.mask().set(1);
                            return model;
                        }),
                seen("terms", awkward, none, ViewKind.TERMS, desk -> {
                    var model = new TermsViewModel(desk.live);
                    model.rowCentred().set(false);
                    return model;
                }),
                seen("five terms", awkward, none, ViewKind.TERMS, desk -> {
                    var model = new TermsViewModel(desk.live);
                    model.five().set(true);
                    return model;
                }),
                new Seen("head of a pair", "nli", draft -> draft, none, cell, ViewKind.HEAD, desk -> {
                    var model = new HeadViewModel(desk.live);
                    model.way().set(Way.SECOND_TO_FIRST);
                    model.threshold().set(0.0173);
                    return model;
                }),
                atlas(AtlasViewModel.Mode.HEADS, KnockedPart.HEAD, false),
                atlas(AtlasViewModel.Mode.TRIANGLE, KnockedPart.HEAD, false),
                atlas(AtlasViewModel.Mode.DEPTH, KnockedPart.HEAD, false),
                atlas(AtlasViewModel.Mode.KNOCK_OUT, KnockedPart.C2P, false),
                atlas(AtlasViewModel.Mode.KNOCK_OUT, KnockedPart.HEAD, true),
                seen("evidence by distance", awkward, none, ViewKind.EVIDENCE, desk -> {
                    desk.workbench.execute(Commands.target(Optional.of("NEGATIVE vs POSITIVE")));
                    var explanations = new Explanations(desk.live, 2);
                    explanations.method().set(Method.POSITION_GRADIENTS);
                    var model = new EvidenceViewModel(desk.workbench, desk.live, explanations);
                    model.distances().set(true);
                    return model;
                }),
                new Seen(
                        "evidence of a choice",
                        "multiple-choice",
                        draft -> draft,
                        none,
                        List.of(),
                        ViewKind.EVIDENCE,
                        desk -> new EvidenceViewModel(desk.workbench, desk.live, new Explanations(desk.live, 2))),
                new Seen("flow", "sentiment", draft -> draft, List.of("mute head 0.1"), cell, ViewKind.FLOW, desk -> {
                    var model = new FlowViewModel(desk.workbench, desk.live);
                    model.mixing().set(Mixing.NORMS_WITH_RESIDUAL_AND_NORM);
                    model.threshold().set(0.01);
                    return model;
                }),
                new Seen(
                        "flow of an answer",
                        "qa",
                        draft -> draft,
                        none,
                        List.of(),
                        ViewKind.FLOW,
                        desk -> new FlowViewModel(desk.workbench, desk.live)),
                new Seen(
                        "kernel",
                        "sentiment",
                        draft -> draft,
                        none,
                        cell,
                        ViewKind.KERNEL,
                        desk -> new KernelViewModel(desk.workbench, desk.live, desk.choice)),
                seen("weights' kernel", awkward, none, ViewKind.KERNEL, desk -> {
                    var model = new KernelViewModel(desk.workbench, desk.live, desk.choice);
                    model.fans().set(false);
                    return model;
                }),
                hidden("sentiment", HiddenPictures.Mode.NORMS),
                hidden("ner", HiddenPictures.Mode.TOKENS),
                hidden("sentiment", HiddenPictures.Mode.LAYERS),
                hidden("sentiment", HiddenPictures.Mode.PATHS),
                hidden("fill-mask", HiddenPictures.Mode.LENS),
                hidden("qa", HiddenPictures.Mode.LENS_END));
    }

    @ParameterizedTest
    @MethodSource("seen")
    void copiedLineDrawsTheNumbersThatWereSeen(Seen seen) throws IOException, InterruptedException {
        var desk = new Desk(seen);
        FigureModel model = seen.model().apply(desk);
        Figure figure = model.figure().getValue();
        assertFalse(figure == null, () -> model.obstacle().getValue());
        var listing = figure.listing().orElseThrow();
        String shown = ListingFormat.JSON.write(listing, listing.unsorted());
        String line =
                Invocation.of(desk.live.state().getValue(), model.options()).orElseThrow();

        Path file = temporary.resolve("numbers.json");
        List<String> words = new ArrayList<>(words(line));
        assertEquals(List.of("disentangle", "figure"), words.subList(0, 2));
        assertEquals("--out=figure.svg", words.removeLast());
        words.add("--out=" + file);
        Outcome outcome = Outcome.of(words.subList(1, words.size()).toArray(String[]::new));

        assertEquals(ExitCode.FINE, outcome.code(), line + "\n" + outcome.err());
        assertEquals(shown, Files.readString(file), line);
    }

    /// What a shell makes of a line.
    private List<String> words(String line) throws IOException, InterruptedException {
        Path script = temporary.resolve("line.sh");
        Files.writeString(script, "printf '%s\\0' " + line + "\n");
        var shell = new ProcessBuilder("sh", script.toString()).start();
        byte[] told = shell.getInputStream().readAllBytes();
        assertEquals(0, shell.waitFor());
        return Arrays.asList(new String(told, StandardCharsets.UTF_8).split("\0"));
    }

    private static Seen seen(
            String name,
            UnaryOperator<Draft> input,
            List<String> interventions,
            ViewKind view,
            Function<Desk, FigureModel> model) {
        return new Seen(name, "sentiment", input, interventions, List.of(), view, model);
    }

    private static Seen words(String name, String sample, ViewKind view, Function<Desk, FigureModel> model) {
        return new Seen(name + " by words", sample, draft -> draft, List.of(), List.of(), view, desk -> {
            desk.workbench.wordsProperty().set(true);
            return model.apply(desk);
        });
    }

    private static Seen atlas(AtlasViewModel.Mode mode, KnockedPart part, boolean verified) {
        return seen(
                mode + " " + part + (verified ? " verified" : ""), draft -> draft, List.of(), ViewKind.ATLAS, desk -> {
                    var model = new AtlasViewModel(desk.live);
                    model.mode().set(mode);
                    model.part().set(part);
                    if (verified) {
                        model.verify();
                    }
                    return model;
                });
    }

    private static Seen hidden(String sample, HiddenPictures.Mode mode) {
        return new Seen("hidden " + mode, sample, draft -> draft, List.of(), List.of(), ViewKind.HIDDEN, desk -> {
            var model = new HiddenViewModel(desk.live, desk.choice);
            model.mode().set(mode);
            model.centred().set(false);
            return model;
        });
    }
}
