package io.github.disentangle.ui.view.input;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.FigureTheme;
import io.github.disentangle.ui.figure.TokenAxis;
import io.github.disentangle.ui.figure.fx.FigureCanvas;
import io.github.disentangle.ui.state.Draft;
import io.github.disentangle.ui.state.Editor;
import io.github.disentangle.ui.view.FigureLink;
import io.github.disentangle.ui.view.Segments;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The fields of the present editor, and the token chips.
public final class InputView extends VBox {

    private static final double MOST_CHIP_LINES = 3.4;

    private final InputViewModel model;
    private final VBox fields = new VBox(8);
    private final HBox head = new HBox(12);
    private final FigureCanvas chips;
    private final ScrollPane chipsPane = new ScrollPane();
    private List<String> shown = List.of();
    private boolean writing;

    public InputView(InputViewModel model, ObservableValue<FigureTheme> theme) {
        this.model = model;
        getStyleClass().addAll("card", "input");
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        chips = new FigureCanvas(theme.getValue());
        chips.setId("chips");
        theme.subscribe(now -> {
            chips.themeProperty().set(now);
            fitChips();
        });
        FigureLink.connect(chips, model.workbench());
        chipsPane.setContent(chips);
        chipsPane.getStyleClass().add("chips");
        chipsPane.setFitToWidth(true);
        chipsPane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        chipsPane.widthProperty().subscribe(width -> fitChips());
        getChildren().setAll(head, fields, chipsPane);
        model.draft().subscribe(this::follow);
        model.editors().subscribe(editors -> fillHead(editors, model.draft().getValue().editor()));
        model.draft().map(Draft::editor).subscribe(editor -> fillHead(model.editors().getValue(), editor));
        model.tokens().subscribe(tokens -> showTokens());
        model.words().subscribe(words -> showTokens());
        model.stale().subscribe(stale -> chips.setOpacity(stale ? 0.55 : 1));
    }

    /// Puts the keyboard into the first field.
    public void focusFirst() {
        lookupAll(".text-area").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void follow(Draft draft) {
        List<Field> wanted = Field.of(draft.editor(), draft);
        List<String> names = wanted.stream().map(field -> draft.editor() + field.id()).toList();
        if (!names.equals(shown)) {
            shown = names;
            fields.getChildren().setAll(wanted.stream().map(field -> row(field, wanted.size() > 1)).toList());
            if (draft.editor() == Editor.OPTIONS) {
                fields.getChildren().add(optionButtons());
            }
        }
        writing = true;
        for (Node row : fields.getChildren()) {
            if (row.getUserData() instanceof TextArea area && area.getUserData() instanceof Field field) {
                String text = field.get().apply(draft);
                if (!area.getText().equals(text)) {
                    area.setText(text);
                    area.positionCaret(text.length());
                }
            }
        }
        writing = false;
    }

    private HBox row(Field field, boolean named) {
        String name = field.number() == 0
                ? text(field.messageKey())
                : text(field.messageKey(), field.number());
        var area = new GrowingArea();
        area.setId("field-" + field.id());
        area.setPromptText(text(field.messageKey() + ".prompt"));
        area.setAccessibleText(name);
        area.setUserData(field);
        area.setTextFormatter(new TextFormatter<>(change -> {
            if (change.isContentChange() && change.getControlNewText().length() > InputViewModel.LONGEST) {
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
        row.setUserData(area);
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
        measure.textProperty().bind(model.measure());
        var granularity = new Segments<>(
                List.of(false, true), words -> text(words ? "tokens.words" : "tokens.pieces"), words -> "granularity-" + words);
        granularity.setValue(model.words().get());
        granularity.setOnChoice(model.words()::set);
        if (editors.size() > 1) {
            var choice = new Segments<>(editors, each -> text(each.messageKey() + ".short"), each -> "editor-" + each);
            choice.setValue(editor);
            choice.setOnChoice(model::choose);
            head.getChildren().setAll(choice, gap, measure, granularity);
        } else {
            head.getChildren().setAll(title, gap, measure, granularity);
        }
    }

    private void showTokens() {
        @Nullable TokenAxis tokens = model.tokens().getValue();
        chips.setFigure(tokens == null ? null : new TokenStripFigure(tokens, model.words().get()));
        chipsPane.setVisible(tokens != null);
        chipsPane.setManaged(tokens != null);
        fitChips();
    }

    private void fitChips() {
        if (chips.figureProperty().get() instanceof TokenStripFigure strip && chipsPane.getWidth() > 0) {
            FigureTheme theme = chips.themeProperty().get();
            double width = Math.max(60, chipsPane.getWidth() - 12);
            double height = strip.height(width, theme);
            double most = MOST_CHIP_LINES * (theme.lineHeight(theme.label()) + 12);
            chips.setPrefHeight(height);
            chips.setMinHeight(height);
            chipsPane.setMinHeight(Math.min(height, most));
            chipsPane.setPrefHeight(Math.min(height, most));
        }
    }
}
