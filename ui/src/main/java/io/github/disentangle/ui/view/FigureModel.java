package io.github.disentangle.ui.view;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.state.Computed;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What a view of one figure offers its [FigurePane].
public interface FigureModel {

    /// The picture; null when there is nothing to show.
    ObservableValue<@Nullable Figure> figure();

    /// Whether the picture belongs to an older input or head.
    ObservableValue<Boolean> stale();

    /// What the picture is, and what it is not.
    ObservableValue<String> note();

    /// Why there can be no picture, in a sentence; empty when there is one or the input is to blame.
    default ObservableValue<String> obstacle() {
        return Computed.of(() -> "");
    }

    /// What `figure` of the command line is told to draw this picture, `--view` first; empty for a picture it does
    /// not draw.
    default List<String> options() {
        return List.of();
    }

    /// A note that is always the same.
    static ObservableValue<String> noted(String messageKey) {
        return Computed.of(() -> text(messageKey));
    }
}
