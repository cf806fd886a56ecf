package io.github.disentangle.ui.view;

import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.picture.Picture;
import io.github.disentangle.ui.work.Growing;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A view whose picture is computed away from the window.
public abstract class SurveyModel implements FigureModel {

    private final Growing<?, Picture> picture;

    protected SurveyModel(Growing<?, Picture> picture) {
        this.picture = picture;
    }

    @Override
    public final ObservableValue<@Nullable Figure> figure() {
        return picture.valueProperty().map(Picture::figure);
    }

    @Override
    public final ObservableValue<Boolean> stale() {
        return picture.staleProperty();
    }

    @Override
    public final ObservableValue<String> obstacle() {
        return picture.valueProperty().map(Picture::obstacle).orElse("");
    }
}
