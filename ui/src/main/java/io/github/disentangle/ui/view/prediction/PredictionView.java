package io.github.disentangle.ui.view.prediction;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.preference.Panel;
import io.github.disentangle.ui.view.Dimming;
import io.github.disentangle.ui.view.FloatingPanel;
import io.github.disentangle.ui.view.Ground;
import io.github.disentangle.ui.view.Tip;
import io.github.disentangle.ui.view.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the prediction.
public final class PredictionView extends VBox implements FloatingPanel {

    /// More lines than a person compares; the others are a click away.
    private static final int FEW = 8;

    private final PredictionViewModel model;
    private final VBox list = new VBox(10);
    private final HBox baseline = new HBox(6);
    private final Label logitName = new Label();
    private final Label logitChange = new Label();
    private final Label logitValue = new Label();
    private final HBox logit = logitLine();
    private final List<PredictionRowView> rows = new ArrayList<>();
    private final Label staleMark = new Label(text("stale"));
    private final Button more = new Button();
    private final HBox head;
    private boolean all;

    public PredictionView(PredictionViewModel model) {
        this.model = model;
        setId(panel().id());
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
        Tip.on(pin, text("prediction.pin"));
        pin.setOnAction(event -> model.pinBaseline());
        head = new HBox(4, title, gap, staleMark, pin);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().setAll(new Ground(), head, baseline, list, logit);
        baseline.getStyleClass().add("baseline");
        baseline.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        more.setId("prediction-more");
        more.getStyleClass().add("tool");
        more.setOnAction(event -> {
            all = !all;
            show(model.rows().getValue());
        });
        model.baseline().subscribe(this::showBaseline);
        Turns.follow(this, model.logit(), this::showLogit);
        Turns.follow(this, model.rows(), this::show);
        Turns.follow(this, model.emptyReason(), reason -> show(model.rows().getValue()));
        Dimming.whileStale(model.stale(), list);
    }

    @Override
    public Panel panel() {
        return Panel.PREDICTION;
    }

    @Override
    public Region head() {
        return head;
    }

    @Override
    public void addToHead(Node button) {
        head.getChildren().add(button);
    }

    private void show(List<PredictionRow> lines) {
        var shown = new ArrayList<Node>();
        if (lines.isEmpty()) {
            var reason = new Label(model.emptyReason().getValue());
            reason.setWrapText(true);
            reason.getStyleClass().add("quiet");
            shown.add(reason);
        } else {
            shown.addAll(rowViews(all ? lines : lines.subList(0, Math.min(FEW, lines.size()))));
            if (lines.size() > FEW) {
                more.setText(all ? text("prediction.fewer", FEW) : text("prediction.more", lines.size()));
                shown.add(more);
            }
        }
        for (String remark : model.remarks().getValue()) {
            var words = new Label(remark);
            words.setWrapText(true);
            words.getStyleClass().addAll("quiet", "small");
            shown.add(words);
        }
        if (!shown.equals(list.getChildren())) {
            list.getChildren().setAll(shown);
        }
    }

    /// Lines are used again: while a fader is dragged they change many times a second.
    private List<PredictionRowView> rowViews(List<PredictionRow> lines) {
        while (rows.size() < lines.size()) {
            rows.add(new PredictionRowView());
        }
        for (int index = 0; index < lines.size(); index++) {
            rows.get(index).show(lines.get(index));
        }
        return rows.subList(0, lines.size());
    }

    private void showBaseline(Optional<String> words) {
        baseline.setVisible(words.isPresent());
        baseline.setManaged(words.isPresent());
        words.ifPresent(text -> {
            var against = new Label(text, new FontIcon("mdi2p-pin"));
            against.setId("baseline-text");
            against.getStyleClass().add("small");
            Tip.on(against, text);
            against.setMinWidth(0);
            against.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(against, Priority.ALWAYS);
            var release = new Button(null, new FontIcon("mdi2c-close"));
            release.setId("baseline-release");
            release.getStyleClass().addAll("tool", "tiny");
            release.setAccessibleText(text("prediction.release"));
            Tip.on(release, text("prediction.release"));
            release.setOnAction(event -> model.releaseBaseline());
            baseline.getChildren().setAll(against, release);
        });
    }

    private void showLogit(Optional<PredictionViewModel.LogitLine> line) {
        logit.setVisible(line.isPresent());
        logit.setManaged(line.isPresent());
        line.ifPresent(words -> {
            logitName.setText(text("prediction.logit", words.name()));
            logitChange.setText(words.change());
            logitValue.setText(words.value());
        });
    }

    private HBox logitLine() {
        logitName.getStyleClass().addAll("quiet", "small");
        logitName.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        logitName.setMinWidth(0);
        logitName.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(logitName, Priority.ALWAYS);
        logitChange.setId("logit-change");
        logitChange.getStyleClass().addAll("bar-delta", "small");
        logitChange.setMinWidth(Region.USE_PREF_SIZE);
        logitValue.setId("logit");
        logitValue.getStyleClass().add("number");
        logitValue.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, logitName, logitChange, logitValue);
        line.getStyleClass().add("logit-line");
        line.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        return line;
    }
}
