package io.github.disentangle.ui.view.input;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.view.Dimming;
import io.github.disentangle.ui.view.FigureStrip;
import io.github.disentangle.ui.view.Gestures;
import io.github.disentangle.ui.view.Ground;
import io.github.disentangle.ui.view.Segments;
import io.github.disentangle.ui.view.Turns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The fields of the present editor, and the token chips.
public final class InputView extends VBox {

    private static final double CHIP_LINES = 2.4;

    private final InputViewModel model;
    private final VBox fields = new VBox(8);
    private final HBox head = new HBox(12);
    private final FigureStrip<TokenStripFigure> chips;
    private final Map<Field, TextArea> areas = new LinkedHashMap<>();
    private List<String> shown = List.of();
    private @Nullable TokenStripFigure strip;
    private Subscription following = Subscription.EMPTY;
    private boolean writing;

    public InputView(InputViewModel model, Gestures gestures, ObservableValue<FigureTheme> theme) {
        this.model = model;
        getStyleClass().addAll("card", "input");
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        chips = new FigureStrip<>(
                "chips", gestures, theme, (figure, width) -> figure.height(width, theme.getValue()), CHIP_LINES);
        getChildren().setAll(new Ground(), head, fields, chips, new ExcerptBar(model));
        model.draft().subscribe(this::follow);
        Turns.follow(
                this,
                model.editors(),
                editors -> fillHead(editors, model.draft().getValue().editor()));
        model.draft()
                .map(Draft::editor)
                .subscribe(editor -> fillHead(model.editors().getValue(), editor));
        Turns.follow(this, model.tokens(), tokens -> showTokens());
        model.words().subscribe(words -> showTokens());
        Dimming.whileStale(model.stale(), chips);
    }

    /// Puts the keyboard into the first field.
    public void focusFirst() {
        areas.values().stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void follow(Draft draft) {
        List<Field> wanted = Field.of(draft.editor(), draft);
        List<String> names =
                wanted.stream().map(field -> draft.editor() + field.id()).toList();
        if (!names.equals(shown)) {
            shown = names;
            areas.clear();
            List<HBox> rows =
                    wanted.stream().map(field -> row(field, wanted.size() > 1)).toList();
            if (draft.editor() == Editor.OPTIONS) {
                fields.getChildren().setAll(rows.getFirst(), pairs(rows.subList(1, rows.size())), optionButtons());
            } else {
                fields.getChildren().setAll(rows);
            }
        }
        writing = true;
        areas.forEach((field, area) -> {
            String text = field.get().apply(draft);
            if (!area.getText().equals(text)) {
                area.setText(text);
                // a long text that nobody types is read from its beginning
                area.positionCaret(area.isFocused() ? text.length() : 0);
            }
        });
        writing = false;
    }

    /// Two beside each other, so that many options leave room for the picture.
    private static GridPane pairs(List<HBox> rows) {
        var grid = new GridPane(12, 8);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().setAll(half, half);
        for (int index = 0; index < rows.size(); index++) {
            grid.add(rows.get(index), index % 2, index / 2);
        }
        return grid;
    }

    private HBox row(Field field, boolean named) {
        String name = field.number() == 0 ? text(field.messageKey()) : text(field.messageKey(), field.number());
        var area = new GrowingArea();
        area.setId("field-" + field.id());
        area.setPromptText(text(field.messageKey() + ".prompt"));
        area.setAccessibleText(name);
        areas.put(field, area);
        area.setTextFormatter(new TextFormatter<>(change -> {
            if (change.isContentChange() && change.getControlNewText().length() > Draft.LONGEST) {
                model.refuse(change.getControlNewText().length());
                return null;
            }
            return change;
        }));
        area.textProperty().subscribe((before, now) -> {
            if (!writing) {
                model.type(field, now);
            }
        });
        HBox.setHgrow(area, Priority.ALWAYS);
        var row = new HBox(8, area);
        if (named) {
            var label = new Label(name);
            label.setLabelFor(area);
            label.getStyleClass().add("field-name");
            row.getChildren().addFirst(label);
        }
        return row;
    }

    private HBox optionButtons() {
        var add = new Button(text("input.addOption"), new FontIcon("mdi2p-plus"));
        add.setId("add-option");
        add.getStyleClass().add("tool");
        add.setOnAction(event -> model.addOption());
        var remove = new Button(text("input.removeOption"), new FontIcon("mdi2m-minus"));
        remove.setId("remove-option");
        remove.getStyleClass().add("tool");
        remove.setOnAction(event -> model.removeOption());
        return new HBox(4, add, remove);
    }

    private void fillHead(List<Editor> editors, Editor editor) {
        var title = new Label(text(editor.messageKey()));
        title.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var measure = new Label();
        measure.setId("measure");
        measure.getStyleClass().addAll("quiet", "small");
        measure.setMinWidth(0);
        measure.textProperty().bind(model.measure());
        // half a number says less than none
        measure.visibleProperty().bind(measure.widthProperty().greaterThanOrEqualTo(wanted(measure)));
        var granularity = new Segments<>(
                List.of(false, true),
                words -> text(words ? "tokens.words" : "tokens.pieces"),
                words -> "granularity-" + words);
        granularity.setOnChoice(model.words()::set);
        following.unsubscribe();
        following = model.words().subscribe(granularity::setValue);
        if (editors.size() > 1) {
            var choice = new Segments<>(editors, each -> text(each.messageKey() + ".short"), each -> "editor-" + each);
            choice.setValue(editor);
            choice.setOnChoice(model::choose);
            head.getChildren().setAll(choice, gap, measure, granularity);
        } else {
            head.getChildren().setAll(title, gap, measure, granularity);
        }
    }

    /// How wide a label would like to be.
    private static DoubleBinding wanted(Label label) {
        return Bindings.createDoubleBinding(
                () -> Math.floor(label.prefWidth(-1)),
                label.textProperty(),
                label.fontProperty(),
                label.widthProperty());
    }

    private void showTokens() {
        TokenAxis tokens = model.tokens().getValue();
        chips.show(
                tokens == null
                        ? null
                        : new TokenStripFigure(tokens, model.words().get()));
    }
}
