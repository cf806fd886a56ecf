package io.github.disentangle.ui;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.sample.SampleCatalog;
import io.github.disentangle.ui.live.HeadChoice;
import io.github.disentangle.ui.live.Live;
import io.github.disentangle.ui.live.Models;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Preset;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.state.AttentionMap;
import io.github.disentangle.ui.state.Commands;
import io.github.disentangle.ui.state.ViewKind;
import io.github.disentangle.ui.state.Workbench;
import io.github.disentangle.ui.view.shell.Action;
import io.github.disentangle.ui.view.shell.ShellViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

/// Everything that can be done by name at this moment.
record Palettes(
        Workbench workbench,
        Live live,
        HeadChoice heads,
        SampleCatalog samples,
        ObjectProperty<Preferences> preferences,
        Consumer<Path> open,
        ShellViewModel frame,
        List<Action> more) {

    List<Action> actions() {
        var actions = new ArrayList<Action>();
        views(actions);
        models(actions);
        window(actions);
        heads(actions);
        return actions;
    }

    private void views(List<Action> actions) {
        for (ViewKind view : ViewKind.values()) {
            actions.add(new Action(
                    text("palette.view", text(view.messageKey())),
                    Integer.toString(view.ordinal() + 1),
                    () -> workbench.execute(Commands.view(view))));
        }
        for (AttentionMap map : AttentionMap.values()) {
            if (!live.has(map)) {
                continue;
            }
            actions.add(new Action(
                    text("palette.map", text(map.messageKey() + ".long")),
                    "",
                    () -> workbench.execute(Commands.show(map))));
        }
        var tabular = workbench.tabularProperty();
        actions.add(new Action(
                text(tabular.get() ? "palette.table.off" : "palette.table.on"),
                text("keys.table.key"),
                () -> tabular.set(!tabular.get())));
        actions.add(new Action(text("palette.rerun"), text("keys.rerun.key"), live::rerun));
        actions.add(
                new Action(text("palette.unpin"), text("keys.unpin.key"), () -> workbench.execute(Commands.unpin())));
        actions.add(new Action(text("menu.undo"), text("keys.undo.key"), workbench::undo));
        actions.add(new Action(text("menu.redo"), text("keys.redo.key"), workbench::redo));
    }

    private void models(List<Action> actions) {
        samples.models()
                .forEach(sample -> actions.add(
                        new Action(text("palette.model", sample.name()), "", () -> open.accept(sample.folder()))));
        preferences.get().recentModels().stream()
                .filter(folder -> samples.models().stream()
                        .noneMatch(sample -> sample.folder().equals(folder)))
                .forEach(folder -> actions.add(
                        new Action(text("palette.model", Models.name(folder)), "", () -> open.accept(folder))));
    }

    private void window(List<Action> actions) {
        actions.addAll(more);
        for (Preset preset : Preset.values()) {
            actions.add(new Action(
                    text("palette.preset", text(preset.messageKey()).replace("_", "")),
                    text("keys.preset.key", preset.ordinal() + 1),
                    () -> frame.preset(preset)));
        }
        actions.add(new Action(text("palette.theme.light"), "", () -> frame.theme(ThemeChoice.LIGHT)));
        actions.add(new Action(text("palette.theme.dark"), "", () -> frame.theme(ThemeChoice.DARK)));
        actions.add(new Action(text("palette.theme.system"), "", () -> frame.theme(ThemeChoice.SYSTEM)));
        actions.add(new Action(text("menu.larger").replace("_", ""), text("keys.larger.key"), frame::larger));
        actions.add(new Action(text("menu.smaller").replace("_", ""), text("keys.smaller.key"), frame::smaller));
        actions.add(new Action(text("menu.normal").replace("_", ""), text("keys.normal.key"), frame::normalSize));
        var panels = preferences.get().panels();
        actions.add(new Action(text("palette.rail"), text("keys.rail.key"), () -> frame.showRail(!panels.rail())));
        actions.add(new Action(text("palette.side"), text("keys.side.key"), () -> frame.showSide(!panels.side())));
        actions.add(
                new Action(text("palette.drawer"), text("keys.drawer.key"), () -> frame.showDrawer(!panels.drawer())));
    }

    private void heads(List<Action> actions) {
        for (int layer = 0; layer < heads.layerCount().getValue(); layer++) {
            for (int head = 0; head < heads.headCount().getValue(); head++) {
                int toLayer = layer;
                int toHead = head;
                actions.add(new Action(
                        text("palette.head", layer, head),
                        "",
                        () -> workbench.execute(Commands.lookAt(toLayer, toHead))));
            }
        }
    }
}
