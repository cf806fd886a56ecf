package io.github.disentangle.ui;

import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.live.Explanations;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.view.FigureModel;
import io.github.disentangle.ui.view.FigurePane;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.HeadPicker;
import io.github.disentangle.ui.view.atlas.AtlasView;
import io.github.disentangle.ui.view.atlas.AtlasViewModel;
import io.github.disentangle.ui.view.difference.DifferenceView;
import io.github.disentangle.ui.view.difference.DifferenceViewModel;
import io.github.disentangle.ui.view.evidence.EvidenceView;
import io.github.disentangle.ui.view.evidence.EvidenceViewModel;
import io.github.disentangle.ui.view.flow.FlowView;
import io.github.disentangle.ui.view.flow.FlowViewModel;
import io.github.disentangle.ui.view.head.HeadView;
import io.github.disentangle.ui.view.head.HeadViewModel;
import io.github.disentangle.ui.view.hidden.HiddenView;
import io.github.disentangle.ui.view.hidden.HiddenViewModel;
import io.github.disentangle.ui.view.kernel.KernelView;
import io.github.disentangle.ui.view.kernel.KernelViewModel;
import io.github.disentangle.ui.view.matrix.MatrixView;
import io.github.disentangle.ui.view.matrix.MatrixViewModel;
import io.github.disentangle.ui.view.shell.ShellView;
import io.github.disentangle.ui.view.terms.TermsView;
import io.github.disentangle.ui.view.terms.TermsViewModel;
import io.github.disentangle.ui.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The pictures the centre can show, each with its model, all joined to one selection.
///
/// @param live what the state asks whose pictures these are
/// @param rowCentred whether scores begin with each row's mean taken off
/// @param prefix tells the canvases of several sets apart
record Centres(
        Gestures gestures,
        Live live,
        Explanations explanations,
        Work work,
        HeadChoice choice,
        ObservableValue<FigureTheme> theme,
        ObservableValue<Boolean> rowCentred,
        String prefix) {

    List<ShellView.Centre> all() {
        return List.of(
                centre(
                        ViewKind.MATRIX,
                        "mdi2g-grid",
                        "matrix",
                        () -> new MatrixViewModel(gestures.workbench(), live),
                        (model, pane) -> new MatrixView(model, picker(), pane)),
                centre(
                        ViewKind.TERMS,
                        "mdi2p-plus-box-multiple-outline",
                        "terms",
                        this::terms,
                        (model, pane) -> new TermsView(model, picker(), pane)),
                centre(
                        ViewKind.HEAD,
                        "mdi2v-vector-polyline",
                        "head-lines",
                        () -> new HeadViewModel(live),
                        (model, pane) -> new HeadView(model, picker(), pane)),
                centre(
                        ViewKind.ATLAS,
                        "mdi2v-view-grid-outline",
                        "atlas",
                        () -> new AtlasViewModel(live),
                        (model, pane) -> new AtlasView(model, live, pane)),
                centre(
                        ViewKind.EVIDENCE,
                        "mdi2s-scale-balance",
                        "evidence",
                        () -> new EvidenceViewModel(gestures.workbench(), live, explanations),
                        EvidenceView::new),
                centre(
                        ViewKind.FLOW,
                        "mdi2s-source-branch",
                        "flow",
                        () -> new FlowViewModel(gestures.workbench(), live),
                        FlowView::new),
                centre(
                        ViewKind.KERNEL,
                        "mdi2c-chart-bell-curve",
                        "kernel",
                        () -> new KernelViewModel(gestures.workbench(), live, choice),
                        (model, pane) -> new KernelView(model, picker(), pane)),
                centre(
                        ViewKind.HIDDEN,
                        "mdi2l-layers-outline",
                        "hidden",
                        () -> new HiddenViewModel(live, choice),
                        (model, pane) -> new HiddenView(model, HeadPicker.ofLayer(choice), pane)));
    }

    /// The pictures, and what changed in them since a state was pinned.
    ///
    /// @param pinned what the pinned state asks
    List<ShellView.Centre> all(Live pinned) {
        var centres = new ArrayList<>(all());
        centres.add(centre(
                ViewKind.DIFFERENCE,
                "mdi2d-delta",
                "difference",
                () -> new DifferenceViewModel(gestures.workbench(), live, pinned),
                (model, pane) -> new DifferenceView(model, picker(), pane)));
        return centres;
    }

    /// @param canvas finds the picture
    private <M extends FigureModel> ShellView.Centre centre(
            ViewKind kind, String icon, String canvas, Supplier<M> viewModel, BiFunction<M, FigurePane, Node> view) {
        return new ShellView.Centre(kind, icon, () -> {
            M model = viewModel.get();
            var hint = new CentreHint(live, work, model.obstacle());
            return view.apply(model, new FigurePane(prefix + canvas, gestures, live, theme, model, hint));
        });
    }

    private TermsViewModel terms() {
        var model = new TermsViewModel(live);
        rowCentred.subscribe(model.rowCentred()::set);
        return model;
    }

    private HeadPicker picker() {
        return new HeadPicker(choice);
    }
}
