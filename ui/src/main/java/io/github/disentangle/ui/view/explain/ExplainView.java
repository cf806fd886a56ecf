package io.github.disentangle.ui.view.explain;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.explain.Method;
import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.TextFigure;
import io.github.disentangle.ui.picture.TargetName;
import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.view.Card;
import io.github.disentangle.ui.view.Dimming;
import io.github.disentangle.ui.view.FigureStrip;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.Picker;
import io.github.disentangle.ui.view.Tip;
import io.github.disentangle.ui.view.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Draws the explanation.
public final class ExplainView extends Card {

    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    /// Longer texts scroll, so that the other cards stay near.
    private static final double MOST_LINES = 12.4;

    private final ExplainViewModel model;
    private final Picker<Optional<String>> target;
    private final Picker<Optional<String>> rival;
    private final HBox versus;
    private final HBox badge = new HBox(8);
    private final Label badgeWords = new Label();
    private final ProgressBar badgeBar = new ProgressBar(0);
    private final Tooltip badgeDetails = new Tooltip();

    public ExplainView(ExplainViewModel model, Gestures gestures, ObservableValue<FigureTheme> theme) {
        super(Panel.EXPLAIN);
        this.model = model;
        openProperty().subscribe(model.wanted()::set);
        target = new Picker<>(
                "explain-target",
                text("explain.target"),
                name -> name.map(TargetName::words).orElseGet(() -> text("explain.answer")),
                name -> model.explain(name, model.rival().getValue()));
        rival = new Picker<>(
                "explain-rival",
                text("explain.rival"),
                name -> name.map(TargetName::words).orElseGet(() -> text("explain.alone")),
                name -> model.explain(model.target().getValue().or(() -> firstBut(name)), name));
        var method = new Picker<Method>(
                "explain-method", text("explain.method"), each -> text("method." + each), model.method()::set);
        method.offer(List.of(Method.values()));
        model.method().subscribe(now -> {
            method.choose(now);
            Tip.on(method, text("method." + now + ".about"));
        });
        var against = new Label(text("explain.versus"));
        against.getStyleClass().add("quiet");
        against.setMinWidth(USE_PREF_SIZE);
        versus = new HBox(6, against, rival);
        versus.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox.setHgrow(rival, Priority.ALWAYS);
        var strip = new FigureStrip<TextFigure>(
                "explanation",
                gestures,
                theme,
                (figure, width) -> figure.heightAt(width, theme.getValue()),
                MOST_LINES);
        Turns.follow(this, model.figure(), strip::show);
        Dimming.whileStale(model.stale(), strip);
        var sum = new Label();
        sum.setId("explain-sum");
        sum.setWrapText(true);
        sum.getStyleClass().addAll("quiet", "small");
        sum.textProperty().bind(model.sum());
        badgeBar.getStyleClass().add("badge-bar");
        badgeBar.setPrefWidth(64);
        badgeBar.setMinWidth(64);
        badgeWords.setId("explain-badge");
        badgeWords.getStyleClass().add("small");
        badgeWords.setWrapText(true);
        badgeWords.setTooltip(badgeDetails);
        badge.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        badge.getStyleClass().add("badge");
        badge.getChildren().setAll(badgeBar, badgeWords);
        var nothing = new Label();
        nothing.setId("explain-none");
        nothing.setWrapText(true);
        nothing.getStyleClass().add("quiet");
        nothing.textProperty().bind(model.obstacle());
        var wishes = new VBox(6, method, target, versus);
        setContent(nothing, wishes, strip, sum, badge);
        model.obstacle().subscribe(why -> {
            nothing.setVisible(!why.isEmpty());
            nothing.setManaged(!why.isEmpty());
            wishes.setVisible(why.isEmpty());
            wishes.setManaged(why.isEmpty());
        });
        Turns.follow(this, model.choices(), choices -> fill());
        model.target().subscribe(name -> fill());
        model.rival().subscribe(name -> fill());
        Turns.follow(this, model.badge(), now -> tell());
        model.measuring().subscribe(now -> tell());
    }

    private Optional<String> firstBut(Optional<String> name) {
        return model.choices().getValue().names().stream()
                .filter(other -> !Optional.of(other).equals(name))
                .findFirst();
    }

    private void fill() {
        var choices = model.choices().getValue();
        target.offer(withNone(choices.names(), model.target().getValue()));
        target.choose(model.target().getValue());
        rival.offer(withNone(choices.names(), model.rival().getValue()));
        rival.choose(model.rival().getValue());
        boolean possible = choices.contrasts() && choices.names().size() > 1;
        versus.setVisible(possible);
        versus.setManaged(possible);
    }

    /// A name the present answer does not have stays in the list while it is chosen.
    private static List<Optional<String>> withNone(List<String> names, Optional<String> chosen) {
        var all = new ArrayList<Optional<String>>();
        all.add(Optional.empty());
        names.stream().map(Optional::of).forEach(all::add);
        if (!all.contains(chosen)) {
            all.add(chosen);
        }
        return all;
    }

    private void tell() {
        Optional<ExplainViewModel.Badge> known = model.badge().getValue();
        boolean measuring = model.measuring().getValue();
        badge.setVisible(known.isPresent() || measuring);
        badge.setManaged(known.isPresent() || measuring);
        // still while it is measured: a bar that swings has the whole window sent to the screen with each frame
        badgeBar.setProgress(
                measuring ? 0 : known.map(found -> found.percentile() / 100).orElse(0.0));
        badgeWords.setText(
                measuring
                        ? text("explain.measuring")
                        : known.map(ExplainViewModel.Badge::words).orElse(""));
        badgeDetails.setText(known.map(ExplainViewModel.Badge::details).orElse(text("explain.measuring")));
        badge.pseudoClassStateChanged(
                DOUBTFUL, !measuring && known.filter(found -> !found.trusted()).isPresent());
    }
}
