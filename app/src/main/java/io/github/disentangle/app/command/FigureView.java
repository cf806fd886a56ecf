package io.github.disentangle.app.command;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.task.OpenModel;
import io.github.disentangle.engine.task.Prediction;
import io.github.disentangle.ui.figure.Figure;
import io.github.disentangle.ui.figure.HeadFigure;
import io.github.disentangle.ui.picture.HeadPictures;
import io.github.disentangle.ui.state.AttentionMap;

/// The views of the workbench that can be drawn without it.
enum FigureView {
    /// one map of a head
    MATRIX {
        @Override
        Figure draw(Scene scene) {
            return HeadPictures.map(scene.prediction().mainPass().encoding(), scene.attention(), scene.map());
        }
    },
    /// the addends of a head's score side by side
    TERMS {
        @Override
        Figure draw(Scene scene) {
            return HeadPictures.terms(scene.prediction().mainPass().encoding(), scene.attention(), scene.rowCentred());
        }
    },
    /// a head's attention as lines between tokens
    HEAD {
        @Override
        Figure draw(Scene scene) {
            return HeadPictures.lines(
                    scene.prediction().mainPass().encoding(),
                    scene.attention(),
                    HeadFigure.Filter.atLeast(scene.threshold()));
        }
    };

    /// What is to be drawn.
    ///
    /// @param map which numbers of the head
    /// @param rowCentred whether addends have their row's mean taken off
    /// @param threshold lines weaker than this are left out
    record Scene(
            OpenModel open,
            Prediction prediction,
            int layer,
            int head,
            AttentionMap map,
            boolean rowCentred,
            double threshold) {

        HeadAttention attention() {
            return open.model().attention(prediction.run(), layer, head);
        }
    }

    abstract Figure draw(Scene scene);
}
