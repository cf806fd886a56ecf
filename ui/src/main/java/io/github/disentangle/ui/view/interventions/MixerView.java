package io.github.disentangle.ui.view.interventions;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.ui.figure.Numbers;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.view.Card;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.Tip;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Draws the mixing desk.
public final class MixerView extends Card {

    private record Strip(Slider fader, Label value, ToggleButton mute, ToggleButton solo) {}

    private final MixerViewModel model;
    private final Map<Term, Strip> strips = new EnumMap<>(Term.class);
    private final CheckBox temperature = new CheckBox(text("mixer.temperature"));
    private boolean writing;

    public MixerView(MixerViewModel model) {
        super(Panel.MIXER);
        this.model = model;
        var reaches = new Segments<>(
                List.of(MixerViewModel.Reach.values()), reach -> text(reach.messageKey()), reach -> "reach-" + reach);
        reaches.setOnChoice(model.reach()::set);
        model.reach().subscribe(reaches::setValue);
        var scope = new Label();
        scope.setId("mixer-scope");
        scope.getStyleClass().addAll("quiet", "small");
        scope.textProperty().bind(model.scopeName());
        temperature.setId("mixer-temperature");
        Tip.on(temperature, text("mixer.temperature.about"));
        temperature.setOnAction(event -> model.keepTemperature(temperature.isSelected()));
        var reset = new Button(text("mixer.reset"));
        reset.setId("mixer-reset");
        reset.getStyleClass().add("tool");
        reset.setOnAction(event -> model.reset());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(8, temperature, gap, reset);
        foot.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        setContent(reaches, scope, desk(), foot);
        model.mix().subscribe(this::show);
    }

    private GridPane desk() {
        var grid = new GridPane();
        grid.getStyleClass().add("mixer");
        var name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        var fader = new ColumnConstraints();
        fader.setHgrow(Priority.ALWAYS);
        fader.setMinWidth(60);
        var value = new ColumnConstraints(34);
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(name, fader, value);
        for (Term term : Term.values()) {
            strip(grid, term);
        }
        return grid;
    }

    private void strip(GridPane grid, Term term) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", term.key());
        var name = new Label(term.key(), swatch);
        Tip.on(name, text("map." + term.key() + ".long"));
        var fader = new Slider(0, MixerViewModel.MOST, 1);
        fader.setId("fader-" + term.key());
        fader.getStyleClass().add("fader");
        fader.setBlockIncrement(0.1);
        fader.setAccessibleText(text("mixer.fader", term.key()));
        fader.valueProperty().subscribe((before, now) -> {
            if (!writing) {
                model.move(term, now.doubleValue());
            }
        });
        var value = new Label();
        value.setId("fader-value-" + term.key());
        value.getStyleClass().addAll("number", "small");
        var mute = button("mute", term, "M");
        mute.setOnAction(event -> model.mute(term));
        var solo = button("solo", term, "S");
        solo.setOnAction(event -> model.solo(term));
        grid.addRow(grid.getRowCount(), name, fader, value, new HBox(2, mute, solo));
        strips.put(term, new Strip(fader, value, mute, solo));
        model.has(term).subscribe(has -> {
            for (var node : List.of(name, fader, value, mute, solo)) {
                node.setDisable(!has);
            }
            show(model.mix().getValue());
        });
    }

    private static ToggleButton button(String what, Term term, String letter) {
        var button = new ToggleButton(letter);
        button.setId(what + "-" + term.key());
        button.getStyleClass().add("letter");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(text("mixer." + what, term.key()));
        Tip.on(button, text("mixer." + what, term.key()));
        return button;
    }

    private void show(MixerViewModel.Mix mix) {
        writing = true;
        strips.forEach((term, strip) -> {
            float factor = mix.factor(term);
            if (Math.abs(strip.fader().getValue() - factor) > 0.005) {
                strip.fader().setValue(factor);
            }
            strip.value().setText(model.has(term).getValue() ? Numbers.fixed(factor, 2) : text("inspector.absent"));
            strip.mute().setSelected(factor == 0);
            strip.solo().setSelected(model.isSolo(mix, term));
        });
        temperature.setSelected(mix.keepTemperature());
        writing = false;
    }
}
