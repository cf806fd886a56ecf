package io.github.disentangle.ui.view.prediction;

import static io.github.disentangle.resources.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the prediction.
public final class PredictionView extends VBox {

    private final PredictionViewModel model;
    private final VBox list = new VBox(10);
    private final HBox baseline = new HBox(6);
    private final HBox logit = new HBox(8);
    private final Label staleMark = new Label(text("stale"));

    public PredictionView(PredictionViewModel model) {
        this.model = model;
        setId("prediction");
        getStyleClass().addAll("card", "panel");
        var title = new Label(text("prediction.title"));
        title.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        staleMark.setId("prediction-stale");
        staleMark.getStyleClass().addAll("quiet", "small");
        staleMark.visibleProperty().bind(model.stale());
        var pin = new Button(null, new FontIcon("mdi2p-pin-outline"));
        pin.setId("baseline-pin");
        pin.getStyleClass().addAll("tool", "tiny");
        pin.setAccessibleText(text("prediction.pin"));
        pin.setTooltip(new Tooltip(text("prediction.pin")));
        pin.setOnAction(event -> model.pinBaseline());
        var head = new HBox(4, title, gap, staleMark, pin);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().setAll(head, baseline, list, logit);
        baseline.getStyleClass().add("baseline");
        baseline.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        logit.getStyleClass().add("logit-line");
        logit.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        model.baseline().subscribe(this::showBaseline);
        model.logit().subscribe(this::showLogit);
        model.rows().subscribe(this::show);
        model.emptyReason().subscribe(reason -> show(model.rows().getValue()));
        model.stale().subscribe(stale -> list.setOpacity(stale ? 0.55 : 1));
    }

    private void show(List<PredictionRow> rows) {
        if (rows.isEmpty()) {
            var reason = new Label(model.emptyReason().getValue());
            reason.setWrapText(true);
            reason.getStyleClass().add("quiet");
            list.getChildren().setAll(reason);
        } else {
            list.getChildren().setAll(rows.stream().map(PredictionView::row).toList());
        }
        for (String remark : model.remarks().getValue()) {
            var words = new Label(remark);
            words.setWrapText(true);
            words.getStyleClass().addAll("quiet", "small");
            list.getChildren().add(words);
        }
    }

    private void showBaseline(Optional<String> words) {
        baseline.setVisible(words.isPresent());
        baseline.setManaged(words.isPresent());
        words.ifPresent(text -> {
            var against = new Label(text, new FontIcon("mdi2p-pin"));
            against.setId("baseline-text");
            against.getStyleClass().add("small");
            against.setTooltip(new Tooltip(text));
            against.setMinWidth(0);
            against.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(against, Priority.ALWAYS);
            var release = new Button(null, new FontIcon("mdi2c-close"));
            release.setId("baseline-release");
            release.getStyleClass().addAll("tool", "tiny");
            release.setAccessibleText(text("prediction.release"));
            release.setTooltip(new Tooltip(text("prediction.release")));
            release.setOnAction(event -> model.releaseBaseline());
            baseline.getChildren().setAll(against, release);
        });
    }

    private void showLogit(Optional<PredictionViewModel.LogitLine> line) {
        logit.setVisible(line.isPresent());
        logit.setManaged(line.isPresent());
        line.ifPresent(words -> {
            var name = new Label(text("prediction.logit", words.name()));
            name.getStyleClass().addAll("quiet", "small");
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            var change = new Label(words.change());
            change.setId("logit-change");
            change.getStyleClass().addAll("bar-delta", "small");
            change.setMinWidth(Region.USE_PREF_SIZE);
            var value = new Label(words.value());
            value.setId("logit");
            value.getStyleClass().add("number");
            value.setMinWidth(Region.USE_PREF_SIZE);
            logit.getChildren().setAll(name, change, value);
        });
    }

    private static Node row(PredictionRow row) {
        var name = new Label(row.name());
        name.getStyleClass().add("bar-name");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var change = new Label(row.change());
        change.getStyleClass().addAll("bar-delta", "small");
        change.setMinWidth(Region.USE_PREF_SIZE);
        var value = new Label(row.value());
        value.getStyleClass().add("bar-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        if (row.best()) {
            name.getStyleClass().add("best");
            value.getStyleClass().add("best");
        }
        var line = new HBox(8, name);
        if (!row.tag().isEmpty()) {
            var tag = new Label(row.tag());
            tag.getStyleClass().add("key");
            tag.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(tag);
        }
        line.getChildren().addAll(change, value);
        line.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        var box = new VBox(line);
        if (!Double.isNaN(row.share())) {
            box.getChildren().add(new ShareBar(row.share(), row.before(), row.best()));
        }
        box.getStyleClass().add("bar-row");
        box.setId("label-" + row.name());
        box.setAccessibleText(row.name() + ", " + row.value() + (row.change().isEmpty() ? "" : ", " + row.change()));
        String detail = row.name() + "  " + row.value() + (row.detail().isEmpty() ? "" : "\n" + row.detail());
        Tooltip.install(box, new Tooltip(detail));
        return box;
    }
}
