package io.github.disentangle.ui.view.preferences;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.ThemeChoice;
import io.github.disentangle.ui.view.Picker;
import io.github.disentangle.ui.view.Segments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Draws the page of preferences.
public final class PreferencesView extends ScrollPane {

    private static final double STEP = 10;

    private final PreferencesViewModel model;
    private final VBox page = new VBox();
    private final Segments<ThemeChoice> theme = new Segments<>(
            List.of(ThemeChoice.values()),
            choice -> text("preferences.theme." + lower(choice)),
            choice -> "wish-theme-" + lower(choice));
    private final Slider size = new Slider(100 * Preferences.SMALLEST_FONT, 100 * Preferences.LARGEST_FONT, 100);
    private final Label sizeWords = new Label();
    private final CheckBox motion = new CheckBox(text("preferences.motion"));
    private final CheckBox centred = new CheckBox(text("preferences.centred"));
    private final CheckBox hint = new CheckBox(text("preferences.hint"));
    private final Picker<Integer> threads;
    private final Picker<WeightFormat> weights;
    private final Picker<Optional<TokenizerMode>> tokenizer;
    private boolean writing;

    public PreferencesView(PreferencesViewModel model) {
        this.model = model;
        getStyleClass().add("page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        page.getStyleClass().add("page-body");
        setContent(page);
        theme.setOnChoice(model::theme);
        size.setId("wish-size");
        size.setAccessibleText(text("preferences.size"));
        size.setBlockIncrement(STEP);
        size.setMajorTickUnit(STEP);
        size.setMinorTickCount(0);
        size.setSnapToTicks(true);
        HBox.setHgrow(size, Priority.ALWAYS);
        sizeWords.setId("wish-size-words");
        sizeWords.setMinWidth(Region.USE_PREF_SIZE);
        size.valueProperty().subscribe((was, is) -> {
            if (!writing && !size.isValueChanging()) {
                model.textSize(Math.round(is.doubleValue() / STEP) * (long) STEP);
            }
        });
        size.valueChangingProperty().subscribe(changing -> {
            if (!changing && !writing) {
                model.textSize(Math.round(size.getValue() / STEP) * (long) STEP);
            }
        });
        check(motion, "wish-motion", model::reducedMotion);
        check(centred, "wish-centred", model::rowCentred);
        check(hint, "wish-hint", model::hint);
        threads = new Picker<>(
                "wish-threads",
                text("preferences.threads"),
                count -> count == 0
                        ? text("preferences.threads.all", Runtime.getRuntime().availableProcessors())
                        : Integer.toString(count),
                model::threads);
        weights = new Picker<>(
                "wish-weights",
                text("preferences.weights"),
                format -> text("preferences.weights." + lower(format)),
                model::weights);
        tokenizer = new Picker<>(
                "wish-tokenizer",
                text("preferences.tokenizer"),
                mode -> text("preferences.tokenizer."
                        + mode.map(PreferencesView::lower).orElse("folder")),
                model::tokenizer);
        fill();
        Subscription following = model.preferences().subscribe(this::show);
        sceneProperty().subscribe((before, scene) -> {
            if (scene == null) {
                following.unsubscribe();
            }
        });
    }

    private void fill() {
        section("preferences.look");
        row("preferences.theme", theme);
        var sized = new HBox(8, size, sizeWords);
        sized.setAlignment(Pos.CENTER_LEFT);
        row("preferences.size", sized);
        page.getChildren().addAll(motion, quiet(text("preferences.motion.about")));
        section("preferences.reading");
        page.getChildren().addAll(centred, hint);
        section("preferences.engine");
        row("preferences.threads", threads);
        row("preferences.weights", weights);
        row("preferences.tokenizer", tokenizer);
        page.getChildren().add(quiet(text("preferences.engine.about")));
        if (!model.kernels().isEmpty()) {
            page.getChildren().add(quiet(text("preferences.kernels", model.kernels())));
        }
        section("preferences.samples");
        var samples = quiet("");
        samples.setId("wish-samples-words");
        samples.textProperty().bind(model.samples());
        page.getChildren()
                .addAll(
                        samples,
                        new HBox(
                                8,
                                button("wish-samples", text("preferences.samples.change"), model::chooseSamples),
                                button(
                                        "wish-samples-bundled",
                                        text("preferences.samples.back"),
                                        model::bundledSamples)));
        section("preferences.all");
        var back = button("wish-reset-back", text("preferences.reset.back"), model::takeResetBack);
        model.resetDone().subscribe(done -> {
            back.setVisible(done);
            back.setManaged(done);
        });
        page.getChildren()
                .addAll(
                        new HBox(8, button("wish-reset", text("preferences.reset"), model::reset), back),
                        quiet(model.place()));
    }

    private void show(Preferences wishes) {
        writing = true;
        theme.setValue(wishes.theme());
        size.setValue(100 * wishes.fontScale());
        sizeWords.setText(text("preferences.percent", Math.round(100 * wishes.fontScale())));
        motion.setSelected(wishes.reducedMotion());
        centred.setSelected(wishes.rowCentred());
        hint.setSelected(!wishes.welcomed());
        threads.offer(model.threadChoices());
        threads.choose(wishes.running().threads());
        weights.offer(List.of(WeightFormat.values()));
        weights.choose(wishes.running().weights());
        tokenizer.offer(model.tokenizerChoices());
        tokenizer.choose(wishes.running().tokenizer());
        writing = false;
    }

    private void section(String key) {
        var label = new Label(text(key));
        label.getStyleClass().add("heading");
        page.getChildren().add(label);
    }

    private void row(String key, Node control) {
        var name = new Label(text(key));
        name.getStyleClass().add("page-name");
        name.setWrapText(true);
        name.setLabelFor(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        var row = new HBox(12, name, control);
        row.setAlignment(Pos.CENTER_LEFT);
        page.getChildren().add(row);
    }

    private void check(CheckBox box, String id, Consumer<Boolean> wish) {
        box.setId(id);
        box.setWrapText(true);
        box.setOnAction(event -> wish.accept(box.isSelected()));
    }

    private static Button button(String id, String words, Runnable run) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("action");
        button.setOnAction(event -> run.run());
        return button;
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.getStyleClass().addAll("quiet", "small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
