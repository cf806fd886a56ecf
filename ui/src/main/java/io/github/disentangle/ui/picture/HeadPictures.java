package io.github.disentangle.ui.picture;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.score.FiveTerms;
import io.github.disentangle.engine.tokenizer.Encoding;
import io.github.disentangle.ui.figure.Addend;
import io.github.disentangle.ui.figure.Caption;
import io.github.disentangle.ui.figure.ColourScale;
import io.github.disentangle.ui.figure.HeadFigure;
import io.github.disentangle.ui.figure.Legend;
import io.github.disentangle.ui.figure.MatrixFigure;
import io.github.disentangle.ui.figure.TermsFigure;
import io.github.disentangle.ui.state.AttentionMap;
import java.util.ArrayList;
import java.util.List;

/// One attention head.
public final class HeadPictures {

    private HeadPictures() {}

    /// One of its maps, query against key.
    public static MatrixFigure map(Encoding encoding, HeadAttention attention, AttentionMap map) {
        var values = map.of(attention);
        return new MatrixFigure(
                Caption.NONE,
                values,
                TokenAxes.of(text("axis.query"), encoding),
                TokenAxes.of(text("axis.key"), encoding),
                legend(attention, map));
    }

    /// Its addends side by side, with their sum and what softmax makes of it.
    ///
    /// @param rowCentred whether each row's mean is taken off, since softmax only sees differences within a row
    public static TermsFigure terms(Encoding encoding, HeadAttention attention, boolean rowCentred) {
        var addends = new ArrayList<TermsFigure.Term>();
        addends.add(new TermsFigure.Term(Addend.CONTENT_TO_CONTENT, attention.contentToContent()));
        if (attention.hasContentToPosition()) {
            addends.add(new TermsFigure.Term(Addend.CONTENT_TO_POSITION, attention.contentToPosition()));
        }
        if (attention.hasPositionToContent()) {
            addends.add(new TermsFigure.Term(Addend.POSITION_TO_CONTENT, attention.positionToContent()));
        }
        return new TermsFigure(
                Caption.NONE,
                addends,
                attention.score(),
                attention.probability(),
                TokenAxes.of(text("axis.query"), encoding),
                TokenAxes.of(text("axis.key"), encoding),
                rowCentred);
    }

    /// The scores with the biases of the projections taken apart, and what they make of attention.
    ///
    /// @param centred whether each row's mean is taken off
    public static TermsFigure fiveTerms(Encoding encoding, HeadAttention attention, FiveTerms terms, boolean centred) {
        var addends = new ArrayList<TermsFigure.Term>();
        addends.add(new TermsFigure.Term(Addend.CONTENT_TO_CONTENT, text("terms.match"), terms.match()));
        addends.add(new TermsFigure.Term(Addend.KEY_PRIOR, terms.keyPrior()));
        if (attention.hasContentToPosition()) {
            addends.add(new TermsFigure.Term(Addend.CONTENT_TO_POSITION, terms.contentToPosition()));
        }
        if (attention.hasPositionToContent()) {
            addends.add(new TermsFigure.Term(Addend.POSITION_TO_CONTENT, terms.positionToContent()));
        }
        if (attention.hasContentToPosition() || attention.hasPositionToContent()) {
            addends.add(new TermsFigure.Term(Addend.KERNEL, terms.kernel()));
        }
        return new TermsFigure(
                Caption.NONE,
                addends,
                terms.sum(),
                attention.probability(),
                TokenAxes.of(text("axis.query"), encoding),
                TokenAxes.of(text("axis.key"), encoding),
                centred);
    }

    /// Its attention as lines from token to token, those the filter lets through.
    public static HeadFigure lines(Encoding encoding, HeadAttention attention, HeadFigure.Filter filter) {
        return new HeadFigure(
                Caption.NONE,
                attention.probability(),
                TokenAxes.of(text("axis.query"), encoding),
                TokenAxes.of(text("axis.key"), encoding),
                filter,
                legend(attention, AttentionMap.PROBABILITY));
    }

    private static Legend legend(HeadAttention attention, AttentionMap map) {
        return new Legend(
                ColourScale.fitting(List.of(map.of(attention)), map.signed()),
                text(map.messageKey() + ".unit"),
                text("scope.head", attention.layer(), attention.head()));
    }
}
