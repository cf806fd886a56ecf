package io.github.disentangle.ui.view.shell;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.state.Notice;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// One sentence across the top of the centre, with a button to put it away.
final class Banner extends HBox {

    Banner(Notice notice, Runnable dismiss) {
        setId("banner");
        getStyleClass().setAll(List.of("banner", notice.kind().name().toLowerCase(Locale.ROOT)));
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(notice.sentence());
        var sentence = new Label(notice.sentence());
        sentence.setId("banner-text");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("mdi2c-close"));
        close.setId("banner-close");
        close.getStyleClass().add("tool");
        close.setAccessibleText(text("banner.dismiss"));
        close.setOnAction(event -> dismiss.run());
        getChildren().setAll(new FontIcon(icon(notice.kind())), sentence);
        for (Notice.Offer offer : notice.offers()) {
            var button = new Button(offer.title());
            button.getStyleClass().add("action");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> {
                dismiss.run();
                offer.run().run();
            });
            getChildren().add(button);
        }
        getChildren().add(close);
    }

    private static String icon(Notice.Kind kind) {
        return switch (kind) {
            case INFORMATION -> "mdi2i-information-outline";
            case WARNING -> "mdi2a-alert-outline";
            case ERROR -> "mdi2a-alert-circle-outline";
        };
    }
}
